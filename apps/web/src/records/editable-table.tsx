/** A table that is written in: cells, whole rows, and blocks from a spreadsheet. */
import { parseAddress, recordFieldAddress } from "@brudnopis/document";
import type { Field, RecordContent } from "@brudnopis/schema";
import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { recordKey } from "../document/page-state.ts";
import { isInline } from "./cell-kind.ts";
import { DropLine } from "./drop-line.tsx";
import type { PasteRequest } from "./lazy-paste.tsx";
import { OfferRow } from "./offer-row.tsx";
import { RecordTable, type RecordTableProps } from "./record-table.tsx";
import { RowMenu } from "./row-menu.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import type { CellEdit, Leaving, TableActions } from "./table-actions.ts";
import { useGrid } from "./use-grid.ts";
import { useRecordEdits } from "./use-record-edits.ts";
import { useRowDrag } from "./use-row-drag.ts";
import { useSelection } from "./use-selection.ts";
import { useTablePaste } from "./use-table-paste.ts";

export interface EditableTableProps extends RecordTableProps {
  readonly onPaste: (request: PasteRequest) => void;
}

export function EditableTable(props: EditableTableProps) {
  const { collection, columns, parent, view, onPaste } = props;
  const { t } = useTranslation();
  const { language } = useDocument();
  const { shown } = view;
  const edits = useRecordEdits(collection, parent);
  const selection = useSelection(shown);
  const cells = useCells(props, edits.addRow);
  const [menuFor, setMenuFor] = useState<string>();
  const isMovable = view.sort === undefined;
  const toggleSelected = (id: string) => selection.select(id, !selection.ids.has(id), false);
  const { ref, ...grid } = useGrid({ open: cells.open, toggleSelected, setHeld: view.setHeld });
  const drag = useRowDrag({
    table: ref,
    isMovable,
    onPress: setMenuFor,
    onDrop: (id, position) => {
      const record = shown.find((candidate) => candidate.id === id);
      if (record) edits.place(record, position, shown);
    },
  });
  useTablePaste({ table: ref, onPaste, open: cells.open });
  const actions = useStableActions({ leave: cells.leave, select: selection.select });
  useWantedCell(ref, collection.key, cells);
  const menuRecord = shown.find(({ id }) => id === menuFor);

  return (
    <>
      {selection.records.length > 0 && (
        <SelectionBar selection={selection} edits={edits} table={ref} />
      )}
      <RecordTable
        {...props}
        editing={{
          actions,
          edit: cells.edit,
          selected: selection.ids,
          tableProps: {
            ref,
            ...grid,
            onPointerDown: drag.onPointerDown,
            onClick: (event) => {
              drag.onClick(event);
              grid.onClick(event);
            },
            role: "grid",
            "aria-label": collection.title[language],
            "aria-multiselectable": true,
          },
          selectAll: (
            <SelectAll selection={selection} total={shown.length} label={t("records.selectAll")} />
          ),
          offer: cells.isOffering && (
            <OfferRow
              columns={columns.length + 2 + Number(collection.code !== undefined)}
              label={collection.add[language]}
              onTake={cells.takeOffer}
              onLeave={cells.endOffer}
            />
          ),
        }}
      />
      {drag.line && <DropLine {...drag.line} />}
      {menuRecord && (
        <RowMenu
          key={menuRecord.id}
          collection={collection}
          record={menuRecord}
          shown={shown}
          isMovable={isMovable}
          edits={edits}
          table={ref}
          onClose={() => setMenuFor(undefined)}
        />
      )}
    </>
  );
}

/** The same object for the table's life; what it does is always what was last rendered. */
function useStableActions(actions: TableActions): TableActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const [stable] = useState<TableActions>(() => ({
    leave: (...given) => latest.current.leave(...given),
    select: (...given) => latest.current.select(...given),
  }));
  return stable;
}

/** Which cell is being written in, and where the keyboard goes from there. */
function useCells(
  { collection, columns, view }: RecordTableProps,
  addRow: () => string | undefined,
) {
  const { page } = useDocument();
  const [edit, setEdit] = useState<CellEdit>();
  const [isOffering, setOffering] = useState(false);
  /** The cell that gets the keyboard once it is there. */
  const [wanted, setWanted] = useState<{ record: string; field: string }>();
  const inline = columns.filter(isInline);

  const isWritable = (record: RecordContent) =>
    !page.get().openRecords.has(recordKey(collection.key, record.id));
  const begin = (record: string, field: string) =>
    setEdit({ record, field, caret: { at: "end" }, typed: undefined });

  const leave = (left: CellEdit, how: Leaving) => {
    setEdit((current) => (current === left ? undefined : current));
    if (how === "away" || how === "stay") return;
    const rows = view.shown.filter(isWritable);
    const row = rows.findIndex(({ id }) => id === left.record);
    if (how === "down" || how === "up") {
      const target = rows[row + (how === "down" ? 1 : -1)];
      if (target) setWanted({ record: target.id, field: left.field });
      return;
    }
    const step = how === "next" ? 1 : -1;
    const column = inline.findIndex(({ key }) => key === left.field) + step;
    const [target, field] = neighbour(rows, row, inline, column);
    if (target && field) begin(target.id, field.key);
    else if (how === "next") setOffering(true);
  };

  return {
    edit,
    isOffering,
    leave,
    open: (address: string, caret: CellEdit["caret"], typed: string | undefined) => {
      const place = parseAddress(address);
      if (place?.record === undefined) return;
      const { record, field } = place;
      setEdit((current) =>
        current?.record === record && current.field === field
          ? current
          : { record, field, caret, typed },
      );
    },
    endOffer: () => setOffering(false),
    takeOffer: () => {
      setOffering(false);
      const id = addRow();
      const [first] = inline;
      if (id !== undefined && first) begin(id, first.key);
    },
    wanted,
    endWanted: () => setWanted(undefined),
  };
}

/** Moves the keyboard when the cell that should have it has been rendered. */
function useWantedCell(
  table: RefObject<HTMLTableElement | null>,
  collection: string,
  { wanted, endWanted }: Pick<ReturnType<typeof useCells>, "wanted" | "endWanted">,
): void {
  const end = useEffectEvent(endWanted);
  useLayoutEffect(() => {
    if (!wanted) return;
    const address = recordFieldAddress(collection, wanted.record, wanted.field);
    table.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(address)}"]`)?.focus();
    end();
  }, [wanted, collection, table]);
}

/** The cell before or after one, at the ends of rows in the row before or after. */
function neighbour(
  rows: readonly RecordContent[],
  row: number,
  columns: readonly Field[],
  column: number,
): [RecordContent | undefined, Field | undefined] {
  if (column < 0) return [rows[row - 1], columns.at(-1)];
  if (column >= columns.length) return [rows[row + 1], columns[0]];
  return [rows[row], columns[column]];
}

interface SelectAllProps {
  readonly selection: ReturnType<typeof useSelection>;
  readonly total: number;
  readonly label: string;
}

function SelectAll({ selection, total, label }: SelectAllProps) {
  const count = selection.records.length;
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && count < total;
  }, [count, total]);
  return (
    <input
      ref={box}
      type="checkbox"
      tabIndex={-1}
      data-stop
      aria-label={label}
      checked={count === total}
      onChange={({ target }) => selection.selectAll(target.checked)}
    />
  );
}
