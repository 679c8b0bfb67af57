/** Files that somebody made to do harm, given to the process that reads them. */
import { createServer } from "node:http";
import { strToU8, zipSync } from "fflate";
import { expect, onTestFinished, test } from "vitest";
import type { ImportAnswer } from "../../apps/server/src/import/import-messages.ts";
import { readInProcess } from "../../apps/server/src/import/import-process.ts";
import { FileProblem } from "../../apps/server/src/import/file-problem.ts";
import { readFile } from "../../apps/server/src/import/read-file.ts";
import {
  docx,
  imageRelation,
  linkedImage,
  paragraph,
  repeating,
  shownImage,
  symlink,
} from "./files.ts";

const usual = { deadlineMs: 30_000, heapMegabytes: 512 };
const megabyte = 2 ** 20;

function read(bytes: Uint8Array, limits = usual): Promise<ImportAnswer> {
  return readInProcess({ name: "plik", bytes }, limits, new AbortController().signal);
}

/** In this process: what is refused by what it is needs none of its own. */
async function problemOf(bytes: Uint8Array): Promise<string> {
  try {
    await readFile({ name: "plik", bytes });
    return "read";
  } catch (cause) {
    if (cause instanceof FileProblem) return cause.problem;
    throw cause;
  }
}

test("G1 a Word file of 300 KB that unfolds to 300 MB is refused within a second and 128 MB", async () => {
  const bomb = docx({ body: "<w:p/>".repeat((60 * megabyte) / 6) });
  expect(bomb.length).toBeLessThan(400_000);
  const started = performance.now();

  const answer = await read(bomb);

  expect(answer).toMatchObject({ type: "refused", problem: "bomb" });
  expect(performance.now() - started).toBeLessThan(4000);
  expect(answer.peakMegabytes).toBeLessThan(128);
});

test.each([
  [
    "a picture of zeros",
    () => docx({ body: "", files: { "word/media/a.png": new Uint8Array(90 * megabyte) } }),
  ],
  [
    "thousands of parts",
    () =>
      docx({
        body: "",
        files: Object.fromEntries(
          Array.from({ length: 2100 }, (_, at) => [`word/media/${at}.png`, new Uint8Array(1)]),
        ),
      }),
  ],
  [
    "parts that are too much together",
    () =>
      docx({
        body: "",
        files: Object.fromEntries(
          ["a", "b", "c"].map((name) => [`word/media/${name}.png`, sparse(34 * megabyte)]),
        ),
      }),
  ],
  [
    "XML that is long and hardly shrinks",
    () => docx({ body: paragraph(Buffer.from(sparse(7 * megabyte)).toString("hex")) }),
  ],
  [
    "a part that says it is smaller than it is",
    () => lying(docx({ body: "<w:p/>".repeat(2 * megabyte) })),
  ],
])("G1 %s is refused", async (_what, make) => {
  expect(await problemOf(make())).toMatch(/^(bomb|damaged)$/);
});

test.each([
  ["one text in a hundred thousand cells", () => repeating(1000, 100, "x".repeat(300))],
  [
    "one text in a cell as wide as a thousand",
    () => docx({ body: wideCell("x".repeat(200_000), 1000) }),
  ],
])("G1 a small file is refused that says %s", async (_what, make) => {
  const file = make();
  expect(file.length).toBeLessThan(300_000);

  expect(await problemOf(file)).toBe("too-complex");
});

test("G1 a picture that a file shows a thousand times is one picture", async () => {
  const file = docx({
    body: Array.from({ length: 1000 }, () => shownImage("rId9")).join(""),
    relations: imageRelation("rId9", "media/a.png").replace(' TargetMode="External"', ""),
    files: { "word/media/a.png": dot },
  });

  const { pictures, draft } = await readFile({ name: "plik", bytes: file });

  expect(pictures).toHaveLength(1);
  expect(draft.blocks).toMatchObject([{ nodes: { length: 1000 } }]);
});

test("G2 a file that takes more memory than there is ends its own process, and is refused", async () => {
  const dense = docx({ body: manyParagraphs(40_000) });

  const answer = await read(dense, { ...usual, heapMegabytes: 40 });

  expect(answer).toEqual({ type: "refused", problem: "too-complex" });
});

test.each([
  [
    "a declaration of entities",
    `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>`,
    "hostile",
  ],
  ["an entity that nobody declared", "<x>&file;</x>", "damaged"],
  ["elements nested 5,000 deep", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`, "hostile"],
  ["XML that does not end", "<x><y>", "damaged"],
])("G3 %s is refused", async (_what, xml, problem) => {
  expect(await problemOf(docx({ body: "", files: { "word/footnotes.xml": strToU8(xml) } }))).toBe(
    problem,
  );
});

test("G4 a linked picture is left out and counted, and nothing is asked for or read", async () => {
  let asked = 0;
  const elsewhere = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void elsewhere.close());
  const address = elsewhere.address();
  const port = typeof address === "object" ? address?.port : 0;
  const targets = [`http://127.0.0.1:${port}/a.png`, "file:///etc/passwd"];
  const file = docx({
    body: paragraph("Tekst") + targets.map((_, at) => linkedImage(`rId${at + 5}`)).join(""),
    relations: targets.map((target, at) => imageRelation(`rId${at + 5}`, target)).join(""),
  });

  const answer = await read(file);

  expect(asked).toBe(0);
  expect(answer).toMatchObject({ type: "read", file: { pictures: [] } });
  expect(JSON.stringify(answer)).not.toContain("root:");
  expect(JSON.stringify(answer)).toContain("Tekst");
  expect(answer).toMatchObject({
    file: { draft: { leftOut: [{ what: "linked-image", count: 2 }] } },
  });
});

test("G3 XML under another name is not read: nobody has looked through it", async () => {
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/other.png"/></Relationships>`;
  const hidden = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph("Ukryte")}</w:body></w:document>`;
  const files = { "_rels/.rels": strToU8(relations), "word/other.png": strToU8(hidden) };

  expect(await problemOf(docx({ body: "", files }))).toBe("damaged");
});

test.each([
  ["leads out of its folder", { "../../evil.xml": strToU8("<x/>") }],
  ["is an absolute path", { "/etc/cron.d/evil": strToU8("x") }],
  ["has a backslash", { "..\\evil.xml": strToU8("<x/>") }],
  ["is a symlink", { "word/media/a.png": [strToU8("/etc/passwd"), symlink] as const }],
  ["has a NUL in its name", { "word/a\u0000.xml": strToU8("<x/>") }],
])("G6 a part that %s is refused", async (_what, files) => {
  const parts = Object.fromEntries(Object.entries(files).map(([name, part]) => [name, part]));
  expect(await problemOf(docx({ body: "", files: parts }))).toBe("hostile");
});

test("G6 two parts under one name are refused: nobody knows which of them another program reads", async () => {
  const files = { "word/one.xml": strToU8("<x/>"), "word/two.xml": strToU8("<y/>") };
  const text = Buffer.from(docx({ body: "", files })).toString("latin1");

  const twice = Buffer.from(text.replaceAll("word/two.xml", "word/one.xml"), "latin1");

  expect(await problemOf(twice)).toBe("hostile");
});

test("a part with a password is refused as such", async () => {
  const bytes = docx({ body: paragraph("Tekst") });

  for (const [signature, at] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const)
    markAll(bytes, signature, at);

  expect(await problemOf(bytes)).toBe("encrypted");
});

test("G7 reading that takes too long is killed, and so is reading that nobody waits for", async () => {
  const dense = docx({ body: manyParagraphs(40_000) });
  const gone = new AbortController();
  const waiting = readInProcess({ name: "plik", bytes: dense }, usual, gone.signal);
  const started = performance.now();

  expect(await read(dense, { ...usual, deadlineMs: 250 })).toEqual({
    type: "refused",
    problem: "too-slow",
  });
  gone.abort();

  await expect(waiting).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(4000);
});

test.each([
  ["a PDF", strToU8("%PDF-1.7 x"), "pdf"],
  [
    "a file of Word 97, or one with a password",
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
    "old-office",
  ],
  [
    "an OpenDocument file",
    zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.text"),
      "META-INF/manifest.xml": strToU8("<x/>"),
    }),
    "open-document",
  ],
  ["a zip file of something", zipSync({ "a.txt": strToU8("a") }), "unknown-type"],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), "unknown-type"],
  [
    "a Word file with macros",
    docx({ body: "", files: { "word/vbaProject.bin": strToU8("x") } }),
    "macros",
  ],
  ["half a Word file", docx({ body: paragraph("x") }).slice(0, 500), "damaged"],
  ["nothing", new Uint8Array(), "empty"],
  ["JSON of somebody else", strToU8('{"a": 1}'), "foreign-json"],
  [
    "JSON of a newer version",
    strToU8('{"format": "brudnopis-document", "version": 99}'),
    "newer-json",
  ],
])("what is not read is refused by what it is: %s", async (_what, bytes, problem) => {
  expect(await problemOf(bytes)).toBe(problem);
});

/** No two are alike, as in a text that somebody wrote. */
function manyParagraphs(count: number): string {
  return Array.from({ length: count }, (_, at) =>
    paragraph(((at + 1) * 2654435761).toString(36)),
  ).join("");
}

/** The beginning of a picture in PNG, which says its size. */
const dot = Buffer.from("89504e470d0a1a0a0000000d494844520000000100000001", "hex");

/** Sets the lowest bit of a byte of each part's heading. */
function markAll(bytes: Uint8Array, signature: number, at: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0; from < bytes.length - 46; from += 1)
    if (view.getUint32(from, true) === signature) view.setUint8(from + at, 1);
}

/** Mostly zeros, with enough between them to look like a file. */
function sparse(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 100)
    bytes[at] = state = (state * 1103515245 + 12345) & 0x7fffffff;
  return bytes;
}

/** One cell over so many columns, above another row. */
function wideCell(text: string, columns: number): string {
  const wide = `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${paragraph(text)}</w:tc>`;
  return `<w:tbl><w:tr>${wide}</w:tr><w:tr><w:tc>${paragraph("a")}</w:tc></w:tr></w:tbl>`;
}

/** Says in all places that its largest part has 100 bytes. */
function lying(file: Uint8Array): Uint8Array {
  const bytes = file.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at += 1) {
    const signature = view.getUint32(at, true);
    const size = signature === 0x04034b50 ? 22 : signature === 0x02014b50 ? 24 : undefined;
    if (size !== undefined && view.getUint32(at + size, true) > megabyte)
      view.setUint32(at + size, 100, true);
  }
  return bytes;
}
