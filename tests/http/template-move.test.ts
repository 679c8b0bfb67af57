/** Moving a document to another version of its template, and back: nothing is lost, and a copy is made first. */
import { addRecord, paragraphs, textAt, writeRichText } from "@brudnopis/document";
import {
  CloseCode,
  DocumentContent,
  DocumentDetails,
  DocumentSummary,
  Orphan,
  TemplateMoved,
  TemplateMovePreview,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import { projectPaths } from "../../apps/server/src/project.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, RawClient, stockClient } from "../sync/sockets.ts";
import { type Client, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";

const documentId = id("midkonin");
const document = `/api/documents/${documentId}`;
const to = (version: number) => ({ to: { id: "mid", version } });

test("a document says that there is a newer version, and what would change", async () => {
  const { lead } = await start();

  const details = DocumentDetails.parse((await lead.get(document)).body);
  const preview = TemplateMovePreview.parse(
    (await lead.get(`${document}/template-move?to=2`)).body,
  );

  expect([details.template.version, details.newerVersion]).toEqual([1, 2]);
  expect(preview.added.map(({ address }) => address)).toContain("funding-lines.year");
  expect([preview.removed, preview.orphans, preview.unread]).toEqual([[], [], []]);
});

test("after the move the document has the newer version, and its copy is the older one", async () => {
  const { lead } = await start();

  const answer = await lead.send(`${document}/template-move`, { method: "POST", body: to(2) });

  expect(answer.status).toBe(200);
  const { copyId } = TemplateMoved.parse(answer.body);
  const moved = DocumentDetails.parse((await lead.get(document)).body);
  expect([moved.template.version, moved.newerVersion]).toEqual([2, undefined]);
  expect(moved.lastMove).toMatchObject({ fromVersion: 1, copyId });
  const copy = DocumentDetails.parse((await lead.get(`/api/documents/${copyId}`)).body);
  expect(copy.template.version).toBe(1);
  expect(copy.document.title).toMatch(
    /^MID konin \(kopia sprzed zmiany wzoru, \d{4}-\d{2}-\d{2}\)$/,
  );
  const titles = z.array(DocumentSummary).parse((await lead.get("/api/documents")).body);
  expect(titles.map(({ title }) => title)).toContain(copy.document.title);
});

test("what only the newer version has is kept when the document moves back, and comes back with it", async () => {
  const { lead, url } = await start();
  await move(lead, 2);
  await writeAliases(url, "Miejski zakład");

  await move(lead, 1);

  const orphans = z.array(Orphan).parse((await lead.get(`${document}/orphans`)).body);
  expect(orphans).toMatchObject([
    {
      address: "stakeholders/s1.aliases",
      text: "Miejski zakład",
      within: { pl: "Interesariusze" },
    },
  ]);
  await move(lead, 2);
  const content = DocumentContent.parse((await lead.get(`${document}/content`)).body);
  expect(content.collections["stakeholders"]?.[0]?.fields["aliases"]).toEqual({
    type: "line",
    text: "Miejski zakład",
  });
  expect((await lead.get(`${document}/orphans`)).body).toEqual([]);
});

test("P19 who has the document open is told to load it again, and then writes by the newer version", async () => {
  const { lead, url } = await start();
  const credentials = await credentialsOf(url, "editor");
  const socket = await new RawClient(url, documentId, credentials).open();

  await move(lead, 2);

  expect(await socket.closed).toEqual({
    code: CloseCode.templateChanged,
    reason: "template-changed",
  });
  await writeAliases(url, "Zakład");
});

test("the document is moved from the version that it has, to one that there is", async () => {
  const { lead } = await start();
  const post = (version: number, template = "mid") =>
    lead.send(`${document}/template-move`, {
      method: "POST",
      body: { to: { id: template, version } },
    });

  expect((await post(1)).status).toBe(400);
  expect((await post(9)).status).toBe(400);
  expect((await post(2, "other")).status).toBe(400);
});

test("of two people who move at once only one does, and there is one copy", async () => {
  const { lead } = await start();
  const post = () => lead.send(`${document}/template-move`, { method: "POST", body: to(2) });

  const answers = await Promise.all([post(), post()]);

  // The other was let in before the move (409), or after it, when the document has that version already (400).
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const titles = z.array(DocumentSummary).parse((await lead.get("/api/documents")).body);
  expect(titles.filter(({ title }) => title.includes("kopia"))).toHaveLength(1);
});

test("a coordinator, who may share but not write, does not move a document", async () => {
  const { url } = await start();
  const coordinator = await signedIn(url, "coordinator");

  const answer = await coordinator.send(`${document}/template-move`, {
    method: "POST",
    body: to(2),
  });

  expect(answer.status).toBe(403);
});

async function start(): Promise<{ lead: Client; url: string }> {
  const server = await startTestServer({ statements: await ground() });
  return { lead: await signedIn(server.url, "lead"), url: server.url };
}

async function move(lead: Client, version: number): Promise<void> {
  const { status } = await lead.send(`${document}/template-move`, {
    method: "POST",
    body: to(version),
  });
  expect(status).toBe(200);
}

/** Writes in a place that only version 2 has, as a person's browser does. */
async function writeAliases(url: string, words: string): Promise<void> {
  const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 2 });
  const stakeholders = template?.collections.find(({ key }) => key === "stakeholders");
  if (!stakeholders) throw new Error("The template has stakeholders");
  const client = await (await stockClient(url, "editor", documentId)).synced();
  addRecord(client.doc, stakeholders, { id: "s1" });
  writeRichText(textAt(client.doc, "stakeholders/s1.aliases"), paragraphs(words));
  await client.saved();
}
