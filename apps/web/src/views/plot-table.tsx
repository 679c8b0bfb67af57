/** The table behind a plot. What a row is about leads to its record. */
import type { PlotColumn, PlotRow, PlotTable } from "@brudnopis/export";
import { memo } from "react";
import { RecordLink } from "./record-link.tsx";
import "../records/records.css";
import "./plots.css";

interface PlotTableViewProps {
  readonly table: PlotTable;
  /** The first table of a view is named by the view. */
  readonly isFirst: boolean;
}

export const PlotTableView = memo(function PlotTableView({ table, isFirst }: PlotTableViewProps) {
  const { caption, columns, rows, totals, note } = table;
  return (
    <div className="plot-table">
      <div className="table-frame">
        <table className="record-table summary">
          <caption className={isFirst ? "visually-hidden" : "plot-caption"}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.header} scope="col" className={classOf(column)}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {columns.map((column, index) => (
                  <td key={column.header} className={classOf(column)} data-label={column.header}>
                    <Cell row={row} column={column} text={row.cells[index] ?? ""} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {totals.length > 0 && (
            <tfoot>
              {totals.map((row) => (
                <TotalRow key={row.key} row={row} columns={columns} />
              ))}
            </tfoot>
          )}
        </table>
      </div>
      {note !== undefined && <p className="plot-note">{note}</p>}
    </div>
  );
});

function classOf({ isFigure, isCode }: PlotColumn): string | undefined {
  if (isCode) return "code";
  return isFigure ? "num" : undefined;
}

interface CellProps {
  readonly row: PlotRow;
  readonly column: PlotColumn;
  readonly text: string;
}

function Cell({ row, column, text }: CellProps) {
  if (text === "") return <span className="gap">–</span>;
  if (!column.isName || row.place === undefined) return text;
  return <RecordLink place={row.place}>{text}</RecordLink>;
}

/** The name of a total also covers an empty column before it. */
function TotalRow({
  row,
  columns,
}: {
  readonly row: PlotRow;
  readonly columns: readonly PlotColumn[];
}) {
  const named = row.cells.findIndex((cell) => cell !== "");
  return (
    <tr>
      <th scope="row" colSpan={named + 1}>
        {row.cells[named]}
      </th>
      {columns.slice(named + 1).map((column, index) => (
        <td key={column.header} className={classOf(column)} data-label={column.header}>
          {row.cells[named + 1 + index]}
        </td>
      ))}
    </tr>
  );
}
