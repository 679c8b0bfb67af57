/** Purging a document's history: what was deleted is nowhere, and nobody brings it back. */
import {
  addRecord,
  anchorAt,
  paragraphs,
  removeRecord,
  resolveAnchor,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import {
  CloseCode,
  type Collection,
  DocumentContent,
  DocumentPlan,
  ExportJob,
  ImageInfo,
  NewGuestLinkAnswer,
  Preview,
  RevisionList,
  Suggestion,
} from "@brudnopis/schema";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { projectPaths } from "../../apps/server/src/project.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, RawClient, type StockClient, stockClient } from "../sync/sockets.ts";
import { Client, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";
import { aDrawing } from "./pictures.ts";
import { feedOf, pageId, started } from "./remarks.ts";
import { storedEvents } from "./stored.ts";

const documentId = id("midkonin");
const document = `/api/documents/${documentId}`;
const canary = "kanarek7319";
const request = { title: "MID konin", reason: "Wniosek o usunięcie danych nr 12" };

/** Letters have other ids in a document without a past. */
const ends: object = { start: expect.any(String), end: expect.any(String) };

test("after a purge nothing that was deleted before is found anywhere in the data folder", async () => {
  const dataDir = await temporaryFolder();
  const { server, administrator, lead, editor } = await start(dataDir);
  await typeAndDelete(editor);
  const before = await contentOf(lead);
  await lead.post(`${document}/revisions`, { name: `Stan ${canary}` });
  expect((await lead.post(`${document}/mutes`, mute)).status).toBe(204);
  const anchor = {
    start: "AQID",
    end: "BAUG",
    quote: canary,
    prefix: "",
    suffix: "",
    occurrences: 1,
  };
  const place = { type: "text", address: "summary.text", anchor } as const;
  const remarked = await started(lead, { place, label: canary, text: `Po co ${canary}?` });
  const written = `${document}/threads/${remarked.id}/messages/${remarked.messages[0]?.id}`;
  await lead.send(written, { method: "PATCH", body: { text: "Po co to?" } });
  await suggestTo(lead, [
    { ...hunk, before: [{ type: "text", text: canary }] },
    { ...hunk, anchor: { ...hunk.anchor, prefix: canary } },
  ]);
  const link = { type: "link", attrs: { href: `https://miasto.example/${canary}` } };
  await suggestTo(lead, [{ ...hunk, before: [{ type: "text", text: "ziemi", marks: [link] }] }]);
  const [rejected] = await suggestTo(lead, [{ ...hunk, after: [{ type: "text", text: canary }] }]);
  const decided = `${document}/suggestions/${rejected?.id}/decision`;
  await lead.post(decided, { decision: "reject", because: canary });
  expect(await filesWith(dataDir)).not.toEqual([]);

  const answer = await administrator.post(`${document}/purge`, request);

  expect(answer.status).toBe(204);
  expect(await filesWith(dataDir)).toEqual([]);
  expect(await contentOf(lead)).toEqual(before);
  const { revisions } = RevisionList.parse((await lead.get(`${document}/revisions`)).body);
  expect(revisions.map(({ kind }) => kind)).toEqual(["after-purge"]);
  await server.stop();
  expect(await filesWith(dataDir)).toEqual([]);
  expect(await storedEvents(dataDir)).toContainEqual(
    expect.objectContaining({
      action: "history-purged",
      by: id("administrator"),
      details: JSON.stringify({ reason: request.reason }),
    }),
  );
});

test("after a purge the document has the pictures that it shows and no other, and files and pages of before are gone", async () => {
  const { administrator, lead, editor } = await start(await temporaryFolder());
  const [shown, removed] = [await pictureOf(lead), await pictureOf(lead)];
  const text = textAt(editor.doc, "summary.text");
  const show = (asset: string) => ({
    type: "doc" as const,
    content: [{ type: "image", attrs: { asset, alt: "Rynek", decorative: true, width: 40 } }],
  });
  writeRichText(text, show(removed));
  await editor.saved();
  text.delete(0, 1);
  writeRichText(text, show(shown));
  await editor.saved();
  const before = await contentOf(lead);
  const paths = [await fileOf(lead), await pagesOf(lead)];
  for (const path of paths) expect((await lead.get(path)).status).toBe(200);

  const { status } = await administrator.post(`${document}/purge`, request);

  expect(status).toBe(204);
  for (const path of paths) expect((await lead.get(path)).status).toBe(404);
  expect(await contentOf(lead)).toEqual(before);
  expect((await lead.get(`${document}/images/${shown}`)).status).toBe(200);
  expect((await lead.get(`${document}/images/${removed}`)).status).toBe(404);
});

test("a remark whose words are gone is about their field, and one whose words stay keeps them", async () => {
  const { administrator, lead, editor } = await start(await temporaryFolder());
  writeRichText(textAt(editor.doc, "summary.text"), paragraphs("Ciepło z ziemi\ni ze słońca"));
  await editor.saved();
  const anchor = { start: "AQID", end: "BAUG", quote: "ziemii ze", occurrences: 1 };
  const stays = { ...anchor, prefix: "Ciepło z ", suffix: " wiatru" };
  const place = { type: "text", address: "summary.text" } as const;
  await started(lead, { place: { ...place, anchor: stays }, label: "Streszczenie" });
  await started(lead, { place: { ...place, anchor: { ...stays, quote: "z głębi" } } });

  await administrator.post(`${document}/purge`, request);

  const { threads } = await feedOf(lead);
  expect(threads.map((thread) => [thread.label, thread.place])).toEqual([
    ["", { ...place, anchor: { ...stays, ...ends, suffix: "" } }],
    ["", { type: "field", address: "summary.text" }],
  ]);
});

test("a remark stays at its own words, though others read alike and all letters are new", async () => {
  const { server, administrator, lead, editor } = await start(await temporaryFolder());
  writeRichText(textAt(editor.doc, "summary.text"), paragraphs("tak\ntak\ntak"));
  await editor.saved();
  const anchor = anchorAt(textAt(editor.doc, "summary.text"), 3, 6);
  await started(lead, { place: { type: "text", address: "summary.text", anchor } });

  await administrator.post(`${document}/purge`, request);

  const again = await (await stockClient(server.url, "lead", documentId)).synced();
  const { place } = (await feedOf(lead)).threads[0] ?? {};
  if (place?.type !== "text") throw new Error("The remark has lost its words");
  const found = resolveAnchor(textAt(again.doc, place.address), place.anchor);
  expect(found).toEqual({ from: 3, to: 6, status: "exact" });
});

test("a suggestion stays while the document says what it would change, and is forgotten with it", async () => {
  const { administrator, lead, editor } = await start(await temporaryFolder());
  writeRichText(textAt(editor.doc, "summary.text"), paragraphs("Ciepło z ziemi"));
  await editor.saved();
  const anchor = { ...hunk.anchor, quote: "ziemi", prefix: "ciepło z ", suffix: "" };
  const stays = { ...hunk, anchor, before: [{ type: "text", text: "ziemi" }] };
  const [kept] = await suggestTo(lead, [stays]);
  const [withdrawn] = await suggestTo(lead, [stays]);
  await suggestTo(lead, [{ ...stays, before: [{ type: "text", text: "wiatru" }] }]);
  const decision = `${document}/suggestions/${withdrawn?.id}/decision`;
  await lead.post(decision, { decision: "withdraw" });

  await administrator.post(`${document}/purge`, request);

  const { suggestions } = await feedOf(lead);
  expect(suggestions.map((suggestion) => suggestion.id)).toEqual([kept?.id]);
  const change = { type: "text", address: "summary.text" };
  expect(suggestions[0]).toMatchObject({
    label: "",
    change: { ...change, hunk: { ...stays, anchor: { ...anchor, ...ends, prefix: "" } } },
  });
});

test("who has the document open is told that its history is another, and writes on in the new one", async () => {
  const { server, administrator, lead } = await start(await temporaryFolder());
  const credentials = await credentialsOf(server.url, "editor");
  const socket = await new RawClient(server.url, documentId, credentials).open();

  await administrator.post(`${document}/purge`, request);

  expect(await socket.closed).toEqual({ code: CloseCode.otherEpoch, reason: "other-epoch" });
  const again = await (await stockClient(server.url, "lead", documentId)).synced();
  writeRichText(textAt(again.doc, "summary.text"), paragraphs("Nowy początek"));
  await again.saved();
  expect(JSON.stringify(await contentOf(lead))).toContain("Nowy początek");
});

test("findings of what the document still says stay muted, and all others are muted no more", async () => {
  const { administrator, lead, editor } = await start(await temporaryFolder());
  const long = `Gdy ${"miasto buduje, ".repeat(20)}wtedy rośnie.`;
  writeRichText(textAt(editor.doc, "summary.text"), paragraphs(long));
  await editor.saved();
  const stays = {
    ...mute,
    key: "long-sentence summary.text Gdy miasto buduje, miasto buduje, miasto…",
  };
  await lead.post(`${document}/mutes`, { ...stays, rule: "long-sentence" });
  await lead.post(`${document}/mutes`, mute);
  // No finding is called so.
  await lead.post(`${document}/mutes`, { ...mute, key: canary, place: "summary.text.and-more" });

  await administrator.post(`${document}/purge`, request);

  const { muted } = DocumentPlan.parse((await lead.get(`${document}/plan`)).body);
  expect(muted.map(({ key }) => key)).toEqual([stays.key]);
});

test("a guest's link to a state that was purged shows nothing any more, least of all the present", async () => {
  const { server, administrator, lead } = await start(await temporaryFolder());
  const made = await lead.post(`${document}/guest-links`, { revision: "Do rady" });
  const token = new URL(NewGuestLinkAnswer.parse(made.body).link).hash.split("klucz=")[1];
  const guest = new Client(server.url);
  expect((await guest.post("/api/guest/document", { token })).status).toBe(200);

  await administrator.post(`${document}/purge`, request);

  const answer = await guest.post("/api/guest/document", { token });
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test("the title has to be the document's, and only who administers purges", async () => {
  const { administrator, lead } = await start(await temporaryFolder());

  const other = await administrator.post(`${document}/purge`, { ...request, title: "MID rybnik" });
  const byLead = await lead.post(`${document}/purge`, request);

  expect([other.status, byLead.status]).toEqual([400, 404]);
  const { revisions } = RevisionList.parse((await lead.get(`${document}/revisions`)).body);
  expect(revisions).toEqual([]);
});

/** Where a file is that was made of the document. */
async function fileOf(client: Client): Promise<string> {
  const { body } = await client.post(`${document}/exports`, { format: "json" });
  const path = `${document}/exports/${ExportJob.parse(body).id}`;
  for (;;) {
    const { phase } = ExportJob.parse((await client.get(`${path}?wait=5000`)).body);
    if (phase === "done") return `${path}/file`;
  }
}

/** Where pages are that were set of it. */
async function pagesOf(client: Client): Promise<string> {
  const { version } = Preview.parse((await client.get(`${document}/preview`)).body);
  return `${document}/preview/${version}`;
}

const mute = {
  key: `language summary.text ${canary}`,
  rule: "language",
  place: "summary.text",
  reason: "Tak ma być",
};

const hunk = {
  kind: "inline",
  anchor: { start: "AQID", end: "BAUG", quote: "", prefix: "", suffix: "", occurrences: 0 },
  before: [],
  after: [{ type: "text", text: "wiatr" }],
};

async function suggestTo(client: Client, hunks: readonly object[]): Promise<Suggestion[]> {
  const suggestions = hunks.map((each) => ({
    id: pageId(),
    label: canary,
    change: { type: "text", address: "summary.text", hunk: each },
  }));
  const { body } = await client.post(`${document}/suggestions`, { batch: pageId(), suggestions });
  return z.array(Suggestion).parse(body);
}

async function start(dataDir: string) {
  const server = await startTestServer({ statements: await ground(), dataDir });
  return {
    server,
    administrator: await signedIn(server.url, "administrator"),
    lead: await signedIn(server.url, "lead"),
    editor: await (await stockClient(server.url, "editor", documentId)).synced(),
  };
}

/** In a text of which a part stays, and in a record that is removed afterwards. */
async function typeAndDelete(client: StockClient): Promise<void> {
  const { doc } = client;
  const text = textAt(doc, "summary.text");
  writeRichText(text, paragraphs(`Ciepło ${canary}`));
  await client.saved();
  text.delete(0, 1);
  writeRichText(text, paragraphs("Ciepło z ziemi"));
  await client.saved();
  const risks = await collectionOf("risks");
  addRecord(doc, risks, { id: "r1" });
  writeRichText(textAt(doc, "risks/r1.name"), paragraphs(canary));
  await client.saved();
  removeRecord(doc, "risks", "r1");
  await client.saved();
}

async function collectionOf(key: string): Promise<Collection> {
  const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 1 });
  const collection = template?.collections.find((candidate) => candidate.key === key);
  if (!collection) throw new Error(`The template has no ${key}`);
  return collection;
}

async function pictureOf(client: Client): Promise<string> {
  const { body } = await client.send(`${document}/images`, {
    method: "POST",
    bytes: aDrawing(40, 30),
    headers: { "content-type": "image/png" },
  });
  return ImageInfo.parse(body).id;
}

async function contentOf(client: Client): Promise<DocumentContent> {
  return DocumentContent.parse((await client.get(`${document}/content`)).body);
}

/** Files of a folder in which the canary is, as it is or in UTF-16. */
async function filesWith(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name));
    if (bytes.includes(canary) || bytes.includes(Buffer.from(canary, "utf16le")))
      found.push(file.name);
  }
  return found;
}
