/** Purging a document's history: what was deleted is nowhere, and nobody brings it back. */
import { addRecord, paragraphs, removeRecord, textAt, writeRichText } from "@brudnopis/document";
import {
  CloseCode,
  type Collection,
  DocumentContent,
  DocumentPlan,
  NewGuestLinkAnswer,
  RevisionList,
} from "@brudnopis/schema";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectPaths } from "../../apps/server/src/project.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, RawClient, type StockClient, stockClient } from "../sync/sockets.ts";
import { Client, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";
import { storedEvents } from "./stored.ts";

const documentId = id("midkonin");
const document = `/api/documents/${documentId}`;
const canary = "kanarek7319";
const request = { title: "MID konin", reason: "Wniosek o usunięcie danych nr 12" };

test("after a purge nothing that was deleted before is found anywhere in the data folder", async () => {
  const dataDir = await temporaryFolder();
  const { server, administrator, lead, editor } = await start(dataDir);
  await typeAndDelete(editor);
  const before = await contentOf(lead);
  await lead.post(`${document}/revisions`, { name: `Stan ${canary}` });
  expect((await lead.post(`${document}/mutes`, mute)).status).toBe(204);
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

const mute = {
  key: `language summary.text ${canary}`,
  rule: "language",
  place: "summary.text",
  reason: "Tak ma być",
};

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
