/** The history of a document over HTTP: revisions that people name, and what they say. */
import {
  paragraphs,
  plainText,
  readDocument,
  readRichText,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import {
  type DiffNode,
  DocumentChanges,
  DocumentContent,
  DocumentFile,
  NewGuestLinkAnswer,
  News,
  Revision,
  RevisionContent,
  RevisionList,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc, XmlElement, XmlText } from "yjs";
import { projectPaths } from "../../apps/server/src/project.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { type StockClient, stockClient } from "../sync/sockets.ts";
import { Client, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";

const documentId = id("midkonin");
const document = `/api/documents/${documentId}`;
const place = "summary.text";

test("a revision that was named is listed with those who wrote what is new in it", async () => {
  const { lead, as } = await start();
  await write(await as("editor"), "Ciepło z ziemi");

  const named = await lead.post(`${document}/revisions`, {
    name: "Do rady",
    description: "Po warsztacie",
  });

  expect(named.status).toBe(201);
  const { revisions, people, now } = await list(lead);
  expect(revisions.map(({ kind, name }) => [kind, name])).toEqual([
    ["named", "Do rady"],
    ["start", undefined],
  ]);
  expect(revisions[0]).toEqual(Revision.parse(named.body));
  expect(revisions[0]?.contributors.map(({ person }) => person)).toEqual([id("editor")]);
  expect(revisions[0]?.namedBy).toBe(id("lead"));
  expect(Object.keys(people).sort()).toEqual([id("administrator"), id("editor"), id("lead")]);
  expect(now).toBeUndefined();
});

test("whoever looks before anything was kept finds how the document began, and what has changed since", async () => {
  const { lead, as } = await start();
  await write(await as("editor"), "Ciepło z ziemi");

  const { revisions, now } = await list(lead);

  expect(revisions.map(({ kind, seq }) => [kind, seq])).toEqual([["start", 1]]);
  expect(now?.contributors.map(({ person }) => person)).toEqual([id("editor")]);
});

test("a revision reads as the document did, whatever is written afterwards", async () => {
  const { lead, as } = await start();
  const editor = await as("editor");
  await write(editor, "Ciepło z ziemi");
  const { id: revision } = Revision.parse(
    (await lead.post(`${document}/revisions`, { name: "Do rady" })).body,
  );
  const before = DocumentContent.parse((await lead.get(`${document}/content`)).body);
  await write(editor, "Ciepło z wody");

  const { content } = RevisionContent.parse(
    (await lead.get(`${document}/revisions/${revision}`)).body,
  );
  const { content: now } = RevisionContent.parse(
    (await lead.get(`${document}/revisions/now`)).body,
  );

  expect(content).toEqual(before);
  expect(now).not.toEqual(before);
  const { body } = await lead.get(`${document}/revisions/${revision}/state`);
  const doc = new Doc();
  if (!(body instanceof Uint8Array)) throw new Error("The state is bytes");
  applyUpdate(doc, body);
  expect(readDocument(doc, await mid())).toEqual(before);
});

test("a revision gets its name afterwards, another one, or none", async () => {
  const { lead } = await start();
  const path = `${document}/revisions`;
  const { id: revision } = Revision.parse((await lead.post(path, { name: "Pierwsza" })).body);
  const rename = async (name: string | null) =>
    Revision.parse(
      (await lead.send(`${path}/${revision}`, { method: "PATCH", body: { name } })).body,
    );

  expect((await rename("Do rady")).name).toBe("Do rady");
  expect((await rename(null)).name).toBeUndefined();
  const named = Revision.parse((await lead.post(path, { name: "Jednak" })).body);

  // Nothing was written since, so it is the same state.
  expect(named.id).toBe(revision);
});

test("a revision leaves as a file, without fields that hold personal data", async () => {
  const { lead, as } = await start();
  const editor = await as("editor");
  await write(editor, "Ciepło z ziemi");
  writeRichText(textAt(editor.doc, "identification.coordinator-name"), paragraphs("Anna Wójcik"));
  await editor.saved();
  const { id: revision } = Revision.parse(
    (await lead.post(`${document}/revisions`, { name: "Do rady" })).body,
  );
  const path = `${document}/revisions/${revision}/export`;

  const json = await lead.get(`${path}?format=json`);
  const pdf = await lead.get(`${path}?format=pdf`);
  expect(json.headers.get("content-disposition")).toMatch(
    /filename="MID konin, wersja robocza, Do rady, [0-9-]{10}\.json"/,
  );
  expect(pdf.headers.get("content-disposition")).toMatch(
    /filename="MID konin, wersja robocza, Do rady, [0-9-]{10}\.pdf"/,
  );
  const { content } = DocumentFile.parse(json.body);
  expect(content.fields[place]).toMatchObject({ type: "rich" });
  expect(content.fields["identification.coordinator-name"]).toBeUndefined();
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(pdf.status).toBe(200);
});

test("what changed between two revisions is credited to who did it", async () => {
  const { lead, as } = await start();
  const [editor, partner] = [await as("editor"), await as("partner")];
  await write(editor, "Ciepło z ziemi dla miasta");
  const { id: from } = await keep(lead, "Pierwsza");
  await arrived(partner, "Ciepło z ziemi dla miasta");
  lineOf(partner).delete(0, "Ciepło ".length);
  await partner.saved();
  await arrived(editor, "z ziemi dla miasta");
  lineOf(editor).insert(0, "Energia ");
  await editor.saved();
  const { id: to } = await keep(lead, "Druga");

  const { sections, people } = await changesBetween(lead, from, to);

  const [change] = sections[0]?.changes ?? [];
  if (change?.type !== "text") throw new Error("A text has changed");
  expect([sections.length, change.address, change.inserted, change.deleted]).toEqual([
    1,
    place,
    1,
    1,
  ]);
  expect(creditsIn(change.blocks ?? [])).toEqual([
    ["deleted", "Ciepło", id("partner")],
    ["inserted", "Energia", id("editor")],
  ]);
  expect(Object.keys(people).sort()).toEqual([id("editor"), id("partner")]);
  expect((await changesBetween(lead, to, to)).sections).toEqual([]);
});

test("W1 who was never there has no news, and W2 one's own changes are none", async () => {
  const { lead, as } = await start();
  await write(await as("editor"), "Ciepło z ziemi");

  expect((await newsOf(lead)).changes.sections).toEqual([]);
  await see(lead, {});
  await write(await as("lead"), "Moje słowa. ");

  expect((await newsOf(lead)).changes.sections).toEqual([]);
});

test("what others did since is news until it is marked as seen, in one section or in all", async () => {
  const { lead, as } = await start();
  const editor = await as("editor");
  await see(lead, {});
  await write(editor, "Ciepło z ziemi");
  await writeAt(editor, "vision.text", "Miasto bez dymu");
  const sections = async () => (await newsOf(lead)).changes.sections.map(({ section }) => section);

  expect(await sections()).toEqual(["summary", "vision"]);
  await see(lead, { section: "vision" });
  expect(await sections()).toEqual(["summary"]);
  await writeAt(editor, "vision.text", "Jeszcze jedno. ");
  expect(await sections()).toEqual(["summary", "vision"]);
  await see(lead, {});
  expect(await sections()).toEqual([]);
});

test("W3 what somebody took back is news to whoever has seen it in its section", async () => {
  const { lead, as } = await start();
  const editor = await as("editor");
  await write(editor, "Ciepło z ziemi");
  await see(lead, {});
  await write(editor, "Inaczej. ");
  await see(lead, { section: "summary" });
  textAt(editor.doc, place).delete(0, 1);
  await editor.saved();

  const { sections } = (await newsOf(lead)).changes;

  expect(sections.map(({ section, deleted }) => [section, deleted])).toEqual([["summary", 1]]);
});

test("what is no section of the document cannot be seen", async () => {
  const { lead } = await start();

  const { status } = await lead.post(`${document}/seen`, { seq: 1, section: "no-such-section" });

  expect(status).toBe(404);
});

test("W3 an answer of a guest is no news where its section was seen since", async () => {
  const { lead, url } = await start();
  await see(lead, {});
  const { link } = NewGuestLinkAnswer.parse(
    (await lead.post(`${document}/questions`, { address: place })).body,
  );
  const token = new URL(link).hash.split("klucz=")[1];
  await new Client(url).post("/api/guest/answer", { token, name: "Jan", text: "Tak" });
  const places = async () => (await newsOf(lead)).answers.map((answer) => answer.place);

  expect(await places()).toEqual([place]);
  await see(lead, { section: "vision" });
  expect(await places()).toEqual([place]);
  await see(lead, { section: "summary" });
  expect(await places()).toEqual([]);
});

test("before a move to another version of the template the state is kept, in the version that it had", async () => {
  const { lead } = await start();

  const moved = await lead.post(`${document}/template-move`, { to: { id: "mid", version: 2 } });

  expect(moved.status).toBe(200);
  await keep(lead, "Po zmianie");
  const { revisions } = await list(lead);
  expect(revisions.map(({ kind, template }) => [kind, template.version])).toEqual([
    ["named", 2],
    ["before-move", 1],
    ["start", 1],
  ]);
  for (const { id: revision, template } of revisions) {
    const { body } = await lead.get(`${document}/revisions/${revision}`);
    expect(RevisionContent.parse(body).content.template).toEqual(template);
  }
});

test("before a restore the state is kept, and who restores what is written down", async () => {
  const { lead, as } = await start();
  const editor = await as("editor");
  await write(editor, "Ciepło z ziemi");
  const { id: revision } = await keep(lead, "Do rady");
  await write(editor, "Inaczej. ");
  const request = { revision, what: "section", section: "summary" };

  const answer = await lead.post(`${document}/restores`, request);
  const unknown = await lead.post(`${document}/restores`, { ...request, revision: id("nothing") });

  expect([answer.status, unknown.status]).toEqual([201, 404]);
  const made = Revision.parse(answer.body);
  // Begun once more, as after a lost connection.
  expect((await lead.post(`${document}/restores`, request)).body).toEqual(made);
  expect([made.kind, made.seq]).toEqual(["before-restore", (await list(lead)).revisions[0]?.seq]);
});

async function start() {
  const server = await startTestServer({ statements: await ground() });
  const lead = await signedIn(server.url, "lead");
  const as = async (person: Person) => (await stockClient(server.url, person, documentId)).synced();
  return { lead, as, url: server.url };
}

async function write(client: StockClient, words: string): Promise<void> {
  writeRichText(textAt(client.doc, place), paragraphs(words));
  await client.saved();
}

async function writeAt(client: StockClient, address: string, words: string): Promise<void> {
  writeRichText(textAt(client.doc, address), paragraphs(words));
  await client.saved();
}

async function keep(client: Client, words: string): Promise<Revision> {
  return Revision.parse((await client.post(`${document}/revisions`, { name: words })).body);
}

async function changesBetween(client: Client, from: string, to: string): Promise<DocumentChanges> {
  const { body } = await client.get(`${document}/changes?from=${from}&to=${to}`);
  return DocumentChanges.parse(body);
}

async function newsOf(client: Client): Promise<News> {
  return News.parse((await client.get(`${document}/news`)).body);
}

async function see(client: Client, where: { section?: string }): Promise<void> {
  const body = { seq: Number.MAX_SAFE_INTEGER, ...where };
  expect((await client.post(`${document}/seen`, body)).status).toBe(204);
}

/** Resolves when the text in this person's page is this one. */
async function arrived({ doc }: StockClient, words: string): Promise<void> {
  const isThere = () => plainText(readRichText(textAt(doc, place))).trim() === words;
  while (!isThere()) await new Promise<void>((resolve) => doc.once("update", () => resolve()));
}

/** The first line of the text, once it has arrived. */
function lineOf({ doc }: StockClient): XmlText {
  const block = textAt(doc, place).get(0);
  const line = block instanceof XmlElement ? block.get(0) : undefined;
  if (!(line instanceof XmlText)) throw new Error("The text has no line");
  return line;
}

/** What is inserted and deleted, with who did it. */
function creditsIn(nodes: readonly DiffNode[]): (string | undefined)[][] {
  return nodes.flatMap(({ change, text, content = [] }) => [
    ...(change?.type === "inserted" || change?.type === "deleted"
      ? [[change.type, text?.trim(), change.by?.person]]
      : []),
    ...creditsIn(content),
  ]);
}

async function list(client: Client): Promise<RevisionList> {
  return RevisionList.parse((await client.get(`${document}/revisions`)).body);
}

async function mid() {
  const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  return template;
}
