/** The history of a document over HTTP: revisions that people name, and what they say. */
import { paragraphs, readDocument, textAt, writeRichText } from "@brudnopis/document";
import { DocumentContent, Revision, RevisionContent, RevisionList } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc } from "yjs";
import { projectPaths } from "../../apps/server/src/project.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { type StockClient, stockClient } from "../sync/sockets.ts";
import { type Client, signedIn } from "./client.ts";
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

  expect(json.headers.get("content-disposition")).toContain('filename="MID konin, Do rady.json"');
  const content = DocumentContent.parse(json.body);
  expect(content.fields[place]).toMatchObject({ type: "rich" });
  expect(content.fields["identification.coordinator-name"]).toBeUndefined();
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(pdf.status).toBe(200);
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

async function list(client: Client): Promise<RevisionList> {
  return RevisionList.parse((await client.get(`${document}/revisions`)).body);
}

async function mid() {
  const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  return template;
}
