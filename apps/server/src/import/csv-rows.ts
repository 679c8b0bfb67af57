/** CSV as offices make it: with semicolons, commas or tabs, and cells in quotation marks. */

const dividers = [";", "\t", ","] as const;

/** Rows of cells. An apostrophe that keeps a spreadsheet from reading a formula is not part of the text. */
export function csvRows(text: string): string[][] {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const named = /^sep=(.)\n/i.exec(lines);
  const divider = named?.[1] ?? dividerOf(lines);
  return split(named ? lines.slice(named[0].length) : lines, divider);
}

/** What divides the first rows into the most cells, the same number in each. */
function dividerOf(text: string): string {
  const beginning = text.slice(0, 20_000);
  const scores = dividers.map((divider) => {
    const widths = split(beginning, divider)
      .slice(0, 10)
      .map((row) => row.length);
    const width = widths[0] ?? 1;
    return width > 1 ? widths.filter((other) => other === width).length * 1000 + width : 0;
  });
  return dividers[scores.indexOf(Math.max(...scores))] ?? ";";
}

function split(text: string, divider: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, divider) : bare(text, at, divider);
    rows.at(-1)?.push(plain(cell));
    at = end + 1;
    if (text[end] === "\n" && at < text.length) rows.push([]);
    // A divider at the very end has an empty cell behind it.
    else if (text[end] === divider && at === text.length) rows.at(-1)?.push("");
  }
  return rows;
}

function bare(text: string, at: number, divider: string): { cell: string; end: number } {
  let end = at;
  while (end < text.length && text[end] !== divider && text[end] !== "\n") end += 1;
  return { cell: text.slice(at, end), end };
}

/** Up to the mark that ends it; doubled marks are marks of the text. */
function quoted(text: string, at: number, divider: string): { cell: string; end: number } {
  const pieces: string[] = [];
  let from = at + 1;
  for (;;) {
    const mark = text.indexOf('"', from);
    // A mark that nothing closes was part of the text.
    if (mark < 0) return bare(text, at, divider);
    pieces.push(text.slice(from, mark));
    if (text[mark + 1] !== '"') {
      const rest = bare(text, mark + 1, divider);
      return { cell: pieces.join('"') + rest.cell, end: rest.end };
    }
    from = mark + 2;
  }
}

function plain(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@\t]/.test(text) ? text.slice(1) : text;
}
