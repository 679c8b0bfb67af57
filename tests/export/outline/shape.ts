/** What two outlines have to have in common, each format by what it can say at all. */
import {
  allParts,
  headOf,
  rowHeadsOf,
  type ParagraphPart,
  type Part,
  spansOf,
  squeezed,
  type TablePart,
  textOf,
  widthOf,
} from "./outline.ts";

export interface Rules {
  /** By how much its headings are lower than those of the tree. */
  readonly lower: number;
  readonly deepest: number;
  /** Whether references lead anywhere, cells are merged, and a mark says again what note it is of. */
  readonly hasRefs: boolean;
  readonly hasSpans: boolean;
  /** Whether a cell of the body can head its row. Typst tags no such cell yet (`a11y-extras`). */
  readonly hasRowHeads: boolean;
  readonly repeatsNotes: boolean;
  /** Which letters arrive; a format without fonts for some shows boxes. */
  readonly letters: (text: string) => string;
}

const word = {
  lower: 0,
  deepest: 6,
  hasRefs: true,
  hasSpans: true,
  hasRowHeads: false,
  repeatsNotes: true,
  letters: squeezed,
} satisfies Rules;

export const rules = {
  docx: word,
  odt: { ...word, deepest: 10 },
  html: { ...word, lower: 1, deepest: 99, hasRowHeads: true },
  md: { ...word, lower: 1, hasRefs: false, hasSpans: false },
  pdf: { ...word, repeatsNotes: false, letters: printedLetters },
} satisfies Readonly<Record<string, Rules>>;

/**
 * Letters that the fonts of a PDF have, and no more of a text than its beginning: what writes from the right to the left, or
 * over other letters, is drawn in another order than it is read.
 */
function printedLetters(text: string): string {
  return squeezed(text)
    .replace(/[^a-ząćęłńóśźż0-9]/gi, "")
    .slice(0, 9);
}

/** From the heading of the first section to that of what comes after the last: cover and signatures are each format's own. */
export function bodyOf(parts: readonly Part[], from: string, to: string): Part[] {
  const isAt = (title: string) => (part: Part) =>
    part.is === "heading" && squeezed(textOf(part.inside)) === squeezed(title);
  return parts.slice(parts.findIndex(isAt(from)), parts.findLastIndex(isAt(to)));
}

/** Headings, tables, pictures, notes and references, as they are met. */
export function shapeOf(parts: readonly Part[], format: Rules, shift = 0): string[] {
  const { deepest, hasRefs, repeatsNotes, letters } = format;
  return [...allParts(parts)].flatMap((part): string[] => {
    switch (part.is) {
      case "heading":
        return [`heading ${Math.min(part.level + shift, deepest)} ${letters(textOf(part.inside))}`];
      case "table":
        return [tableShape(part, format)];
      case "figure":
        return [`figure ${letters(part.alt)}`];
      case "note":
        return [`note ${part.isAgain && !repeatsNotes ? "again" : letters(part.text)}`];
      case "ref":
        return hasRefs ? [`ref ${letters(part.text)}`] : [];
      default:
        return [];
    }
  });
}

function tableShape(table: TablePart, { hasSpans, hasRowHeads, letters }: Rules): string {
  const heads = headOf(table, hasSpans ? Infinity : 1).map(letters);
  const shown = hasSpans ? heads : heads.filter((text) => text !== "");
  return [
    `table ${table.rows.length}×${widthOf(table)}`,
    shown.join(" | "),
    ...(hasSpans ? [spansOf(table).join(" ")] : []),
    ...(hasRowHeads ? [`${rowHeadsOf(table)} rows headed`] : []),
  ].join(" · ");
}

/** Items of lists with their depth: the first lines of those that are among these. */
export function itemsOf(parts: readonly Part[], starts: ReadonlySet<string>): string[] {
  return [...allParts(parts)].flatMap((part) => {
    if (part.is !== "paragraph" || part.depth === 0) return [];
    const text = undivided(part);
    return starts.has(text) ? [`${part.depth} ${text}`] : [];
  });
}

export function itemStarts(parts: readonly Part[]): Set<string> {
  return new Set(
    [...allParts(parts)].flatMap((part) =>
      part.is === "paragraph" && part.depth > 0 && !part.goesOn ? [undivided(part)] : [],
    ),
  );
}

/** However it was divided into lines. */
function undivided({ inside }: ParagraphPart): string {
  return squeezed(textOf(inside)).replaceAll("-", "");
}
