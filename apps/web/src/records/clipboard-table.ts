import { readTableText, trimmedRows } from "@brudnopis/document";

/** The cells on a clipboard: from its HTML where that is a table, else from its text. */
export function readClipboard(data: Pick<DataTransfer, "getData"> | null): string[][] {
  if (!data) return [];
  return readTableHtml(data.getData("text/html")) ?? readTableText(data.getData("text/plain"));
}

/** The first table of a page; undefined when it has none. Scripts in it never run: it belongs to no window. */
function readTableHtml(html: string): string[][] | undefined {
  if (!/<table[\s>]/i.test(html)) return undefined;
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return undefined;
  return trimmedRows([...table.rows].map((row) => [...row.cells].flatMap(cellsOf)));
}

/** A cell across several columns has its text in the first of them. */
function cellsOf(cell: HTMLTableCellElement): string[] {
  for (const line of cell.querySelectorAll("br")) line.replaceWith("\n");
  const text = cell.textContent.replace(/[^\S\n\u00a0]+/g, " ").trim();
  return [text, ...Array.from({ length: Math.min(cell.colSpan, 50) - 1 }, () => "")];
}
