/** The table behind a plot: the same rows on paper and on the screen, where they lead to their records. */
import type { Language } from "@brudnopis/schema";
import type { TableBlock } from "../print.ts";
import { textTable } from "../text-table.ts";

export interface PlotColumn {
  readonly header: string;
  /** Aligned to the right, on one line. */
  readonly isFigure: boolean;
  readonly isCode?: true;
  /** Its cells say what the row is about. */
  readonly isName?: true;
}

export interface PlotRow {
  readonly key: string;
  /** Address of the field in which to change it. */
  readonly place?: string;
  readonly cells: readonly string[];
}

export interface PlotTable {
  readonly caption: string;
  readonly columns: readonly PlotColumn[];
  readonly rows: readonly PlotRow[];
  readonly totals: readonly PlotRow[];
  readonly note?: string;
}

export const code = (header: string): PlotColumn => ({ header, isFigure: false, isCode: true });
export const name = (header: string): PlotColumn => ({ header, isFigure: false, isName: true });
export const text = (header: string): PlotColumn => ({ header, isFigure: false });
export const figure = (header: string): PlotColumn => ({ header, isFigure: true });

/** Several rows of totals stand in the foot together. */
export function plotTableBlock(table: PlotTable, language: Language): TableBlock {
  const { caption, columns, rows, totals, note } = table;
  const cells = [
    ...rows.map((row) => row.cells.map((cell) => cell || "–")),
    ...totals.map((row) => row.cells),
  ];
  const block = textTable(
    {
      columns: columns.map((column) => ({
        ...column,
        keepsLine: column.isFigure || column.isCode === true,
      })),
      rows: cells,
      caption,
      note,
    },
    language,
  );
  return {
    ...block,
    body: block.body.slice(0, rows.length),
    foot: block.body.slice(rows.length),
  };
}
