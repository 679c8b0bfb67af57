/** Runs of formatted text: made printable, and typeset across the borders between them. */
import { isSafeHref } from "@brudnopis/document";
import type { Language, RichNode } from "@brudnopis/schema";
import type { Block, Inline } from "./print.ts";
import { printable } from "./printable.ts";
import { changeOf, isMarkNode } from "./review-nodes.ts";
import { type Measure, typeset } from "./typography.ts";

/** Plain text as one run; no runs when there is nothing to read. */
export function plainInlines(text: string, language: Language, measure?: Measure): Inline[] {
  const shown = typeset(printable(text).trim(), language, measure);
  return shown === "" ? [] : [{ type: "text", text: shown }];
}

/** One paragraph of plain text; nothing when there is none. */
export function plainBlocks(text: string, language: Language, measure?: Measure): Block[] {
  return paragraphOf(plainInlines(text, language, measure));
}

/** No paragraph without anything in it. */
export function paragraphOf(inlines: readonly Inline[]): Block[] {
  return inlines.length > 0 ? [{ type: "paragraph", inlines }] : [];
}

/** The text nodes and line breaks of one paragraph. */
export function richInlines(
  nodes: readonly RichNode[],
  language: Language,
  measure?: Measure,
): Inline[] {
  return typesetInlines(trimmed(nodes.flatMap(toInline)), language, measure);
}

/** Typesetting keeps every place where it was, so what is typeset as a whole is cut again at the same places. */
export function typesetInlines(
  inlines: readonly Inline[],
  language: Language,
  measure?: Measure,
): Inline[] {
  const shown = typeset(inlines.map(lettersOf).join(""), language, measure);
  let from = 0;
  return inlines.map((inline) => {
    const to = from + lettersOf(inline).length;
    const text = shown.slice(from, to);
    from = to;
    return inline.type === "text" || inline.type === "ref" ? { ...inline, text } : inline;
  });
}

/** What a line reads as for who sees no notes and no marks. */
export function inlinesText(inlines: readonly Inline[]): string {
  return inlines.map(lettersOf).join("");
}

function lettersOf(inline: Inline): string {
  if (inline.type === "break") return "\n";
  return inline.type === "text" || inline.type === "ref" ? inline.text : "";
}

function toInline(node: RichNode): Inline[] {
  if (node.type === "hardBreak") return [{ type: "break" }];
  if (isMarkNode(node)) return [{ type: node.type, id: node.attrs.id }];
  const text = printable(node.text ?? "");
  if (text === "") return [];
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === "link")?.attrs.href;
  const change = changeOf(node);
  return [
    {
      type: "text",
      text,
      ...(marks.some(({ type }) => type === "bold") ? { bold: true } : {}),
      ...(marks.some(({ type }) => type === "italic") ? { italic: true } : {}),
      ...(link !== undefined && isSafeHref(link) ? { href: link } : {}),
      ...(change ? { change } : {}),
    },
  ];
}

/** Without the empty runs and line breaks that are left at the ends of what people typed. */
function trimmed(inlines: readonly Inline[]): readonly Inline[] {
  const first = inlines.findIndex((inline) => !isBlank(inline));
  const last = inlines.findLastIndex((inline) => !isBlank(inline));
  return first === -1 ? [] : inlines.slice(first, last + 1);
}

function isBlank(inline: Inline): boolean {
  return inline.type === "break" || (inline.type === "text" && inline.text.trim() === "");
}
