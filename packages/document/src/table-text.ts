/** Cells copied from a spreadsheet, as the plain text that it leaves on the clipboard. */

/** More rows than any table of ours takes; what is pasted by mistake must not stop the page. */
const mostRows = 1000;

/**
 * Rows of cells, all of one width. Tabs divide cells and line breaks rows; a cell that holds either comes in quotation
 * marks, with its own marks doubled. Marks that are simply part of the text stay.
 */
export function readTableText(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (rows.length <= mostRows) {
    const { cell, length } = firstCell(rest);
    rows.at(-1)?.push(cell.replace(/^\s+|\s+$/g, ""));
    const divider = rest[length];
    if (divider === undefined) break;
    rest = rest.slice(length + 1);
    if (divider === "\n") rows.push([]);
  }
  return trimmed(rows.slice(0, mostRows));
}

function firstCell(rest: string): { cell: string; length: number } {
  // Doubled marks, or anything but a mark; then the closing one, where the cell ends.
  const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(rest);
  const inside = quoted?.[1];
  if (quoted && inside !== undefined && /[\t\n]|""/.test(inside)) {
    return { cell: inside.replaceAll('""', '"'), length: quoted[0].length };
  }
  const end = rest.search(/[\t\n]/);
  const length = end < 0 ? rest.length : end;
  return { cell: rest.slice(0, length), length };
}

/** Without empty rows at the end and empty columns at the right, and every row as wide as the widest. */
export function trimmed(rows: readonly (readonly string[])[]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ""));
  const kept = rows.slice(0, last + 1);
  const width = Math.max(0, ...kept.map((row) => row.findLastIndex((cell) => cell !== "") + 1));
  return kept.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
}
