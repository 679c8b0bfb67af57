/**
 * The keyboard in a table (ARIA's grid): one tab stop for all of it, arrow keys inside. Which stop that is, only the
 * page's elements know; nothing is rendered when it changes.
 */

/** The stops of a table's own rows, not those of tables in its forms. Hidden ones are none. */
function rowsOfStops(table: HTMLTableElement): HTMLElement[][] {
  const rows = [...table.querySelectorAll<HTMLElement>(ownRows)];
  return rows
    .map((row) => [...row.querySelectorAll<HTMLElement>("[data-stop]")].filter(isShown))
    .filter((stops) => stops.length > 0);
}

const ownRows = ":scope > thead > tr, :scope > tbody > tr:not(.record-form-row)";

function isShown(stop: HTMLElement): boolean {
  return stop.offsetParent !== null;
}

/** There is always one: at first the button that opens the first record. */
export function keepTabStop(table: HTMLTableElement): void {
  if (stopsIn(table, '[tabindex="0"]').length > 0) return;
  // Which stops can be seen is a question for the whole page's layout; that one can wherever it is.
  const first = stopsIn(table, "[data-first]")[0] ?? rowsOfStops(table).flat()[0];
  if (first) first.tabIndex = 0;
}

export function setTabStop(table: HTMLTableElement, stop: HTMLElement): void {
  for (const other of stopsIn(table, '[tabindex="0"]')) other.tabIndex = -1;
  stop.tabIndex = 0;
}

/** Asked for after each keystroke in the table, so nothing here makes the browser lay the page out. */
function stopsIn(table: HTMLTableElement, which: string): HTMLElement[] {
  const found = table.querySelectorAll<HTMLElement>(`[data-stop]${which}`);
  return [...found].filter((stop) => stop.closest("[role=grid]") === table);
}

/** Where an arrow key, Home, End or Page Up / Down leads from a stop. */
export function nextStop(
  table: HTMLTableElement,
  from: HTMLElement,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">,
): HTMLElement | undefined {
  const rows = rowsOfStops(table);
  const row = rows.findIndex((stops) => stops.includes(from));
  const stops = rows[row] ?? [];
  const at = stops.indexOf(from);
  const isFar = ctrlKey || metaKey;
  switch (key) {
    case "ArrowRight":
      return stops[isFar ? stops.length - 1 : at + 1];
    case "ArrowLeft":
      return stops[isFar ? 0 : at - 1];
    case "ArrowDown":
      return inColumn(rows[isFar ? rows.length - 1 : row + 1], from);
    case "ArrowUp":
      return inColumn(rows[isFar ? 0 : row - 1], from);
    case "PageDown":
      return inColumn(rows[Math.min(rows.length - 1, row + 10)], from);
    case "PageUp":
      return inColumn(rows[Math.max(0, row - 10)], from);
    case "Home":
      return (isFar ? rows[0] : stops)?.[0];
    case "End":
      return (isFar ? rows.at(-1) : stops)?.at(-1);
    default:
      return undefined;
  }
}

/** The stop of a row in the column of another, or the nearest one before it. */
function inColumn(stops: readonly HTMLElement[] | undefined, like: HTMLElement) {
  const column = columnOf(like);
  const same = stops?.filter((stop) => columnOf(stop) === column) ?? [];
  const twin = same.find((stop) => stop.tagName === like.tagName);
  return twin ?? same[0] ?? stops?.findLast((stop) => columnOf(stop) < column) ?? stops?.[0];
}

function columnOf(stop: HTMLElement): number {
  return stop.closest<HTMLTableCellElement>("td, th")?.cellIndex ?? 0;
}
