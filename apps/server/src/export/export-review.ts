import type { Caller, OpenedDocument } from "../access/access.ts";
import { peopleIn } from "../review/feed.ts";
import { readThreads } from "../review/read-threads.ts";
import type { Suggestions } from "../review/suggestions.ts";
import { viewerOf } from "../review/viewer.ts";
import type { Driver } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import type { ExportReview } from "./export-task.ts";

/** What is open in review of a document. Also who may see notes within the team gets a file without them: it leaves the house. */
export async function openReview(
  driver: Driver,
  suggestions: Pick<Suggestions, "since">,
  opened: OpenedDocument,
  caller: Caller,
): Promise<ExportReview> {
  const viewer = { ...viewerOf(opened, caller), isTeam: false };
  const all = await readThreads(driver, opened.document.id, viewer, new Map());
  const threads = all.filter(({ state, isRemoved }) => state === "open" && !isRemoved);
  const suggested = await suggestions.since(opened, caller, 0);
  const open = suggested.filter(({ state }) => state === "open");
  const authors = open.flatMap(({ author }) => author ?? []);
  const people = await historyPeople(driver, [...peopleIn(threads), ...authors]);
  return { threads, suggestions: open, people };
}
