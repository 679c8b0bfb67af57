/**
 * Tables that Excel opens as it is set up in Poland: UTF-8 with a mark that says so, semicolons between the cells, lines
 * that end as on Windows.
 */
export const byteOrderMark = "\ufeff";

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(";")}\r\n`;
}

/**
 * What begins like a formula would be run by a spreadsheet: an apostrophe makes it a text. Names, titles and remarks come
 * from people, and tables are opened by those who may do most. A negative number is no formula.
 */
function toCell(text: string): string {
  // Some programs let go of what nobody sees before they look what a cell begins with.
  const isFormula =
    /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) && !/^-\d+([.,]\d+)?$/.test(text);
  const harmless = isFormula ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
