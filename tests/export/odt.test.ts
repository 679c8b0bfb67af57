/** Files for LibreOffice of whole documents, opened and saved by it. */
import { toPrintDocument } from "@brudnopis/export";
import { writeOdt } from "@brudnopis/export/odt";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { createFigureDrawer } from "../../apps/server/src/export/draw-figure.ts";
import { everyAsset, everyBlock } from "../../packages/export/src/testing-tree.ts";
import { loadTemplate, readSample } from "../templates/testing.ts";
import { hasLibreOffice, officeTimeoutMs, resave } from "./libreoffice.ts";
import { odtParts } from "./outline/odt-parts.ts";
import { itemsOf, itemStarts, rules, shapeOf } from "./outline/shape.ts";
import { stressDocument } from "./stress.ts";

test.skipIf(!hasLibreOffice)(
  "LibreOffice opens its files and saves them without loss of text, heads of tables, pictures, notes, comments or changes",
  async () => {
    const files = {
      "konin.odt": await writeOdt(konin(), new Map(), { drawFigure: createFigureDrawer() }),
      "everything.odt": await writeOdt(everyBlock(), everyAsset),
      "stress.odt": await stress(),
    };

    const saved = await resave(files, "odt");

    for (const [name, file] of Object.entries(files)) {
      const [before, after] = [read(file), read(saved[name] ?? new Uint8Array())];
      expect(before.paragraphs.length, name).toBeGreaterThan(50);
      expect(
        before.paragraphs.filter((text) => !after.text.includes(text)),
        name,
      ).toEqual([]);
      const { paragraphs: _, text: __, ...counts } = before;
      expect(after, name).toMatchObject(counts);
      const [own, theirs] = [odtParts(file), odtParts(saved[name] ?? new Uint8Array())];
      const starts = itemStarts(own);
      expect(shapeOf(theirs, rules.odt), name).toEqual(shapeOf(own, rules.odt));
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
  return writeOdt(print, bytes);
}

interface Read {
  /** Without spaces: where a program puts its breaks is its own business. */
  readonly paragraphs: readonly string[];
  readonly text: string;
  readonly tables: number;
  readonly headRows: number;
  readonly headings: number;
  readonly pictures: readonly string[];
  readonly notes: number;
  readonly comments: number;
  /** All letters of them: LibreOffice makes one change of neighbours. */
  readonly insertions: string;
  readonly deletions: string;
}

function read(file: Uint8Array): Read {
  const parts = unzipSync(file, { filter: ({ name }) => name === "content.xml" });
  const body = strFromU8(parts["content.xml"] ?? new Uint8Array());
  const paragraphs = textsOf(body);
  return {
    paragraphs,
    text: paragraphs.join(""),
    tables: count(body, /<table:table /g),
    headRows: count(body, /<table:table-header-rows>/g),
    headings: count(body, /<text:h /g),
    pictures: [...body.matchAll(/<svg:desc>([^<]*)</g)].map(([, alt = ""]) => unescaped(alt)),
    notes: count(body, /<text:note /g),
    comments: count(body, /<office:annotation /g),
    insertions: lettersIn(body, /<text:change-start .*?<text:change-end /gs),
    deletions: lettersIn(body, /<text:deletion>.*?<\/text:deletion>/gs),
  };
}

/** Pieces between tags: a program may cut runs of text otherwise, so all of it is one string in the end. */
function textsOf(xml: string): string[] {
  return xml
    .replace(/^.*?<office:body>/s, "")
    .split(/<[^>]*>/)
    .map((text) => unescaped(text).replace(/\s+/g, ""))
    .filter((text) => text !== "" && !/^[\d–]+$/.test(text));
}

function lettersIn(xml: string, pieces: RegExp): string {
  const inside = (xml.match(pieces) ?? []).join("");
  return textsOf(inside.replace(/<office:change-info>.*?<\/office:change-info>/gs, "")).join("");
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
