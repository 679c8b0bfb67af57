/** Who wrote and who deleted what is told rightly, whatever happened between the writing and the asking. */
import { paragraphs, plainText, readRichText, textAt, writeRichText } from "@brudnopis/document";
import {
  Blame,
  type DiffNode,
  DocumentChanges,
  Revision,
  RevisionList,
  TemplateMoved,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, type Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { mergeUpdates } from "../../apps/server/src/store/merge-updates.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import {
  FakeTime,
  startTestServer,
  type TestServerOptions,
  withStore,
} from "../../apps/server/src/testing.ts";
import { type Client, signedIn } from "../http/client.ts";
import { ground, id, type Person } from "../http/ground.ts";
import { type StockClient, stockClient } from "../sync/sockets.ts";

const documentId = id("midkonin");
const document = `/api/documents/${documentId}`;
const place = "summary.text";

test("edits made offline and sent after a reload are their author's, and the deletions of others are not", async () => {
  const { lead, as, named } = await start();
  const [editor, partner] = [await as("editor"), await as("partner")];
  await begin(editor, "Ciepło z głębokiej ziemi dla miasta");
  await reads(partner, "Ciepło z głębokiej ziemi dla miasta");
  const from = await named();
  await remove(editor, "głębokiej ");
  await reads(partner, "Ciepło z ziemi dla miasta");

  partner.provider.disconnect();
  await partner.disconnected();
  replace(partner, "ziemi", "wody");
  await remove(editor, " dla miasta");
  // The page is loaded again, and what it kept goes out under the number that it had, beside all that it knew.
  const kept = encodeStateAsUpdate(partner.doc);
  partner.destroy();
  const reloaded = await as("partner");
  applyUpdate(reloaded.doc, kept);
  await reloaded.saved();

  expect(await writtenBy(lead)).toEqual([
    ["Ciepło z ", "editor"],
    ["wody", "partner"],
  ]);
  expect(await deletedSince(lead, from)).toEqual([
    ["głębokiej", "editor"],
    ["ziemi", "partner"],
    ["dla miasta", "editor"],
  ]);
});

test("a person with two tabs is one author, and so is everybody after a restart from a snapshot", async () => {
  const dataDir = await temporaryFolder();
  const { lead, as, named, stop } = await start({ dataDir });
  const [one, other, partner] = [await as("editor"), await as("editor"), await as("partner")];
  await begin(one, "Ciepło");
  await reads(other, "Ciepło");
  await append(other, " z ziemi");
  await reads(partner, "Ciepło z ziemi");
  await append(partner, " i wody");
  await reads(one, "Ciepło z ziemi i wody");
  const from = await named();
  await remove(one, "z ziemi ");

  const before = await writtenBy(lead);
  await stop();
  await compact(dataDir);
  const next = await start({ dataDir, statements: [] });
  await append(await next.as("lead"), " dla miasta");

  expect(before).toEqual([
    ["Ciepło ", "editor"],
    ["i wody", "partner"],
  ]);
  expect(await writtenBy(next.lead)).toEqual([...before, [" dla miasta", "lead"]]);
  expect(await deletedSince(next.lead, from)).toEqual([["z ziemi", "editor"]]);
});

test("who moves a document to another template has neither written nor deleted anything, nor in its copy", async () => {
  const { lead, as, named } = await start();
  const [editor, partner] = [await as("editor"), await as("partner")];
  await begin(editor, "Ciepło z ziemi dla miasta");
  await reads(partner, "Ciepło z ziemi dla miasta");
  const from = await named();
  await remove(partner, " dla miasta");

  const moved = await lead.post(`${document}/template-move`, { to: { id: "mid", version: 2 } });

  const { copyId } = TemplateMoved.parse(moved.body);
  const authors = [["Ciepło z ziemi", "editor"]];
  expect(await writtenBy(lead)).toEqual(authors);
  expect(await deletedSince(lead, from)).toEqual([["dla miasta", "partner"]]);
  expect(await writtenBy(lead, `/api/documents/${copyId}`)).toEqual(authors);
});

test("who wrote what is known when the log of that time is gone", async () => {
  const dataDir = await temporaryFolder();
  const time = new FakeTime();
  const { as, stop } = await start({ dataDir, overrides: { clock: time.clock } });
  const [editor, partner] = [await as("editor"), await as("partner")];
  await begin(editor, "Ciepło z ziemi");
  await reads(partner, "Ciepło z ziemi");
  replace(partner, "ziemi", "wody");
  await partner.saved();
  await stop();

  time.advance(40 * dayMs);
  const next = await start({
    dataDir,
    statements: [],
    config: { historyDays: 30 },
    overrides: { clock: time.clock, schedule: time.schedule },
  });
  await append(await next.as("lead"), " dla miasta");
  time.advance(hourMs);
  await untilLogIsShorter(next.lead);

  expect(await writtenBy(next.lead)).toEqual([
    ["Ciepło z ", "editor"],
    ["wody", "partner"],
    [" dla miasta", "lead"],
  ]);
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

async function start(options: TestServerOptions = {}) {
  const server = await startTestServer({ statements: await ground(), ...options });
  const lead = await signedIn(server.url, "lead");
  const as = async (person: Person) => (await stockClient(server.url, person, documentId)).synced();
  /** A revision of now. */
  const named = async () => {
    const { body } = await lead.post(`${document}/revisions`, { name: "Do rady" });
    return Revision.parse(body).id;
  };
  return { lead, as, named, stop: () => server.stop() };
}

/** Makes a snapshot of all that the log has. */
function compact(dataDir: string): Promise<void> {
  return withStore(dataDir, (driver) => {
    const merge = async (updates: readonly Uint8Array[]) => mergeUpdates(updates);
    return createUpdateLog({ driver, clock: Date.now, merge, minUpdates: 1 }).compact(documentId);
  });
}

async function untilLogIsShorter(client: Client): Promise<void> {
  const { body } = await client.get(`${document}/revisions`);
  if (RevisionList.parse(body).logFrom === undefined) await untilLogIsShorter(client);
}

/** The runs of the text, each with the name of its author. */
async function writtenBy(client: Client, of = document): Promise<(string | undefined)[][]> {
  const { runs, people } = Blame.parse((await client.get(`${of}/blame?address=${place}`)).body);
  return runs.map(({ text, by }) => [text, by && people[by.person]?.name]);
}

async function deletedSince(client: Client, from: string): Promise<(string | undefined)[][]> {
  const { sections, people } = await changesSince(client, from);
  return sections
    .flatMap(({ changes }) => changes)
    .flatMap((change) => (change.type === "text" ? deletedIn(change.blocks ?? []) : []))
    .map(({ text, change }) => [text?.trim(), change?.by && people[change.by.person]?.name]);
}

async function changesSince(client: Client, from: string): Promise<DocumentChanges> {
  return DocumentChanges.parse((await client.get(`${document}/changes?from=${from}`)).body);
}

function deletedIn(nodes: readonly DiffNode[]): DiffNode[] {
  return nodes.flatMap((node) =>
    node.change?.type === "deleted" && node.text !== undefined
      ? [node]
      : deletedIn(node.content ?? []),
  );
}

async function begin(client: StockClient, words: string): Promise<void> {
  writeRichText(textAt(client.doc, place), paragraphs(words));
  await client.saved();
}

async function append(client: StockClient, words: string): Promise<void> {
  const line = lineOf(client.doc);
  line.insert(line.length, words);
  await client.saved();
}

async function remove(client: StockClient, words: string): Promise<void> {
  replace(client, words, "");
  await client.saved();
}

function replace({ doc }: StockClient, words: string, others: string): void {
  const at = wordsOf(doc).indexOf(words);
  if (at < 0) throw new Error(`„${words}” is not in the text`);
  doc.transact(() => {
    lineOf(doc).delete(at, words.length);
    if (others !== "") lineOf(doc).insert(at, others);
  });
}

/** Resolves when the text in this person's page is this one. */
function reads(client: StockClient, words: string): Promise<void> {
  return client.until((doc) => wordsOf(doc) === words);
}

function wordsOf(doc: Doc): string {
  return plainText(readRichText(textAt(doc, place)));
}

function lineOf(doc: Doc): XmlText {
  const block = textAt(doc, place).get(0);
  const line = block instanceof XmlElement ? block.get(0) : undefined;
  if (!(line instanceof XmlText)) throw new Error("The text has no line");
  return line;
}
