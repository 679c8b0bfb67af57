/** How wide the columns of a table are, from what stands in them: as browsers do it, in estimated widths of text. */
import { withFewestLines } from "./fewest-lines.ts";
import { remembered } from "./remembered.ts";
import { textEm } from "./text-width.ts";

export interface ColumnSample {
  readonly header: string;
  /** One for each row, the same rows in every column; empty where a row has no cell for this column alone. */
  readonly texts: readonly string[];
  /** Codes, dates and figures stay on one line. */
  readonly keepsLine: boolean;
}

/** Width of the narrowest table, one inside a card, and what surrounds the text of a cell, in em of its type. */
const tableEm = 51;
const insetEm = 1.1;
/** Words as long as the first keep whole; where that leaves too little room, longer ones than the second divide. */
const longestWordsEm = [9.5, 6] as const;
/** The part of the width that should be left for texts once every word has its place. */
const roomForTexts = 0.3;
/** A longer text gets several lines. */
const longestLineEm = 32;
/** Headers of figures may take this much before they get a second line. */
const figureHeaderEm = 8;

/** How far an estimated width may be off: a word that is thought to fit and does not reaches into the next column. */
const estimateMargin = 1.05;
/** A line that does not fit is one line more. */
const lineMargin = 1.03;
/** A figure that is divided can hardly be read. */
const figureMargin = 1.12;

/** How wide a table is, in widths of one on a standing page: one that lies, and one beside the names of sections. */
export const timesWider = 1.5;
export const timesNarrower = 0.78;

/** Whether a standing page is too narrow: not even with their long words divided do the columns fit beside each other. */
export function needsWidePage(columns: readonly ColumnSample[]): boolean {
  return sum(columns.map((column) => leastEm(column, longestWordsEm[1]) + insetEm)) > tableEm;
}

/** The part of the table's width that each column gets; they add up to 1. */
export function columnShares(columns: readonly ColumnSample[], times = 1): number[] {
  const pageEm = tableEm * times;
  const least = leastWidths(columns, pageEm);
  const room = pageEm - sum(least);
  // Long texts need room less than in proportion: a second line costs little.
  const wishes = columns.map((column, index) =>
    Math.sqrt(Math.max(0, mostEm(column) + insetEm - (least[index] ?? 0))),
  );
  const wished = sum(wishes);
  const widths = least.map((width, index) =>
    room <= 0
      ? width
      : width + room * (wished > 0 ? (wishes[index] ?? 0) / wished : 1 / least.length),
  );
  const fitted = room > 0 ? fittedWidths(columns, least, widths) : widths;
  const total = sum(fitted);
  return fitted.map((width) => Math.round((width / total) * 10_000) / 10_000);
}

/** Rows that are looked at: the widths that suit these suit the others. */
const mostRows = 60;

function fittedWidths(
  columns: readonly ColumnSample[],
  least: readonly number[],
  widths: readonly number[],
): readonly number[] {
  const rows = Math.max(0, ...columns.map(({ texts }) => texts.length));
  const every = Math.max(1, Math.ceil(rows / mostRows));
  const shown = Array.from({ length: Math.ceil(rows / every) }, (_, index) => index * every);
  const rooms = columns.map(({ header, texts, keepsLine }, index) => {
    const margin = keepsLine ? figureMargin : 1;
    return {
      least: ((least[index] ?? 0) - insetEm) * margin + insetEm,
      cells: [header, ...shown.map((row) => texts[row] ?? "")].map((text) => ({
        lines: text.split("\n").map((line) => textEm(line) * lineMargin),
        widestWord: widestWordEm(text) * estimateMargin,
      })),
    };
  });
  const enough = widths.map((width, index) => Math.max(width, rooms[index]?.least ?? 0));
  return withFewestLines(rooms, enough);
}

/** Whether a text has a word that its column cannot hold whole. */
export function mustDivide(text: string, share: number): boolean {
  return widestWordEm(text) * estimateMargin > share * tableEm - insetEm;
}

/** About how many lines a text takes in its column. */
export function linesOf(text: string, share: number): number {
  const lineEm = Math.max(1, share * tableEm - insetEm);
  return sum(
    text
      .split("\n")
      .map((line) => Math.max(1, Math.ceil((textEm(line) * estimateMargin) / lineEm))),
  );
}

function leastWidths(columns: readonly ColumnSample[], pageEm: number): number[] {
  const [whole, divided] = longestWordsEm.map((longestWordEm) =>
    columns.map((column) => leastEm(column, longestWordEm) + insetEm),
  );
  const isRoomy = whole !== undefined && sum(whole) <= pageEm * (1 - roomForTexts);
  return (isRoomy ? whole : divided) ?? [];
}

function leastEm({ header, texts, keepsLine }: ColumnSample, longestWordEm: number): number {
  const headerEm = Math.min(widestWordEm(header), longestWordEm);
  if (keepsLine) return Math.max(headerEm, ...texts.map(textEm));
  return Math.max(headerEm, ...texts.map((text) => Math.min(widestWordEm(text), longestWordEm)));
}

function mostEm({ header, texts, keepsLine }: ColumnSample): number {
  if (keepsLine) return Math.min(figureHeaderEm, textEm(header));
  return Math.min(longestLineEm, Math.max(textEm(header), ...texts.map(textEm)));
}

const widestWordEm = remembered((text) => Math.max(0, ...text.split(/[ \n]/).map(textEm)));

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
