/** The changed words of a text with a few words around them. */
import type { DiffNode } from "@brudnopis/schema";
import { type Piece, piecesOf } from "../history/pieces.ts";

export interface ExcerptPart {
  readonly kind: "same" | "inserted" | "deleted" | "marked";
  readonly text: string;
}

/** Characters of what did not change beside what did. */
const around = 36;
const longest = 320;
const gap = "…";

export function excerptOf(blocks: readonly DiffNode[]): ExcerptPart[] {
  const parts = trimmed(joined(piecesOf(blocks).map(toPart)));
  if (!parts.some(({ kind }) => kind !== "same")) return [];
  const last = parts.length - 1;
  return shortened(
    parts.map((part, index) =>
      part.kind === "same"
        ? { kind: "same", text: nearby(part.text, index > 0, index < last) }
        : part,
    ),
  );
}

/** Blocks are told apart by a space. */
function toPart({ kind, text }: Piece): ExcerptPart {
  if (text === "") return { kind: "same", text: " " };
  return { kind: kind === "reshaped" ? "marked" : kind, text };
}

function joined(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const whole: ExcerptPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.kind === part.kind) {
      const text = part.text === " " && last.text.endsWith(" ") ? last.text : last.text + part.text;
      whole.splice(-1, 1, { kind: part.kind, text });
    } else whole.push(part);
  }
  return whole;
}

/** Without the spaces that only end blocks. */
function trimmed(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const last = parts.length - 1;
  return parts
    .map((part, index) => {
      if (part.kind !== "same") return part;
      const start = index === 0 ? part.text.trimStart() : part.text;
      return { kind: part.kind, text: index === last ? start.trimEnd() : start };
    })
    .filter(({ text }) => text !== "");
}

/** The words next to a change before it, after it, or on both sides. */
function nearby(text: string, isAfter: boolean, isBefore: boolean): string {
  const start = isAfter ? wordsFrom(text) : "";
  const end = isBefore ? wordsUpTo(text) : "";
  if (start.length + end.length >= text.length) return isAfter || isBefore ? text : "";
  if (isAfter && isBefore) return `${start} ${gap} ${end}`;
  return isAfter ? `${start}${gap}` : `${gap}${end}`;
}

function wordsFrom(text: string): string {
  if (text.length <= around) return text;
  const cut = text.slice(0, around);
  const space = cut.lastIndexOf(" ");
  return space > 0 ? cut.slice(0, space) : cut;
}

function wordsUpTo(text: string): string {
  if (text.length <= around) return text;
  const cut = text.slice(-around);
  const space = cut.indexOf(" ");
  return space === -1 ? cut : cut.slice(space + 1);
}

function shortened(parts: readonly ExcerptPart[]): ExcerptPart[] {
  const kept: ExcerptPart[] = [];
  let left = longest;
  for (const part of parts) {
    if (left <= 0) return [...kept, { kind: "same", text: ` ${gap}` }];
    const text = part.text.length > left ? `${part.text.slice(0, left)}${gap}` : part.text;
    kept.push({ ...part, text });
    left -= part.text.length;
  }
  return kept;
}
