/** Which pages of two PDFs look the same, without drawing them. */
import { createHash } from "node:crypto";
import type { PagesLook } from "./typst-messages.ts";
import { type PdfParts, pdfParts, referenceIn } from "./pdf-parts.ts";

/**
 * Each page by what draws it: its marks and all that they name, fonts and pictures. A font holds the letters of the whole file:
 * after the first „ź” of a document every page with that font counts as another, once.
 */
export function pagesLook(pdf: Uint8Array): PagesLook["pages"] {
  const parts = pdfParts(pdf);
  const known = new Map<number, string>();
  return pageObjects(parts).map((page) => {
    const [, width = "0", height = "0"] =
      /\/MediaBox \[[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)\]/.exec(page) ?? [];
    return {
      fingerprint: hashOf(withoutLinks(page), parts, known),
      isLandscape: Number(width) > Number(height),
    };
  });
}

function pageObjects(parts: PdfParts): string[] {
  const catalog = parts.objectOf(referenceIn(parts.trailer, "Root") ?? 0);
  const walk = (number: number): string[] => {
    const object = parts.objectOf(number);
    const kids = /\/Kids \[([^\]]*)\]/.exec(object)?.[1];
    if (kids === undefined) return [object];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => walk(Number(kid)));
  };
  return walk(referenceIn(catalog, "Pages") ?? 0);
}

/** What refers to other pages is not drawn. */
function withoutLinks(page: string): string {
  return page
    .replace(/^\d+ 0 obj/, "")
    .replace(/\/(?:Parent|StructParents) \d+(?: 0 R)?/g, "")
    .replace(/\/Annots (?:\[[^\]]*\]|\d+ 0 R)/, "");
}

/** An object's number says nothing: what it is stands in its place. */
function hashOf(object: string, parts: PdfParts, known: Map<number, string>): string {
  const streamAt = object.search(/stream\r?\n/);
  const dictionary = streamAt === -1 ? object : object.slice(0, streamAt);
  const named = dictionary.replace(/(\d+) 0 R/g, (_, number: string) =>
    hashOfObject(Number(number), parts, known),
  );
  const stream = streamAt === -1 ? "" : object.slice(streamAt);
  return createHash("sha256")
    .update(named)
    .update(stream, "latin1")
    .digest("base64url")
    .slice(0, 16);
}

function hashOfObject(number: number, parts: PdfParts, known: Map<number, string>): string {
  const before = known.get(number);
  if (before !== undefined) return before;
  // Until it is known, for one that leads back to itself.
  known.set(number, "");
  const object = parts.objectOf(number).replace(/^\d+ 0 obj/, "");
  const hash = hashOf(object, parts, known);
  known.set(number, hash);
  return hash;
}
