/** Word files of whole documents, opened and saved by a program that is not ours. */
import { toPrintDocument } from "@brudnopis/export";
import { writeDocx } from "@brudnopis/export/docx";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { createFigureDrawer } from "../../apps/server/src/export/draw-figure.ts";
import { ownTemplate } from "../../packages/export/src/docx/testing.ts";
import { everyAsset, everyBlock } from "../../packages/export/src/testing-tree.ts";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { hasLibreOffice, officeTimeoutMs, resave } from "./libreoffice.ts";
import { docxParts } from "./outline/docx-parts.ts";
import { itemsOf, itemStarts, rules, shapeOf } from "./outline/shape.ts";
import { stressDocument } from "./stress.ts";

const drawFigure = createFigureDrawer();

test.skipIf(!hasLibreOffice)(
  "LibreOffice opens Word files and saves them without loss of text, heads of tables, pictures, notes, comments or changes",
  async () => {
    const files = {
      "konin.docx": await writeDocx(konin(), new Map(), { drawFigure }),
      "everything.docx": await writeDocx(everyBlock(), everyAsset, { drawFigure }),
      "own.docx": await writeDocx(everyBlock(), everyAsset, { template: ownTemplate() }),
      "stress.docx": await stress(),
    };

    const saved = await resave(files, "docx");

    for (const [name, file] of Object.entries(files)) {
      const [before, after] = [read(file), read(saved[name] ?? new Uint8Array())];
      expect(before.paragraphs.length, name).toBeGreaterThan(50);
      const lost = before.paragraphs.filter((text) => !after.text.includes(text));
      expect(lost, name).toEqual([]);
      const { paragraphs: _, text: __, ...counts } = before;
      expect(after, name).toMatchObject(counts);
      const [own, theirs] = [docxParts(file), docxParts(saved[name] ?? new Uint8Array())];
      const starts = itemStarts(own);
      expect(shapeOf(theirs, rules.docx), name).toEqual(shapeOf(own, rules.docx));
      expect(itemsOf(theirs, starts), name).toEqual(itemsOf(own, starts));
      if (!name.startsWith("konin")) expect(before.insertions, name).not.toBe("");
    }
  },
  officeTimeoutMs,
);

function konin() {
  const template = loadTemplate();
  return toPrintDocument(readSample("konin", template), template, {
    language: "pl",
    exportedAt: "2026-02-27",
    versionLabel: "0.9",
    organisations: ["Miasto Konin"],
    withPersonalData: true,
  });
}

async function stress(): Promise<Uint8Array> {
  const { content, template, options, bytes, review } = stressDocument({ pages: 300 });
  const print = toPrintDocument(content, template, { ...options, review, withChanges: true });
  return writeDocx(print, bytes, { drawFigure });
}

interface Read {
  /** Without spaces: where a program puts its breaks is its own business. */
  readonly paragraphs: readonly string[];
  readonly text: string;
  readonly tables: number;
  readonly headRows: number;
  readonly pictures: readonly string[];
  readonly notes: number;
  /** In the order of the alphabet: programs number them by where they stand. */
  readonly comments: readonly string[];
  /** All letters of them: programs may cut a change in two, or make one of neighbours. */
  readonly insertions: string;
  readonly deletions: string;
}

function read(file: Uint8Array): Read {
  const parts = unzipSync(file, { filter: ({ name }) => name.endsWith(".xml") });
  const part = (name: string) => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array());
  const [body, notes, comments] = [part("document"), part("footnotes"), part("comments")];
  const paragraphs = [...textsOf(body), ...textsOf(notes)];
  return {
    paragraphs,
    text: paragraphs.join(""),
    tables: count(body, /<w:tbl>/g),
    headRows: count(body, /<w:tblHeader\b/g),
    pictures: [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt = ""]) => alt),
    notes: count(body, /<w:footnoteReference /g),
    comments: textsOf(comments).toSorted(),
    insertions: lettersIn(body, /<w:ins .*?<\/w:ins>/gs),
    deletions: lettersIn(body, /<w:del .*?<\/w:del>/gs),
  };
}

function textsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)]
        .map(([, text = ""]) => text)
        .join(""),
    )
    .map((text) => unescaped(text).replace(/\s+/g, ""))
    .filter((text) => text !== "");
}

function lettersIn(xml: string, pieces: RegExp): string {
  return textsOf((xml.match(pieces) ?? []).map((piece) => `<w:p>${piece}</w:p>`).join("")).join("");
}

function unescaped(xml: string): string {
  return xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

function count(xml: string, pattern: RegExp): number {
  return xml.match(pattern)?.length ?? 0;
}
