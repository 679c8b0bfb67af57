/** What is said about a document stays beside it: the work of those who may not write in it, from the first remark to the last. */
import { anchorAt, paragraphs, suggestedHunks, textAt, writeRichText } from "@brudnopis/document";
import {
  KitRemark,
  KitUseReport,
  Round,
  type Suggestion,
  type Thread,
  type ThreadStep,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { XmlFragment } from "yjs";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { stockClient } from "../sync/sockets.ts";
import { type Answer, type Client, signedIn } from "./client.ts";
import { matrixGround } from "./expected-access.ts";
import { id } from "./ground.ts";
import { konin, pageId, reply, started, stateOf, step } from "./remarks.ts";
import { acceptedBy, decide, suggested } from "./suggesting.ts";

/** What they have not sent is in their browser only: there is no request that would keep a draft. */
test("T1 S1 a facilitator's whole work leaves the document byte for byte as it was, until an editor accepts of it", async () => {
  const { url } = await startTestServer({ statements: await matrixGround(Date.now()) });
  const [facilitator, editor] = [await signedIn(url, "facilitator"), await signedIn(url, "editor")];
  const typing = await (await stockClient(url, "editor", id("midkonin"))).synced();
  const text = textAt(typing.doc, "summary.text");
  writeRichText(text, paragraphs("Miasto bierze ciepło z ziemi"));
  await typing.saved();
  const before = await stateOf(facilitator);

  const round = await sentRound(await signedIn(url, "lead"));
  await remarksOn(text, { facilitator, editor });
  await remarksOfRound(text, round, { facilitator, editor });
  await usedKit(facilitator);
  const open = await suggestionsFor(text, { facilitator, editor });

  expect(await stateOf(facilitator)).toEqual(before);
  for (const suggestion of open) {
    const last = await stateOf(facilitator);
    await acceptedBy(editor, typing, suggestion);
    expect(await stateOf(facilitator)).not.toEqual(last);
  }
});

interface Both {
  readonly facilitator: Client;
  readonly editor: Client;
}

const done: ThreadStep = { step: "address", answer: { kind: "done", text: "Dodano źródło" } };

/** On words, a field, a record; replies, an edit, each step, and what is taken back. */
async function remarksOn(text: XmlFragment, { facilitator, editor }: Both): Promise<void> {
  const onWords = { type: "text", address: "summary.text", anchor: anchorAt(text, 0, 6) } as const;
  const onField = { type: "field", address: "summary.text" } as const;
  const onRecord = { type: "record", collection: "actions", record: "a1" } as const;
  const [one, two, three] = [
    await started(facilitator, { place: onWords, assignee: id("lead"), due: "2026-12-01" }),
    await started(facilitator, { place: onField }),
    await started(facilitator, { place: onRecord }),
  ];
  const path = (thread: Thread) => `${konin}/threads/${thread.id}`;
  const said = `${path(one)}/messages/${one.messages[0]?.id}`;
  const patch = (body: unknown) => ({ method: "PATCH", body });
  const own = pageId();
  await allTaken([
    () => reply(facilitator, one.id, `Proszę @{${id("lead")}}`),
    () => facilitator.post(`${path(one)}/messages`, { id: own, text: "Pomyłka" }),
    () => facilitator.send(`${path(one)}/messages/${own}`, { method: "DELETE" }),
    () => facilitator.send(said, patch({ text: "Inaczej" })),
    () => facilitator.send(path(one), patch({ kind: "money", due: null })),
    () => step(editor, one.id, done),
    () => step(facilitator, one.id, { step: "reopen", text: "Jeszcze nie" }),
    () => step(editor, one.id, done),
    () => step(facilitator, one.id, { step: "confirm" }),
    () => step(facilitator, two.id, { step: "close" }),
    () => facilitator.send(path(three), { method: "DELETE" }),
  ]);
}

/** Of a round: a remark on the frozen text, handed back, confirmed, closed. */
async function remarksOfRound(
  text: XmlFragment,
  round: string,
  { facilitator, editor }: Both,
): Promise<void> {
  const place = { type: "text", address: "summary.text", anchor: anchorAt(text, 7, 13) } as const;
  const { id: thread } = await started(facilitator, { place, round });
  const take = (client: Client, name: string) =>
    client.post(`${konin}/rounds/${round}/steps`, { step: name });
  await allTaken([
    () => take(facilitator, "hand-back"),
    () => take(facilitator, "again"),
    () => take(facilitator, "hand-back"),
    () => step(editor, thread, done),
    () => take(editor, "answered"),
    () => step(facilitator, thread, { step: "confirm" }),
    () => take(facilitator, "close"),
  ]);
}

async function usedKit(facilitator: Client): Promise<void> {
  const [kind, text] = ["missing-data", "{miasto}: proszę o źródło"] as const;
  const remark = { title: "Brak źródła", section: "challenge", kind, text };
  const { id: own } = KitRemark.parse((await facilitator.post("/api/kit", remark)).body);
  const { body } = await facilitator.post(`/api/kit/${own}/use`, { documents: [id("midkonin")] });
  expect(KitUseReport.parse(body).results).toMatchObject([{ thread: expect.any(String) }]);
  await started(facilitator, { kind, text, kit: own });
}

/** Of words, a record and a value of it, which are open; of two more one is withdrawn, and one refused. */
async function suggestionsFor(
  text: XmlFragment,
  { facilitator, editor }: Both,
): Promise<Suggestion[]> {
  const [hunk] = suggestedHunks(text, paragraphs("Miasto bierze ciepło z głębi").content);
  const cost = (grosze: number) => ({
    type: "value",
    address: "actions/a1.cost",
    after: { type: "money", grosze },
  });
  const fields = { name: { type: "line", text: "Sadzenie drzew" } };
  const made = await suggested(facilitator, [
    { type: "text", address: "summary.text", hunk },
    { type: "add-record", collection: "actions", record: "a1", fields },
    cost(260_000_000),
    cost(240_000_000),
    { type: "remove-record", collection: "actions", record: "a1" },
  ]);
  await allTaken([
    () => decide(facilitator, made[3], { decision: "withdraw" }),
    () => decide(editor, made[4], { decision: "reject", because: "Jest w WPF" }),
  ]);
  expect(made).toHaveLength(5);
  return made.slice(0, 3);
}

async function sentRound(lead: Client): Promise<string> {
  const reviewers = [id("facilitator")];
  const { body } = await lead.post(`${konin}/rounds`, { kind: "review", reviewers });
  return Round.parse(body).id;
}

/** One after the other, so that what a step needs is there. */
async function allTaken(requests: readonly (() => Promise<Answer>)[]): Promise<void> {
  for (const request of requests) expect([200, 201, 204]).toContain((await request()).status);
}
