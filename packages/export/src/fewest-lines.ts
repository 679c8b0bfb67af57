/** Moves room between the columns of a table as long as that makes the table lower. */

/** What a column needs to know of itself, in em of the table's type. */
export interface RoomOfColumn {
  /** It may become no narrower. */
  readonly least: number;
  /** One for each row, of which the header is one. */
  readonly cells: readonly CellText[];
}

export interface CellText {
  /** How long its lines would be if they could. */
  readonly lines: readonly number[];
  readonly widestWord: number;
}

/** What surrounds the text of a cell, and what a line leaves empty at its end where a word had no room. */
const insetEm = 1.1;
const raggedEm = 1.2;
/** In em: what a little room does not change, more of it may. */
const steps = [0.75, 1.5, 3, 6, 0.75, 0.3] as const;
/** Enough for any table that people make; a bound for those that they do not. */
const mostMoves = 60;
const mostColumns = 16;
/** A line that makes no row higher is still a line. */
const lineOfLowCell = 0.05;
/** A word that has to be divided is as bad as several lines, and one more for each em of it that has no room. */
const linesOfDividedWord = 4;

function dividedLines(widestWord: number, room: number): number {
  return widestWord > room ? linesOfDividedWord + widestWord - room : 0;
}

export function withFewestLines(
  columns: readonly RoomOfColumn[],
  widths: readonly number[],
): readonly number[] {
  if (columns.length < 2 || columns.length > mostColumns) return widths;
  const current = [...widths];
  const heights: (readonly number[])[] = columns.map((column, index) =>
    cellHeights(column, current[index] ?? 0),
  );
  let cost = tableHeight(heights);
  for (const step of steps) {
    for (let moves = 0; moves < mostMoves; moves += 1) {
      const best = bestMove(columns, current, heights, step);
      if (!best || best.cost >= cost) break;
      cost = best.cost;
      for (const { index, width, cells } of best.changes) {
        current[index] = width;
        heights[index] = cells;
      }
    }
  }
  return current;
}

interface Change {
  readonly index: number;
  readonly width: number;
  readonly cells: readonly number[];
}

function bestMove(
  columns: readonly RoomOfColumn[],
  widths: readonly number[],
  heights: readonly (readonly number[])[],
  step: number,
): { readonly cost: number; readonly changes: readonly Change[] } | undefined {
  const changed = (by: number) =>
    columns.map((column, index): Change | undefined => {
      const width = (widths[index] ?? 0) + by;
      if (width < column.least) return undefined;
      return { index, width, cells: cellHeights(column, width) };
    });
  // What gains nothing by more room needs none.
  const gains = ({ index, cells }: Change) =>
    cells.some((lines, row) => lines < (heights[index]?.[row] ?? 0));
  const wider = changed(step).filter((change) => change !== undefined && gains(change));
  if (wider.length === 0) return undefined;
  const narrower = changed(-step);
  let best: { cost: number; changes: readonly Change[] } | undefined;
  for (const taker of wider) {
    for (const giver of narrower) {
      if (!taker || !giver || taker.index === giver.index) continue;
      const tried = heights.map((cells, index) =>
        index === taker.index ? taker.cells : index === giver.index ? giver.cells : cells,
      );
      const cost = tableHeight(tried);
      if (!best || cost < best.cost) best = { cost, changes: [taker, giver] };
    }
  }
  return best;
}

function cellHeights({ cells }: RoomOfColumn, width: number): number[] {
  const room = Math.max(1, width - insetEm);
  const several = Math.max(1, room - raggedEm);
  return cells.map(({ lines, widestWord }) =>
    lines.reduce(
      (sum, em) => sum + (em <= room ? 1 : Math.ceil(em / several)),
      dividedLines(widestWord, room),
    ),
  );
}

function tableHeight(heights: readonly (readonly number[])[]): number {
  const rows = heights[0]?.length ?? 0;
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    let highest = 0;
    for (const cells of heights) {
      const lines = cells[row] ?? 0;
      highest = Math.max(highest, lines);
      total += lines * lineOfLowCell;
    }
    total += highest;
  }
  return total;
}
