/** The first words of what a notification tells of, as they are now. */
import { type RichNode, SuggestedChange } from "@brudnopis/schema";
import { mentionsIn, withNames } from "../review/mentions.ts";
import type { Driver } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import type { NotificationRow } from "../store/notifications.ts";

const longest = 280;

/** By the notification's id. */
export async function excerptsOf(
  driver: Driver,
  rows: readonly NotificationRow[],
): Promise<ReadonlyMap<string, string>> {
  const words = rows.map((row) => [row.id, wordsOf(row)] as const);
  const named = words.flatMap(([, text]) => mentionsIn(text));
  const people = await historyPeople(driver, named);
  return new Map(words.map(([id, text]) => [id, shortened(withNames(text, people, "…"))]));
}

function wordsOf({ event, body, answer, note, change, because }: NotificationRow): string {
  if (event === "addressed") return answer ?? "";
  if (event === "decided" && because) return because;
  if (body !== null) return body;
  return note || (change === null ? "" : suggestedText(change));
}

/** What a suggestion puts in; nothing of values, which mean little without their field. */
function suggestedText(json: string): string {
  const { data } = SuggestedChange.safeParse(JSON.parse(json));
  if (data?.type === "answer") return data.text;
  return data?.type === "text" ? textOf(data.hunk.after) : "";
}

function textOf(nodes: readonly RichNode[]): string {
  return nodes.map((node) => node.text ?? `${textOf(node.content ?? [])} `).join("");
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : line;
}
