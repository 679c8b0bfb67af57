import { DocumentFile, ExportJob, ExportJobs, Preflight } from "@brudnopis/schema";
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { expect, onTestFinished, test } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { readPdf } from "../export/read-pdf.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";

const konin = `/api/documents/${id("midkonin")}`;

/** One for all that only take along: starting one takes longer than most of the tests. */
const server = useServer(async () => ({ statements: await ground() }));
const as = (person: Person) => signedIn(server().url, person);
const lead = () => as("lead");

async function ask(client: Client, request: object): Promise<ExportJob> {
  const { status, body } = await client.post(`${konin}/exports`, request);
  expect([status, body]).toEqual([201, expect.anything()]);
  return ExportJob.parse(body);
}

/** As a page does it: asks again whenever something has changed. */
async function ended(client: Client, { id: job }: ExportJob): Promise<ExportJob> {
  for (;;) {
    const { body } = await client.get(`${konin}/exports/${job}?wait=20000`);
    const now = ExportJob.parse(body);
    if (["done", "failed", "cancelled"].includes(now.phase)) return now;
  }
}

/** What the document's files are called, whenever they are made. */
const dated = "MID konin, wersja robocza, DAY";

function dayless(name = ""): string {
  return name.replace(/\d{4}-\d\d-\d\d/, "DAY");
}

async function made(
  client: Client,
  request: object,
): Promise<{ job: ExportJob; file: Uint8Array }> {
  const job = await ended(client, await ask(client, request));
  const { status, body } = await client.get(`${konin}/exports/${job.id}/file`);
  expect([job.phase, status]).toEqual(["done", 200]);
  if (body instanceof Uint8Array) return { job, file: body };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { job, file: new TextEncoder().encode(text) };
}

test("a PDF is asked for, waited for and fetched, with what it is called and what it hashes to", async () => {
  const client = await as("lead");

  const { job, file } = await made(client, { format: "pdf" });

  expect((await readPdf(file)).pages.join()).toContain("MID konin");
  expect(dayless(job.file?.name)).toBe(`${dated}.pdf`);
  expect(job.file).toMatchObject({
    bytes: file.length,
    sha256: createHash("sha256").update(file).digest("hex"),
    pages: (await readPdf(file)).pages.length,
  });
});

test("what it says comes as JSON, without personal data unless that is asked for", async () => {
  const client = await as("lead");

  const { file } = await made(client, { format: "json" });

  const { content } = DocumentFile.parse(JSON.parse(new TextDecoder().decode(file)));
  expect(content.title).toBe("MID konin");
});

test.each([
  ["docx", "docx", /^PK/],
  ["odt", "odt", /^PK/],
  ["html", "html", /<html lang="pl"/],
  ["md", "md", /^# MID konin/m],
  ["xlsx", "xlsx", /^PK/],
  ["csv", "zip", /^PK/],
  ["ics", "ics", /^BEGIN:VCALENDAR/],
])("a document comes as %s", async (format, ending, start) => {
  const client = await lead();

  const { job, file } = await made(client, { format });

  expect(dayless(job.file?.name)).toBe(`${dated}.${ending}`);
  expect(new TextDecoder("latin1").decode(file)).toMatch(start);
});

test.each([
  ["council", {}, "MID konin, dla rady, wersja robocza, DAY.docx"],
  ["summary", {}, "MID konin, streszczenie, wersja robocza, DAY.docx"],
  ["form", {}, "MID – Miejska Inicjatywa Działania, formularz, DAY.docx"],
  ["review", { language: "en" }, "MAP – MID konin, with remarks, version working copy, DAY.docx"],
])("in a folder a file is told by what it is: %s", async (preset, choice, name) => {
  const { job } = await made(await lead(), { format: "docx", preset, ...choice });

  expect(dayless(job.file?.name)).toBe(name);
});

test("one collection comes as one CSV file, with its own name", async () => {
  const { job } = await made(await lead(), { format: "csv", collection: "actions" });

  expect(job.file?.name).toMatch(/^MID konin, .*\.csv$/);
});

test("what is handed over has every file, and sums that are right", async () => {
  const { job, file } = await made(await lead(), { format: "zip" });

  const files = unzipSync(file);
  expect(dayless(job.file?.name)).toBe(`${dated}, pakiet.zip`);
  expect(Object.keys(files).map(dayless)).toEqual([
    `${dated}.pdf`,
    `${dated} (PDF-A).pdf`,
    `${dated}.docx`,
    `${dated}.xlsx`,
    `${dated}.json`,
    "MID konin, tabela uwag.xlsx",
    "lista wersji.csv",
    "CZYTAJ.txt",
    "sumy-kontrolne.txt",
  ]);
  const sums = new TextDecoder().decode(files["sumy-kontrolne.txt"]).trimEnd().split("\n");
  expect(sums).toHaveLength(8);
  for (const line of sums) {
    const [, sum, name = ""] = /^([0-9a-f]{64})  (.+)$/.exec(line) ?? [];
    const bytes = files[name] ?? new Uint8Array();
    expect([name, sum]).toEqual([name, createHash("sha256").update(bytes).digest("hex")]);
  }
});

test("who only reads is handed neither remarks nor revisions", async () => {
  const { file } = await made(await as("observer"), { format: "zip" });

  const names = Object.keys(unzipSync(file)).map(dayless).join();
  expect(names).toContain(`${dated}.pdf`);
  expect(names).not.toMatch(/uwag|lista wersji/);
});

test("X3 what is called off is told as such, and a place is free for another", async () => {
  const client = await as("editor");
  const [first, second] = [
    await ask(client, { format: "zip" }),
    await ask(client, { format: "zip" }),
  ];
  const third = await client.post(`${konin}/exports`, { format: "zip" });

  for (const { id: job } of [first, second])
    expect((await client.send(`${konin}/exports/${job}`, { method: "DELETE" })).status).toBe(204);

  expect(codeOf(third)).toBe("too-many-requests");
  expect((await ended(client, first)).phase).toBe("cancelled");
  expect(codeOf(await client.get(`${konin}/exports/${first.id}/file`))).toBe("conflict");
  expect((await made(client, { format: "pdf" })).job.phase).toBe("done");
});

test("a file leaves with an event in the log, which says what it was", async () => {
  const client = await lead();
  await made(client, { format: "pdf", preset: "council", withPersonalData: true });

  const { body } = await (await as("administrator")).get("/api/audit?action=exported");

  expect(JSON.stringify(body)).toContain(
    JSON.stringify({ format: "pdf", preset: "council", personal: "yes" }),
  );
});

test("X4 files are in the list of who asked for them, and found by nobody else", async () => {
  const [client, partner] = [await lead(), await as("partner")];
  const { job } = await made(client, { format: "json" });

  const own = await client.get(`${konin}/exports`);
  const foreign = await partner.get(`${konin}/exports`);

  expect(ExportJobs.parse(own.body).jobs[0]?.id).toBe(job.id);
  expect(ExportJobs.parse(foreign.body).jobs).toEqual([]);
  for (const part of ["", "/file"])
    expect(codeOf(await partner.get(`${konin}/exports/${job.id}${part}`))).toBe("not-found");
});

test("who only reads takes along neither personal data nor remarks nor what was", async () => {
  const client = await as("observer");
  const refused = async (request: object) =>
    codeOf(await client.post(`${konin}/exports`, { format: "pdf", ...request }));

  expect(await refused({ withPersonalData: true })).toBe("forbidden");
  expect(await refused({ withReview: true })).toBe("forbidden");
  expect(await refused({ preset: "review" })).toBe("forbidden");
  expect(await refused({ revision: "anything" })).toBe("not-found");
});

test("what readers will miss is told before the file is made, with the places", async () => {
  const client = await lead();

  const { body } = await client.post(`${konin}/preflight`, { format: "pdf" });

  const { findings } = Preflight.parse(body);
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: "empty", address: "challenge.question" }),
  );
});

test("who may no longer see remarks and revisions does not get what was packed while they might", async () => {
  const [client, partner] = [await lead(), await as("partner")];
  const { job } = await made(partner, { format: "zip" });
  const file = `${konin}/exports/${job.id}/file`;
  const asRole = (role: string) =>
    client.send(`${konin}/people/${id("partner")}`, { method: "PUT", body: { role } });
  onTestFinished(async () => void (await asRole("editor")));

  expect((await asRole("observer")).status).toBe(204);

  expect(codeOf(await partner.get(file))).toBe("not-found");
  expect((await made(partner, { format: "pdf" })).job.phase).toBe("done");
});

test("one person's tables of remarks come one after the other, and too many at once are refused", async () => {
  const client = await as("editor");
  const asked = Array.from({ length: 40 }, () => client.get(`${konin}/remarks?format=pdf`));

  const refused = (await Promise.all(asked)).filter(({ status }) => status !== 200);

  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) expect(JSON.stringify(answer.body)).toContain("too much at once");
});
