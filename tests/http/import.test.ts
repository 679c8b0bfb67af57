/** Files sent to the server: who may, what comes back, and that nobody else notices. */
import { applyImport, planImport, readDocument } from "@brudnopis/document";
import {
  type DocumentContent,
  DocumentDetails,
  ImportDraft,
  type RichNode,
  Template,
} from "@brudnopis/schema";
import { strToU8, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { useServer } from "../../apps/server/src/testing.ts";
import { docx, paragraph, table } from "../import/files.ts";
import { credentialsOf, konin as koninId, StockClient } from "../sync/sockets.ts";
import { type Client, signedIn } from "./client.ts";
import { matrixGround } from "./expected-access.ts";
import { konin } from "./remarks.ts";

const at = Date.UTC(2026, 10, 22, 8);
const server = useServer(async () => ({
  statements: await matrixGround(at),
  overrides: { clock: () => at },
}));

let lead: Client;
beforeAll(async () => {
  lead = await signedIn(server().url, "lead");
});

async function upload(
  client: Client,
  bytes: Uint8Array,
  name = "plan.docx",
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server().url}${konin}/imports`, {
    method: "POST",
    headers: {
      origin: server().url,
      cookie: client.cookies,
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(name),
    },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: await response.json() };
}

/** A dot of red in PNG. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const picture = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Mapa miasta"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

test("a Word file comes back as headings, texts, tables and pictures that are stored for the document", async () => {
  const file = docx({
    body:
      paragraph("Plan", "Tytu") +
      paragraph("Wyzwanie", "Nagwek1") +
      paragraph("Cele", "MojNaglowek") +
      paragraph("Zażółć") +
      picture +
      table([
        ["Ryzyko", "Wpływ"],
        ["Brak ofert", "4"],
      ]),
    relations: `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/>`,
    files: { "word/media/a.png": png },
  });

  const { status, body } = await upload(lead, file, "../../Plan miasta.docx");

  expect(status).toBe(200);
  const { name, title, blocks, images } = ImportDraft.parse(body);
  expect([name, title]).toEqual(["Plan miasta.docx", "Plan"]);
  const [image] = images;
  expect(image?.alt).toBe("Mapa miasta");
  expect(blocks).toMatchObject([
    { type: "heading", level: 1, text: "Wyzwanie" },
    { type: "heading", level: 1, text: "Cele" },
    {
      type: "text",
      nodes: [
        { type: "paragraph", content: [{ text: "Zażółć" }] },
        { type: "image", attrs: { asset: image?.id, alt: "Mapa miasta", width: 1, height: 1 } },
      ],
    },
    {
      type: "table",
      rows: [
        ["Ryzyko", "Wpływ"],
        ["Brak ofert", "4"],
      ],
    },
  ]);
  expect((await lead.get(`${konin}/images/${image?.id}`)).status).toBe(200);
});

test("tables come out of CSV however Excel has saved it", async () => {
  const windows = Uint8Array.from(
    [...'Nazwa;Wartość;"Opis ""nowy"""\r\nŁódź;1 200,50;"dwie\nlinie"\r\n'].map(toWindows),
  );

  const { body } = await upload(lead, windows, "dane.csv");

  const rows = [
    ["Nazwa", "Wartość", 'Opis "nowy"'],
    ["Łódź", "1 200,50", "dwie\nlinie"],
  ];
  expect(ImportDraft.parse(body)).toMatchObject({
    source: "csv",
    blocks: [{ type: "table", caption: "dane", rows }],
  });
});

test("only who may edit sends files, and who may not is told that there is nothing", async () => {
  const reader = await signedIn(server().url, "peer");

  expect((await upload(reader, docx({ body: paragraph("x") }))).status).toBe(404);
});

test("a file of 50 MB is refused before all of it is read", async () => {
  const { status, body } = await upload(lead, new Uint8Array(50 * 2 ** 20));

  expect(status).toBe(413);
  expect(body).toMatchObject({ error: { code: "too-large" } });
});

test("G7 typing goes on while hostile files are refused, and the refusal says why", async () => {
  const credentials = await credentialsOf(server().url, "lead");
  const typist = new StockClient(server().url, koninId, credentials);
  await typist.synced();
  const bomb = docx({ body: "<w:p/>".repeat(5_000_000) });
  const link = zipSync({ "../evil.xml": strToU8("<x/>") });

  const refusals = upload(lead, bomb).then(async (first) => [first, await upload(lead, link)]);
  const waits: number[] = [];
  for (let key = 0; key < 20; key += 1) {
    const pressed = performance.now();
    typist.doc.getMap("values").set("challenge.national-goal", key % 2 === 0 ? "green" : "compact");
    await typist.saved();
    waits.push(performance.now() - pressed);
  }

  expect((await refusals).map(({ body }) => body)).toMatchObject([
    { error: { code: "invalid-input", issues: [{ path: "file", message: "bomb" }] } },
    { error: { code: "invalid-input", issues: [{ path: "file", message: "hostile" }] } },
  ]);
  expect(Math.max(...waits)).toBeLessThan(1000);
});

test("what an import writes passes the server's judgement, however strange the file was", async () => {
  const importer = new StockClient(
    server().url,
    koninId,
    await credentialsOf(server().url, "lead"),
  );
  await importer.synced();
  const { body: found } = await lead.get(konin);
  const { template: ref } = DocumentDetails.parse(found).document;
  const { body: described } = await lead.get(`/api/templates/${ref.id}/${ref.version}`);
  const template = Template.parse(described);
  const deep = Array.from({ length: 40 }).reduce<RichNode>(
    (node) => ({ type: "bulletList", content: [{ type: "listItem", content: [node] }] }),
    { type: "paragraph", content: [{ type: "text", text: "Na dnie" }] },
  );
  const strange: RichNode[] = [
    deep,
    { type: "heading", attrs: { level: 99, onclick: "x" }, content: [{ type: "text", text: "A" }] },
    { type: "iframe", content: [{ type: "text", text: "ramka" }] },
    { type: "image", attrs: { asset: "../../etc/passwd", alt: "x".repeat(9000) } },
    { type: "orderedList", attrs: { start: 7 }, content: [{ type: "paragraph" }] },
    { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell" }] }] },
  ];
  const rows = Array.from({ length: 60 }, (_, row) => [`Ryzyko ${row}`, "9", "wielki"]);
  const draft: ImportDraft = {
    source: "paste",
    name: "dziwny",
    blocks: [
      { type: "text", nodes: strange },
      { type: "heading", level: 1, text: "Ryzyka" },
      { type: "table", headRows: 1, rows: [["Ryzyko", "Wpływ", "Kategoria"], ...rows] },
    ],
    images: [],
    leftOut: [],
  };

  const content = readDocument(importer.doc, template);
  let count = 0;
  const newId = () => `imported${(count += 1)}`;
  const plan = planImport(draft, template, content);
  applyImport(importer.doc, plan, { template, content, language: "pl", newId });
  await importer.saved();

  const after = JSON.stringify((await lead.get(`${konin}/content`)).body);
  for (const words of ["Na dnie", "ramka", "Ryzyko 59"]) expect(after).toContain(words);
});

const wordsOf = (count: number) => "Ciepło z ziemi. ".repeat(count);
const paragraphOf = (text: string): RichNode => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});

const rich = (...texts: string[]) => ({
  type: "rich" as const,
  doc: { type: "doc" as const, content: texts.map(paragraphOf) },
});
const manyRows = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_each, column) => `${row}.${column} ${wordsOf(2)}`),
  );

test.each([
  [
    "a table that no collection takes and a paragraph of 300,000 letters",
    () => ({
      blocks: [
        { type: "table" as const, rows: manyRows(700, 15) },
        { type: "text" as const, nodes: [paragraphOf(`${wordsOf(19_000)}koniec-akapitu`)] },
      ],
    }),
    ["699.14", "koniec-akapitu"],
  ],
  [
    "a document of ours with a text of a million letters and long records, two under one id",
    (content: DocumentContent) => ({
      blocks: [],
      content: {
        ...content,
        fields: {
          "summary.text": rich(...Array.from({ length: 12 }, () => wordsOf(6000)), "koniec-pola"),
        },
        collections: {
          risks: Array.from({ length: 26 }, (_, record) => ({
            id: `r${Math.min(record, 24)}`,
            fields: {
              name: { type: "line" as const, text: `Ryzyko ${record}` },
              mitigation: rich(wordsOf(3000)),
            },
          })),
        },
      },
    }),
    ["koniec-pola", "Ryzyko 24"],
  ],
] as const)("A3 the server takes all of %s", async (_what, make, words) => {
  const importer = new StockClient(
    server().url,
    koninId,
    await credentialsOf(server().url, "lead"),
  );
  await importer.synced();
  const { body: found } = await lead.get(konin);
  const { template: ref } = DocumentDetails.parse(found).document;
  const { body: described } = await lead.get(`/api/templates/${ref.id}/${ref.version}`);
  const template = Template.parse(described);
  const content = readDocument(importer.doc, template);
  const draft: ImportDraft = {
    source: "paste",
    name: "duży",
    images: [],
    leftOut: [],
    ...make(content),
  };
  let count = 0;
  const newId = () => `big${(count += 1)}`;

  const plan = planImport(draft, template, content);
  applyImport(importer.doc, plan, {
    template,
    content,
    language: "pl",
    newId,
    ...(draft.content ? { from: draft.content } : {}),
  });
  const closed = importer.closedForGood().then((code) => `closed with ${code}`);
  expect(await Promise.race([importer.saved().then(() => "saved"), closed])).toBe("saved");

  const after = JSON.stringify((await lead.get(`${konin}/content`)).body);
  for (const each of words) expect(after).toContain(each);
});

/** Letters of Polish in Windows-1250. */
function toWindows(letter: string): number {
  const codes: Record<string, number> = { ś: 0x9c, ć: 0xe6, Ł: 0xa3, ó: 0xf3, ź: 0x9f };
  return codes[letter] ?? letter.charCodeAt(0);
}
