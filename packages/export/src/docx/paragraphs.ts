/** One paragraph, with what it looks like apart from its style. */
import type { Draft } from "./draft.ts";
import type { StyleRole } from "./style-kit.ts";
import { escapeXml } from "../xml-text.ts";
import { tag, val } from "./xml.ts";

export interface ParagraphLook {
  readonly style: StyleRole;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly list?: { readonly number: number; readonly level: number };
  /** How far from the edge it begins. */
  readonly indent?: number;
  readonly isRight?: boolean;
  /** From the right to the left. */
  readonly isRtl?: boolean;
  /** A section that ends here. */
  readonly section?: string;
}

export function paragraph(draft: Draft, look: ParagraphLook, ...content: string[]): string {
  const { style, list, indent, section } = look;
  // In the order that the format asks for.
  const properties = [
    style === "normal" ? "" : val("pStyle", draft.style(style)),
    look.keepNext ? tag("w:keepNext") : "",
    look.pageBreakBefore ? tag("w:pageBreakBefore") : "",
    list ? tag("w:numPr", {}, val("ilvl", list.level), val("numId", list.number)) : "",
    look.isRtl ? tag("w:bidi") : "",
    indent === undefined ? "" : tag("w:ind", { "w:left": indent }),
    look.isRight ? val("jc", "right") : "",
    section ?? "",
  ].join("");
  return tag("w:p", {}, properties === "" ? "" : tag("w:pPr", {}, properties), ...content);
}

export interface RunLook {
  readonly style?: StyleRole;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly isDeleted?: boolean;
}

/** A run of text; its lines and tabs stay. */
export function run(draft: Draft, text: string, look: RunLook = {}): string {
  const properties = [
    look.style ? val("rStyle", draft.style(look.style)) : "",
    look.bold ? "<w:b/><w:bCs/>" : "",
    look.italic ? "<w:i/><w:iCs/>" : "",
    isRtl(text) ? "<w:rtl/>" : "",
  ].join("");
  const pieces = text.split(/([\n\t])/).map((piece) => pieceXml(piece, look.isDeleted));
  return tag("w:r", {}, properties === "" ? "" : tag("w:rPr", {}, properties), ...pieces);
}

function pieceXml(piece: string, isDeleted = false): string {
  if (piece === "") return "";
  if (piece === "\n") return "<w:br/>";
  if (piece === "\t") return "<w:tab/>";
  const name = isDeleted ? "w:delText" : "w:t";
  return `<${name} xml:space="preserve">${escapeXml(piece)}</${name}>`;
}

/** Whether the first letter that has a direction is one of a script that runs from right to left. */
export function isRtl(text: string): boolean {
  // Most texts have no such letter at all.
  if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text)) return false;
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first);
}

/** A field of Word with the text that it has until Word works it out anew. */
export function field(
  draft: Draft,
  instruction: string,
  shown: string,
  look: RunLook = {},
): string {
  const mark = (type: string) => tag("w:r", {}, tag("w:fldChar", { "w:fldCharType": type }));
  return [
    mark("begin"),
    tag("w:r", {}, `<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`),
    mark("separate"),
    run(draft, shown, look),
    mark("end"),
  ].join("");
}
