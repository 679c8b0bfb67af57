/** One record of a table. It is rendered again only when something of its own changes. */
import { recordFieldAddress } from "@brudnopis/document";
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import { ChevronDown, GripVertical } from "lucide-react";
import { memo, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, usePage } from "../document/document-context.ts";
import { recordKey, setRecordOpen } from "../document/page-state.ts";
import { PlaceMark } from "../checks/checks.tsx";
import { PlaceFaces } from "../people/place-faces.tsx";
import { PlaceRemarks } from "../review/review.tsx";
import { isInline } from "./cell-kind.ts";
import { CellEditor } from "./cell-editor.tsx";
import { CellText } from "./cell-text.tsx";
import { cellClass, columnTitle, spokenName } from "./record-labels.ts";
import { RecordForm } from "./record-form.tsx";
import type { CellEdit, TableActions } from "./table-actions.ts";

export interface RecordRowProps {
  readonly tableId: string;
  readonly collection: Collection;
  readonly columns: readonly Field[];
  readonly record: RecordContent;
  readonly index: number;
  readonly total: number;
  readonly parent: string | undefined;
  /** Where rows can be written in. */
  readonly actions: TableActions | undefined;
  readonly edit: CellEdit | undefined;
  readonly isSelected: boolean;
  readonly renderChildren: (collection: Collection, parent: string) => ReactNode;
}

export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { collection, columns, record, actions, edit, isSelected, renderChildren } = props;
  const { t } = useTranslation();
  const { page, language, template } = useDocument();
  const key = recordKey(collection.key, record.id);
  const isOpen = usePage(({ openRecords }) => openRecords.has(key));
  const name = spokenName(record, collection, template, language);
  const isGrid = actions !== undefined;
  const toggle = () => setRecordOpen(page, key, !isOpen);
  const stop = isGrid ? { tabIndex: -1, "data-stop": true } : {};

  return (
    <>
      <tr
        className={rowClass(isOpen, isSelected)}
        data-place={key}
        data-record={record.id}
        role={isGrid ? "row" : undefined}
        aria-selected={isGrid ? isSelected : undefined}
        onClick={(event) => {
          if (isToggling(event, isGrid && !isOpen)) toggle();
        }}
      >
        {isGrid && <LeadCell {...props} actions={actions} name={name} />}
        {collection.code && (
          <td
            className="code"
            role={isGrid ? "gridcell" : undefined}
            aria-readonly={isGrid || undefined}
            {...stop}
          >
            {record.code}
          </td>
        )}
        {columns.map((field, column) => (
          <DataCell
            {...props}
            key={field.key}
            field={field}
            // A field that is open in the form below is written there: one text has one editor.
            edit={!isOpen && edit?.field === field.key ? edit : undefined}
            faces={column === 0 ? key : undefined}
          />
        ))}
        <td className="actions-column" role={isGrid ? "gridcell" : undefined}>
          <button
            className="icon-button"
            type="button"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? "records.closeName" : "records.open", { name })}
            data-first
            onClick={toggle}
            {...stop}
          >
            <ChevronDown size={18} aria-hidden />
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr className="record-form-row" role={isGrid ? "row" : undefined}>
          <td
            role={isGrid ? "gridcell" : undefined}
            colSpan={columns.length + 1 + Number(Boolean(collection.code)) + Number(isGrid)}
          >
            <RecordForm
              {...props}
              name={name}
              renderChildren={(child) => renderChildren(child, record.id)}
            />
          </td>
        </tr>
      )}
    </>
  );
});

function rowClass(isOpen: boolean, isSelected: boolean): string {
  return `record-row${isOpen ? " is-open" : ""}${isSelected ? " is-selected" : ""}`;
}

/** A click beside what has a purpose of its own opens the form; where cells are written in, that is theirs. */
function isToggling({ target }: MouseEvent, hasCells: boolean): boolean {
  if (!(target instanceof Element)) return false;
  const own = "button, a, input, select, .cell-editor, .lead, .option-list";
  return target.closest(hasCells ? `${own}, [data-inline]` : own) === null;
}

interface LeadCellProps extends RecordRowProps {
  readonly actions: TableActions;
  readonly name: string;
}

/** What is done with the row as a whole: moving it, and taking it into the selection. */
function LeadCell({ record, actions, isSelected, name }: LeadCellProps) {
  const { t } = useTranslation();
  return (
    <td className="lead">
      <button
        className="row-handle"
        type="button"
        tabIndex={-1}
        data-stop
        data-handle
        aria-haspopup="dialog"
        aria-label={t("records.handle", { name })}
        title={t("records.handleHint")}
      >
        <GripVertical size={16} aria-hidden />
      </button>
      <input
        type="checkbox"
        tabIndex={-1}
        data-stop
        aria-label={t("records.select", { name })}
        checked={isSelected}
        onChange={({ target, nativeEvent }) =>
          actions.select(record.id, target.checked, isWithShift(nativeEvent))
        }
      />
    </td>
  );
}

/** The change of a box comes from a click or from the space bar; only the first knows of other keys. */
function isWithShift(event: Event): boolean {
  return "shiftKey" in event && event.shiftKey === true;
}

interface DataCellProps extends RecordRowProps {
  readonly field: Field;
  /** The record whose people are shown in this cell. */
  readonly faces: string | undefined;
}

function DataCell(props: DataCellProps) {
  const { tableId, collection, record, field, actions, edit, faces } = props;
  const { language } = useDocument();
  const isGrid = actions !== undefined;
  const address = recordFieldAddress(collection.key, record.id, field.key);
  const isName = field.key === collection.name;
  const grid = isGrid
    ? {
        role: isName ? "rowheader" : "gridcell",
        tabIndex: -1,
        "data-stop": true,
        "data-cell": address,
        "data-inline": isInline(field) || undefined,
        "aria-readonly": field.type === "product" || undefined,
      }
    : {};
  return (
    <td
      id={isName ? `${tableId}-${record.id}` : undefined}
      className={
        edit ? `${cellClass(field, collection) ?? ""} is-edited` : cellClass(field, collection)
      }
      data-label={columnTitle(field, language)}
      {...grid}
    >
      {edit && actions ? (
        <CellEditor {...props} address={address} edit={edit} actions={actions} />
      ) : (
        <CellText field={field} record={record} />
      )}
      {faces !== undefined && <PlaceMark place={faces} isPlain />}
      {faces !== undefined && <PlaceRemarks place={faces} isPlain={isGrid} />}
      {faces !== undefined && <PlaceFaces place={faces} />}
    </td>
  );
}
