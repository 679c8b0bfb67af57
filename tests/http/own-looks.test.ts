/** What organisations and networks give so that files look like theirs: Word templates and rows of programme marks. */
import {
  ExportJob,
  ExportJobs,
  ProgrammeMark,
  ProgrammeMarks,
  WordTemplateState,
} from "@brudnopis/schema";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { readPdf } from "../export/read-pdf.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";
import { aDrawing } from "./pictures.ts";

const server = useServer(async () => ({ statements: await ground() }));
const as = (person: Person) => signedIn(server().url, person);
const template = `/api/organisations/${id("konin")}/word-template`;
const marks = `/api/networks/${id("energia")}/marks`;
const konin = `/api/documents/${id("midkonin")}`;

test("the sample is given back as a template, with a head of its own, and files are written into it", async () => {
  const lead = await as("lead");
  const before = ExportJobs.parse((await lead.get(`${konin}/exports`)).body);
  const sample = await lead.get(`${template}/sample`);
  const given = await give(lead, withTypeface(bytesOf(sample.body), "Comic Sans MS"));

  const { template: state } = WordTemplateState.parse(given.body);
  const after = ExportJobs.parse((await lead.get(`${konin}/exports`)).body);
  const own = await word(lead, { inOwnTemplate: true });
  const ours = await word(lead, {});

  expect([given.status, state?.name, state?.missingStyles]).toEqual([
    200,
    "Papier Konina.dotx",
    [],
  ]);
  expect([before.hasOwnTemplate, after.hasOwnTemplate]).toEqual([false, true]);
  expect(own).toContain("Comic Sans MS");
  expect(ours).not.toContain("Comic Sans MS");
});

test("T1 what is no Word file, or runs something, is refused, and what was there stays", async () => {
  const lead = await as("lead");
  const sample = bytesOf((await lead.get(`${template}/sample`)).body);
  await give(lead, sample);
  const withMacros = zipSync({
    ...unzipSync(sample),
    "word/vbaProject.bin": strToU8("Sub AutoOpen"),
  });

  // One after the other: a person sends one file of this kind at a time.
  for (const bytes of [strToU8("to nie jest Word"), withMacros])
    expect(codeOf(await give(lead, bytes))).toBe("invalid-input");
  const { template: kept } = WordTemplateState.parse((await lead.get(template)).body);
  expect(kept?.bytes).toBe(sample.length);
  await lead.send(template, { method: "DELETE" });
  expect((await lead.get(template)).body).toEqual({ template: null });
});

test("marks are added with what they say, put in order, and stand on the cover; M2 others are let go of", async () => {
  const coordinator = await as("coordinator");
  const [eu, ministry] = [
    await addMark(coordinator, "Unia Europejska"),
    await addMark(coordinator, "Ministerstwo"),
  ];
  const third = await addMark(coordinator, "Pomyłka");

  const { status } = await coordinator.send(marks, {
    method: "PUT",
    body: { marks: [ministry, eu].map(({ id: mark, alt }) => ({ id: mark, alt })) },
  });

  const row = ProgrammeMarks.parse((await coordinator.get(marks)).body).marks;
  expect([status, row.map(({ alt }) => alt)]).toEqual([204, ["Ministerstwo", "Unia Europejska"]]);
  expect((await coordinator.get(`${marks}/${eu.id}`)).headers.get("content-type")).toBe(
    "image/png",
  );
  expect((await coordinator.get(`${marks}/${third.id}`)).status).toBe(404);
  const pdf = await readPdf(await file(await as("lead"), { format: "pdf" }));
  expect(pdf.alts.slice(0, 2)).toEqual(["Ministerstwo", "Unia Europejska"]);
});

async function addMark(client: Client, alt: string): Promise<ProgrammeMark> {
  const answer = await client.send(`${marks}?${new URLSearchParams({ alt })}`, {
    method: "POST",
    bytes: aDrawing(320, 200),
    headers: { "content-type": "application/octet-stream" },
  });
  expect(answer.status).toBe(201);
  return ProgrammeMark.parse(answer.body);
}

function give(client: Client, bytes: Uint8Array) {
  const name = encodeURIComponent("C:\\pisma\\Papier Konina.dotx");
  const headers = { "content-type": "application/octet-stream", "x-file-name": name };
  return client.send(template, { method: "PUT", bytes, headers });
}

/** The same file with another typeface everywhere. */
function withTypeface(docx: Uint8Array, typeface: string): Uint8Array {
  const parts = unzipSync(docx);
  const styles = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
  const changed = styles.replace(/w:ascii="[^"]*"/g, `w:ascii="${typeface}"`);
  return zipSync({ ...parts, "word/styles.xml": strToU8(changed) });
}

/** The styles of a document as a Word file. */
async function word(client: Client, request: object): Promise<string> {
  const parts = unzipSync(await file(client, { format: "docx", ...request }));
  return strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
}

async function file(client: Client, request: object): Promise<Uint8Array> {
  const asked = ExportJob.parse((await client.post(`${konin}/exports`, request)).body);
  const path = `${konin}/exports/${asked.id}`;
  for (let now = asked; now.phase !== "done";) {
    now = ExportJob.parse((await client.get(`${path}?wait=20000`)).body);
    expect(now.problem).toBeUndefined();
  }
  return bytesOf((await client.get(`${path}/file`)).body);
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  throw new Error(`No file: ${JSON.stringify(body)}`);
}
