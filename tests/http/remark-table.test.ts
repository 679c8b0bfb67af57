/** The table of remarks in each format, downloaded and read back. */
import { paragraphs, textAt, writeRichText } from "@brudnopis/document";
import { ImageInfo, Round } from "@brudnopis/schema";
import { beforeAll, expect, test } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { readPdf } from "../export/read-pdf.ts";
import { credentialsOf, StockClient } from "../sync/sockets.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { matrixGround } from "./expected-access.ts";
import { id, type Person } from "./ground.ts";
import { aDrawing } from "./pictures.ts";
import { csvRows, docxTable, everythingIn, xlsxRows } from "./read-table.ts";
import { anchor, konin, remark, reply, started, step } from "./remarks.ts";

const at = Date.UTC(2026, 10, 22, 8);
const server = useServer(async () => ({
  statements: await matrixGround(at),
  overrides: { clock: () => at },
}));

const quote = "Zużycie rośnie o 4% rocznie";
const secret = "Tego nikt z zewnątrz nie zobaczy";
let lead: Client;
let facilitator: Client;
let round: Round;

beforeAll(async () => {
  [lead, facilitator] = [await as("lead"), await as("facilitator")];
  const pictures = [await picture(), await picture(), await picture()];
  await type(
    "challenge.diagnosis",
    `${"Długi wstęp. ".repeat(900)}\n${quote}, mówi raport.`,
    pictures,
  );
  const wish = { kind: "review", note: "", reviewers: [id("facilitator")] };
  round = Round.parse((await lead.post(`${konin}/rounds`, wish)).body);
  await type("challenge.diagnosis", "Napisano od nowa.");
  await makeRemarks();
});

test("a remark is in a CSV file with who, where, on which page, what and what came of it", async () => {
  const [head = [], ...rows] = csvRows(await table("csv"));

  expect(head.slice(0, 10)).toEqual([
    "Nr",
    "Kto",
    "Organizacja",
    "Data uwagi",
    "Część",
    "Miejsce",
    "Strona PDF",
    "Cytat",
    "Rodzaj",
    "Uwaga",
  ]);
  expect(rows.find(([number]) => number === "2")).toEqual([
    "2",
    "facilitator",
    "konin",
    "2026-11-22",
    "2. Wyzwanie",
    "Diagnoza",
    expect.stringMatching(/^\d+$/),
    quote,
    "brak danych",
    "Skąd te 4%?\nProszę, @lead, o źródło.",
    "editor, 2026-11-22: Sprawdzimy.",
    "częściowo",
    "Dopisano źródło.",
    "editor",
    "2026-11-22",
    "czeka na potwierdzenie",
    "",
    "1",
  ]);
});

test("the page is the one on which the quote is in the PDF of the text that the round froze", async () => {
  const path = `${konin}/revisions/${round.revision}/export?format=pdf`;
  const { pages } = await readPdf(bytesOf((await facilitator.get(path)).body));

  const [, ...rows] = csvRows(await table("csv"));

  const page = pages.findIndex((text) => squeezed(text).includes(squeezed(quote))) + 1;
  // Three of them are pictures, in the file and in the counting.
  expect(page).toBeGreaterThan(7);
  expect(rows.find(([number]) => number === "2")?.[6]).toBe(String(page));
});

test("an Excel file has the same, with numbers and dates that are numbers and dates", async () => {
  const [csvHead, ...csv] = csvRows(await table("csv"));

  const [head, ...rows] = xlsxRows(await table("xlsx"));

  expect(head).toEqual(csvHead);
  expect(rows.map((row) => row[9])).toEqual(csv.map((row) => unescaped(row[9])));
  expect(rows.map((row) => row[0])).toEqual(csv.map((row) => row[0]));
  // Days since the end of 1899, as Excel counts.
  expect(rows[0]?.[3]).toBe(String(Date.UTC(2026, 10, 22) / 86_400_000 + 25_569));
});

test("a Word file is a table with a head on each page, in which one can go on writing", async () => {
  const { heads, rows } = docxTable(await table("docx"));

  expect(heads).toBe(1);
  expect(rows[0]).toEqual(["Nr", "Kto", "Miejsce", "Cytat", "Uwaga", "Odpowiedź miasta", "Stan"]);
  expect(rows.find(([number]) => number === "2")).toEqual([
    "2",
    "facilitator\nkonin\n22.11.2026",
    expect.stringMatching(/^2\. Wyzwanie\nDiagnoza\nStrona PDF: \d+$/),
    quote,
    "brak danych: Skąd te 4%?\nProszę, @lead, o źródło.\neditor, 22.11.2026: Sprawdzimy.",
    "częściowo: Dopisano źródło.\neditor, 22.11.2026",
    "czeka na potwierdzenie",
  ]);
});

test("a PDF is tagged and in the language, with a table that has a head and lies across", async () => {
  const bytes = await table("pdf");
  const pdf = await readPdf(bytes);

  expect(pdf).toMatchObject({ isTagged: true, language: "pl", title: "Tabela uwag: MID konin" });
  expect(pdf.roles).toEqual(expect.arrayContaining(["Table", "TH", "TD"]));
  const text = squeezed(pdf.pages.join(""));
  for (const words of [quote, "Dopisano źródło.", "czeka na potwierdzenie", "facilitator"]) {
    expect(text).toContain(squeezed(words));
  }
});

test("B1 notes within the team are in no table, also not in the lead's own", async () => {
  const [csv, xlsx, docx, pdf] = await Promise.all(
    (["csv", "xlsx", "docx", "pdf"] as const).map((format) => table(format, {}, lead)),
  );

  const said = [
    new TextDecoder().decode(csv),
    everythingIn(xlsx ?? new Uint8Array()),
    everythingIn(docx ?? new Uint8Array()),
    (await readPdf(pdf ?? new Uint8Array())).pages.join(""),
  ];
  for (const text of said) expect(squeezed(text)).not.toContain(squeezed(secret));
  expect(squeezed(said[0] ?? "")).toContain(squeezed("Skąd te 4%?"));
});

test("B2 B3 numbers stay in every table, rows are in the document's order", async () => {
  const numbers = async (query: Record<string, string>) =>
    csvRows(await table("csv", query))
      .slice(1)
      .map(([number]) => number);

  expect(await numbers({})).toEqual(["1", "3", "4", "2"]);
  expect(await numbers({ round: round.id })).toEqual(["2"]);
  expect(await numbers({ kind: "question" })).toEqual(["1", "3"]);
  expect(await numbers({ state: "addressed" })).toEqual(["2"]);
  expect(await numbers({ author: id("peer") })).toEqual(["3"]);
  expect(await numbers({ section: "challenge" })).toEqual(["2"]);
  expect(await numbers({ section: "vision" })).toEqual([]);
});

test("what looks like a formula is a text, and what no file can hold is left out", async () => {
  const [, ...csv] = csvRows(await table("csv"));
  const [, ...xlsx] = xlsxRows(await table("xlsx"));
  const { rows: docx } = docxTable(await table("docx"));

  const formula = '=HYPERLINK("http://zla.example")\u0001 <b>& 🙂';
  const harmless = formula.replace("\u0001", "");
  expect(csv.find(([number]) => number === "3")?.[9]).toBe(`'${formula}`);
  expect(xlsx.find(([number]) => number === "3")?.[9]).toBe(harmless);
  expect(docx.find(([number]) => number === "3")?.[4]).toBe(`pytanie: ${harmless}`);
});

test("what the template marks as personal is not quoted", async () => {
  const [, ...rows] = csvRows(await table("csv"));

  const row = rows.find(([number]) => number === "4");
  expect(row?.[5]).toMatch(/^Imię i nazwisko koordynatora$/);
  expect(row?.[7]).toBe("");
  expect(JSON.stringify(rows)).not.toContain("Ewa Lis");
});

test("a table without remarks says so, and one of a round that is not there is refused", async () => {
  const empty = await table("pdf", { section: "vision", language: "en" });
  const answer = await facilitator.get(`${konin}/remarks?format=csv&round=nowhere`);

  expect((await readPdf(empty)).pages.join("")).toContain("There are no remarks");
  expect(csvRows(await table("csv", { section: "vision" }))).toHaveLength(1);
  expect([answer.status, codeOf(answer)]).toEqual([404, "not-found"]);
});

test("the file has a name that says what it is, and its download is in the log", async () => {
  const { headers } = await facilitator.get(`${konin}/remarks?format=docx&round=${round.id}`);
  const { body } = await (await as("administrator")).get("/api/audit?action=exported");

  expect(decodeURIComponent(headers.get("content-disposition") ?? "")).toContain(
    "MID konin, tabela uwag, runda recenzji 1.docx",
  );
  expect(JSON.stringify(body)).toContain('"what":"remarks"');
});

async function makeRemarks(): Promise<void> {
  const [peer, editor] = [await as("peer"), await as("editor")];
  await started(facilitator, {
    place: { type: "document" },
    text: "Ogólnie dobrze.",
  });
  const onText = await started(facilitator, {
    round: round.id,
    place: {
      type: "text",
      address: "challenge.diagnosis",
      anchor: { ...anchor, quote, prefix: "Długi wstęp. ", suffix: ", mówi" },
    },
    kind: "missing-data",
    text: `Skąd te 4%?\nProszę, @{${id("lead")}}, o źródło.`,
  });
  await started(lead, { isInternal: true, text: secret });
  await started(peer, {
    place: { type: "document" },
    text: '=HYPERLINK("http://zla.example")\u0001 <b>& 🙂',
  });
  await remark(facilitator, {
    kind: "proposal",
    label: "Ewa Lis",
    place: {
      type: "text",
      address: "identification.coordinator-name",
      anchor: { ...anchor, quote: "Ewa Lis", prefix: "", suffix: "" },
    },
    text: "Podajcie stanowisko.",
  });
  await reply(editor, onText.id, "Sprawdzimy.");
  await step(editor, onText.id, {
    step: "address",
    answer: { kind: "partly", text: "Dopisano źródło." },
  });
}

/** As tall as a page allows. */
async function picture(): Promise<string> {
  const client = await as("editor");
  const { body } = await client.send(`${konin}/images`, {
    method: "POST",
    bytes: aDrawing(600, 900),
    headers: { "content-type": "image/png" },
  });
  return ImageInfo.parse(body).id;
}

/** Pictures stand before the text. */
async function type(
  address: string,
  text: string,
  pictures: readonly string[] = [],
): Promise<void> {
  const { url } = server();
  const client = new StockClient(url, id("midkonin"), await credentialsOf(url, "editor"));
  const city = await client.synced();
  const field = textAt(city.doc, address);
  field.delete(0, field.length);
  const { content, ...doc } = paragraphs(text);
  const images = pictures.map((asset) => ({ type: "image", attrs: { asset, alt: "Plan" } }));
  writeRichText(field, { ...doc, content: [...images, ...content] });
  await city.saved();
  city.destroy();
}

function as(person: Person): Promise<Client> {
  return signedIn(server().url, person);
}

async function table(
  format: "csv" | "xlsx" | "docx" | "pdf",
  query: Record<string, string> = {},
  client = facilitator,
): Promise<Uint8Array> {
  const path = `${konin}/remarks?${new URLSearchParams({ format, ...query })}`;
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Error(`No table: ${status} ${JSON.stringify(body)}`);
  return bytesOf(body);
}

/** The client reads text as text, and takes the mark of its encoding off. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(`\ufeff${String(body)}`);
}

/** Without what paper does with spaces and hyphens. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad-]/g, "");
}

function unescaped(cell = ""): string {
  return cell.replace(/^'/, "").replace("\u0001", "");
}
