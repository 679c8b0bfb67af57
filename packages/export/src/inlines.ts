/** Runs of formatted text: made printable, and typeset across the borders between them. */
import { isSafeHref } from "@brudnopis/document";
import type { Language, RichNode } from "@brudnopis/schema";
import type { Block, Inline } from "./print.ts";
import { printable } from "./printable.ts";
import { type Measure, typeset } from "./typography.ts";

/** Plain text as one run; no runs when there is nothing to read. */
export function plainInlines(text: string, language: Language, measure?: Measure): Inline[] {
  const shown = typeset(printable(text).trim(), language, measure);
  return shown === "" ? [] : [{ type: "text", text: shown }];
}

/** One paragraph of plain text; nothing when there is none. */
export function plainBlocks(text: string, language: Language, measure?: Measure): Block[] {
  const inlines = plainInlines(text, language, measure);
  return inlines.length > 0 ? [{ type: "paragraph", inlines }] : [];
}

/** The text nodes and line breaks of one paragraph. */
export function richInlines(nodes: readonly RichNode[], language: Language): Inline[] {
  const inlines = trimmed(nodes.flatMap(toInline));
  // Typesetting keeps every place where it was, so the whole paragraph is cut again at the same places.
  const whole = inlines.map((inline) => (inline.type === "text" ? inline.text : "\n")).join("");
  const shown = typeset(whole, language);
  let from = 0;
  return inlines.map((inline) => {
    const length = inline.type === "text" ? inline.text.length : 1;
    const text = shown.slice(from, from + length);
    from += length;
    return inline.type === "text" ? { ...inline, text } : inline;
  });
}

function toInline(node: RichNode): Inline[] {
  if (node.type === "hardBreak") return [{ type: "break" }];
  const text = printable(node.text ?? "");
  if (text === "") return [];
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === "link")?.attrs.href;
  return [
    {
      type: "text",
      text,
      ...(marks.some(({ type }) => type === "bold") ? { bold: true } : {}),
      ...(marks.some(({ type }) => type === "italic") ? { italic: true } : {}),
      ...(link !== undefined && isSafeHref(link) ? { href: link } : {}),
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
  return inline.type === "break" || inline.text.trim() === "";
}
