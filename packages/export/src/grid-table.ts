/** Tables that people drew: always a full grid, whatever spans they came with. */
import { blocksText } from "./blocks-text.ts";
import { columnShares, needsWidePage, timesWider } from "./column-shares.ts";
import type { Block, TableCell, TableColumn } from "./print.ts";
import {
  fitCell,
  type FittedCell,
  type FittedRow,
  fitRow,
  fitsAsHead,
  isShort,
} from "./table-fit.ts";

/** A cell before it has its place. */
export type GridCell = Omit<TableCell, "divides">;

/** A table that somebody drew. Its first rows are headers as far as all their cells are. */
export function gridTable(rows: readonly (readonly GridCell[])[], mayBeWide = false): Block[] {
  if (!rows.some((row) => row.some(({ blocks }) => blocks.length > 0))) return [];
  const leading = rows.findIndex((row) => !row.every(({ isHeader }) => isHeader));
  const headRows = Math.min(leading === -1 ? rows.length : leading, rows.length - 1);
  const head = placeRows(rows.slice(0, headRows));
  const body = placeRows(rows.slice(headRows));
  const width = Math.max(head.width, body.width);
  const { columns, isWide } = gridColumns(head.rows, body.rows, width, mayBeWide);
  const toRows = (placed: readonly PlacedRow[]) =>
    placed.map((row) => toRow(row, columns, isWide ? timesWider : 1));
  const [headers, others] = [toRows(head.rows), toRows(body.rows)];
  const all = [...headers, ...others];
  const isHead = fitsAsHead(headers);
  return [
    {
      type: "table",
      columns,
      head: isHead ? headers.map(({ row }) => row) : [],
      body: (isHead ? others : all).map(({ row }) => row),
      foot: [],
      isShort: isShort(all, false),
      ...(isWide ? { isWide } : {}),
    },
  ];
}

interface Placed {
  readonly column: number;
  readonly cell: GridCell;
}
/** Cells by column, and the columns that a cell of an earlier row still covers. */
interface PlacedRow {
  readonly cells: readonly Placed[];
  readonly covered: ReadonlySet<number>;
}

/** Gives every cell its column, and cuts spans where the rows end. */
function placeRows(rows: readonly (readonly GridCell[])[]): { rows: PlacedRow[]; width: number } {
  let width = 0;
  /** How many more rows each column is covered for. */
  const covers: number[] = [];
  const placed = rows.map((row, index) => {
    const covered = new Set(covers.flatMap((left, column) => (left > 0 ? [column] : [])));
    const taken = new Set(covered);
    const cells = row.map((cell) => {
      let column = 0;
      while (!isFree(taken, column, cell.colspan)) column += 1;
      const rowspan = Math.min(cell.rowspan, rows.length - index);
      for (let at = column; at < column + cell.colspan; at += 1) {
        taken.add(at);
        covers[at] = rowspan;
      }
      width = Math.max(width, column + cell.colspan);
      return { column, cell: { ...cell, rowspan } };
    });
    covers.forEach((left, column) => (covers[column] = Math.max(0, left - 1)));
    return { cells, covered };
  });
  return { rows: placed, width };
}

function isFree(taken: ReadonlySet<number>, column: number, colspan: number): boolean {
  for (let at = column; at < column + colspan; at += 1) if (taken.has(at)) return false;
  return true;
}

/** In order of columns, with empty cells where there are none. */
function toRow(
  { cells, covered }: PlacedRow,
  columns: readonly TableColumn[],
  times: number,
): FittedRow {
  const filled: FittedCell[] = [];
  for (let column = 0; column < columns.length;) {
    const at = column;
    const cell = cells.find((placed) => placed.column === at)?.cell;
    const { colspan } = cell ?? emptyCell;
    const own = columns.slice(at, at + colspan).reduce((width, next) => width + next.share, 0);
    const share = own * times;
    if (cell) filled.push(fitCell(cell, share));
    else if (!covered.has(at)) filled.push(fitCell(emptyCell, share));
    column += colspan;
  }
  return fitRow(filled);
}

const emptyCell: GridCell = { blocks: [], isHeader: false, colspan: 1, rowspan: 1 };

function gridColumns(
  head: readonly PlacedRow[],
  body: readonly PlacedRow[],
  width: number,
  mayBeWide: boolean,
): { readonly columns: TableColumn[]; readonly isWide: boolean } {
  const textsOf = (rows: readonly PlacedRow[], column: number) =>
    rows.map(({ cells }) => {
      const own = cells.find((placed) => placed.column === column && placed.cell.colspan === 1);
      return own ? blocksText(own.cell.blocks) : "";
    });
  const samples = Array.from({ length: width }, (_, column) => {
    const texts = textsOf(body, column);
    const figures = texts.filter((text) => text !== "");
    const keepsLine = figures.length > 0 && figures.every(isFigure);
    return { header: textsOf(head, column).join(" ").trim(), texts, keepsLine };
  });
  const isWide = mayBeWide && needsWidePage(samples);
  const shares = columnShares(samples, isWide ? timesWider : 1);
  const columns = samples.map(({ keepsLine }, index): TableColumn => ({
    align: keepsLine ? "end" : "start",
    share: shares[index] ?? 0,
  }));
  return { columns, isWide };
}

/** An amount or a number, perhaps with a unit: such columns are aligned to the right. */
function isFigure(text: string): boolean {
  return /^[−-]?\d[\d\s.,]*(?:\s?(?:%|zł|mln zł|mln|tys\. zł))?$/u.test(text) && text.length <= 20;
}
