import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { everyAsset, everyBlock } from "../testing-tree.ts";
import { checkWordTemplate } from "./check-template.ts";
import { openDocx, ownTemplate, paragraphsOf, valuesOf } from "./testing.ts";
import { unpack } from "./unpack.ts";
import { writeDocx } from "./write-docx.ts";

const file = openDocx(await writeDocx(everyBlock(), everyAsset, { template: ownTemplate() }));
const body = file.part("word/document.xml");

test("the organisation's own styles are used, and ours stand in for those that it lacks", () => {
  const styles = file.part("word/styles.xml");

  expect(valuesOf(body, "w:pStyle", "w:val")).toContain("Nagwek1");
  expect(valuesOf(body, "w:pStyle", "w:val")).not.toContain("Heading1");
  expect(styles).toContain('<w:color w:val="AA0000"/>');
  const names = valuesOf(styles, "w:name", "w:val");
  expect(names.filter((name) => name === "heading 1")).toHaveLength(1);
  expect(names).toContain("heading 2");
  expect(styles).not.toContain("Calibri");
});

test("a style of ours does not take an id that another of theirs has", () => {
  const ids = valuesOf(file.part("word/styles.xml"), "w:style", "w:styleId");

  expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
  expect(valuesOf(body, "w:pStyle", "w:val")).toContain("BCaption");
});

test("its pages and letterhead come along, its text does not", () => {
  expect(valuesOf(body, "w:pgSz", "w:w")).toEqual(["10000", "10000", "15000", "10000"]);
  expect(valuesOf(body, "w:pgMar", "w:left").at(-1)).toBe("1300");
  expect(file.part("word/header1.xml")).toContain("Miasto Konin");
  expect(file.part("word/header1.xml")).toContain("PROJEKT");
  expect(file.names).toContain("word/media/herb.png");
  // It has a head and no foot: there ours stands in.
  expect(file.names).not.toContain("word/header-pages.xml");
  expect(file.part("word/footer-pages.xml")).toContain("NUMPAGES");
  expect(paragraphsOf(body)).not.toContain("Przykładowy tekst");
});

test("a style is also known by the name that Polish Word shows", async () => {
  const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="N2"><w:name w:val="Nagłówek 2"/></w:style></w:styles>`;
  const template = ownTemplate({ "word/styles.xml": styles });

  const written = openDocx(await writeDocx(everyBlock(), everyAsset, { template }));

  expect(valuesOf(written.part("word/document.xml"), "w:pStyle", "w:val")).toContain("N2");
});

test("lists get numbers that its own do not have", () => {
  const numbering = file.part("word/numbering.xml");

  expect(valuesOf(numbering, "w:abstractNum", "w:abstractNumId")).toEqual(["4", "5", "6"]);
  expect(valuesOf(numbering, "w:num", "w:numId")).toEqual(["7", "8", "9"]);
  expect(numbering.lastIndexOf("<w:abstractNum ")).toBeLessThan(numbering.indexOf("<w:num "));
});

test("W1 nothing of it that lies elsewhere comes along", () => {
  const all = file.names
    .filter((name) => /\.(xml|rels)$/.test(name))
    .map((name) => file.part(name));

  expect(all.join("")).not.toContain("secret.dotm");
});

test("a check says which styles are missing, by the names that Word shows", () => {
  const check = checkWordTemplate(ownTemplate());

  const missing = check.ok ? check.missingStyles : [];
  expect(missing.map(({ pl }) => pl)).toEqual(
    expect.arrayContaining(["Tytuł", "Nagłówek 2", "Legenda", "Tekst w tabeli"]),
  );
  expect(missing).toContainEqual({ pl: "Nagłówek 2", en: "Heading 2" });
  expect(missing).toContainEqual({ pl: "Tekst w tabeli", en: "Table text" });
  expect(missing.map(({ pl }) => pl)).not.toContain("Nagłówek 1");
});

const linkedPicture =
  '<Relationships><Relationship Id="rId1" Type="http://x/image" Target="http://example.com/a.png" TargetMode="External"/></Relationships>';

test.each([
  ["macros", ownTemplate({ "word/vbaProject.bin": "x" })],
  [
    "macros",
    ownTemplate({
      "[Content_Types].xml": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }),
  ],
  ["linked", ownTemplate({ "word/_rels/header1.xml.rels": linkedPicture })],
  ["not-word", ownTemplate({ "word/styles.xml": undefined })],
  ["not-word", ownTemplate({ "word/styles.xml": "<w:styles><w:style></w:styles>" })],
  ["not-word", ownTemplate({ "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })],
  ["not-word", ownTemplate({ "word/document.xml": `${"<a>".repeat(500)}${"</a>".repeat(500)}` })],
  ["bad-name", ownTemplate({ "../../etc/passwd": "x" })],
  ["not-packed", strToU8("%PDF-1.7")],
  ["not-word", ownTemplate().slice(0, 400)],
  [
    "too-many-parts",
    zipSync(
      Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`a${at}`, new Uint8Array()])),
    ),
  ],
  ["too-large", zipSync({ "word/document.xml": new Uint8Array(41 * 2 ** 20) }, { level: 1 })],
] as const)("a file is refused as a template: %s", (problem, hostile) => {
  expect(checkWordTemplate(hostile)).toEqual({ ok: false, problem });
});

test("U1 what a file says of its sizes is not believed", () => {
  const bomb = zipSync({ "word/styles.xml": new Uint8Array(30 * 2 ** 20) }, { level: 9 });
  // The unpacked size in the head of the part and in the list at the end.
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  view.setUint32(22, 100, true);

  expect(unpack(bomb, { parts: 10, bytes: 2 ** 20 }, () => true)).toEqual({
    ok: false,
    problem: "too-large",
  });
});

test("U1 parts that nobody asks for are not unpacked", () => {
  const packed = zipSync({
    "word/media/big.bin": new Uint8Array(30 * 2 ** 20),
    "word/styles.xml": strToU8("a"),
  });

  const unpacked = unpack(packed, { parts: 10, bytes: 100 }, (name) => name.endsWith(".xml"));

  expect(unpacked.ok && [...unpacked.parts.keys()]).toEqual(["word/styles.xml"]);
  expect(unpacked.ok && unpacked.names).toHaveLength(2);
});

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const headOf = (inside: string) =>
  `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="a"><w:p>${inside}</w:p></w:hdr>`;
const fieldOf = (...instruction: string[]) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction.map((text) => (text.startsWith("<") ? text : `<w:r><w:instrText>${text}</w:instrText></w:r>`)).join("")}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const head = (inside: string) => ownTemplate({ "word/header1.xml": headOf(inside) });
const relations = (inside: string, prefix = "") =>
  `<${prefix}Relationships xmlns${prefix && ":"}${prefix.slice(0, -1)}="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</${prefix}Relationships>`;
const pointing = (prefix: string, type: string, target: string) =>
  ownTemplate({
    "word/header1.xml": headOf('<w:r><a:blip r:link="rId1"/></w:r>'),
    "word/_rels/header1.xml.rels": relations(
      `<${prefix}Relationship Id="rId1" Type="${type}" Target="${target}" TargetMode="External"/>`,
      prefix,
    ),
  });
const drawing = (inside: string) =>
  ownTemplate({
    "word/_rels/header1.xml.rels": relations(
      `<Relationship Id="rId1" Type="${office}/image" Target="media/a.svg"/>`,
    ),
    "word/media/a.svg": `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`,
  });

test.each([
  [
    "a picture by its address",
    "linked",
    head(fieldOf('INCLUDEPICTURE "http://example.com/a.png"')),
  ],
  ["a command of another program", "linked", head(fieldOf('DDEAUTO c:\\\\cmd.exe "/k calc"'))],
  ["a field in pieces", "linked", head(fieldOf("INCLUDE", 'PICTURE "http://example.com/a.png"'))],
  [
    "a field whose word another makes",
    "linked",
    head(fieldOf(fieldOf("DATE \\@ \"'INCLUDEPICTURE'\""), " http://example.com/a.png")),
  ],
  [
    "a field of one element",
    "linked",
    head('<w:fldSimple w:instr=" includepicture http://example.com/a.png "/>'),
  ],
  [
    "a field that does not end",
    "linked",
    head('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r>'),
  ],
  [
    "relations under another prefix",
    "linked",
    pointing("p:", `${office}/image`, "http://example.com/a.png"),
  ],
  [
    "a picture that says it is a link",
    "linked",
    pointing("", `${office}/hyperlink`, "http://example.com/a.png"),
  ],
  [
    "a link to a computer's files",
    "linked",
    pointing("", `${office}/hyperlink`, "file://example.com/a"),
  ],
  [
    "a drawing's address",
    "linked",
    head('<w:pict><v:imagedata src="http://example.com/a.png"/></w:pict>'),
  ],
  [
    "a drawing's address of before",
    "linked",
    head('<w:pict><v:fill o:href="http://example.com/a.png"/></w:pict>'),
  ],
  ["an object", "macros", head('<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>')],
  ["another file", "macros", head('<w:altChunk r:id="rId1"/>')],
  [
    "other letters",
    "not-word",
    ownTemplate({ "word/header1.xml": `<?xml version="1.0" encoding="UTF-7"?>${headOf("")}` }),
  ],
  ["a drawing that fetches", "linked", drawing('<image href="http://example.com/a.png"/>')],
  ["a drawing with a program", "linked", drawing("<script>1</script>")],
  [
    "a drawing whose style fetches",
    "linked",
    drawing('<rect style="fill:url(http://example.com/a)"/>'),
  ],
] as const)("W1 a head with %s is refused", (_what, problem, hostile) => {
  expect(checkWordTemplate(hostile)).toEqual({ ok: false, problem });
});

test("W1 a letterhead with numbers of pages, links and a drawing comes along", async () => {
  const template = ownTemplate({
    "word/header1.xml": headOf(
      `${fieldOf(" PAGE ")}${fieldOf(" IF ", fieldOf("NUMPAGES"), "= 1 ")}<w:hyperlink r:id="rId2"><w:r><w:t>konin.pl</w:t></w:r></w:hyperlink>`,
    ),
    "word/_rels/header1.xml.rels": relations(
      `<Relationship Id="rId1" Type="${office}/image" Target="media/a.svg"/><Relationship Id="rId2" Type="${office}/hyperlink" Target="https://konin.pl/?a=1&amp;b=2" TargetMode="External"/>`,
    ),
    "word/media/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>',
  });

  const written = openDocx(await writeDocx(everyBlock(), everyAsset, { template }));

  const targets = valuesOf(written.part("word/_rels/header1.xml.rels"), "Relationship", "Target");
  expect(targets).toEqual(["media/a.svg", "https://konin.pl/?a=1&b=2"]);
  expect(written.names).toContain("word/media/a.svg");
});

test("W1 of what a head points to only pictures come along", async () => {
  const template = ownTemplate({
    "word/_rels/header1.xml.rels": relations(
      `<Relationship Id="rId1" Type="${office}/header" Target="header2.xml"/><Relationship Id="rId2" Type="x" Target="_rels/header2.xml.rels"/>`,
    ),
    "word/header2.xml": headOf(fieldOf("DDEAUTO x")),
    "word/_rels/header2.xml.rels": "<x/>",
  });

  const written = openDocx(await writeDocx(everyBlock(), everyAsset, { template }));

  expect(written.names.filter((name) => name.includes("header2"))).toEqual([]);
});
