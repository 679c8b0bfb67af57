/** The table itself, as it is read. What makes it a place to write in is added by `EditableTable`. */
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { columnTitle, cellClass } from "./record-labels.ts";
import { RecordRow, type RecordRowProps } from "./record-row.tsx";
import { SortHeader } from "./sort-header.tsx";
import { columnId, hintId } from "./table-ids.ts";
import type { CellEdit, TableActions } from "./table-actions.ts";
import type { TableView } from "./use-shown-records.ts";

export interface RecordTableProps {
  readonly collection: Collection;
  readonly columns: readonly Field[];
  /** All records of this table; `view` has those that are shown. */
  readonly records: readonly RecordContent[];
  readonly parent: string | undefined;
  readonly view: TableView;
  /** The table of records that belong to a record: a form is inside a table, and a table inside a form. */
  readonly renderChildren: RecordRowProps["renderChildren"];
  readonly editing?: TableEditing | undefined;
}

export interface TableEditing {
  readonly actions: TableActions;
  readonly edit: CellEdit | undefined;
  readonly selected: ReadonlySet<string>;
  readonly tableProps: ComponentPropsWithRef<"table">;
  /** The box that selects all rows. */
  readonly selectAll: ReactNode;
  /** A row that is not a record yet. */
  readonly offer: ReactNode;
}

export function RecordTable(props: RecordTableProps) {
  const { collection, columns, parent, view, renderChildren, editing } = props;
  const { t } = useTranslation();
  const { language } = useDocument();
  const id = useId();
  const role = (name: string) => (editing ? name : undefined);
  return (
    <div className={editing ? "table-frame is-editable" : "table-frame"}>
      {editing && (
        <span id={hintId(id)} hidden>
          {t("records.gridHint")}
        </span>
      )}
      <table
        className="record-table"
        aria-describedby={editing ? hintId(id) : undefined}
        {...editing?.tableProps}
      >
        <caption className="visually-hidden">{collection.title[language]}</caption>
        <thead role={role("rowgroup")}>
          <tr role={role("row")}>
            {editing && (
              <th scope="col" className="lead">
                <span className="visually-hidden">{t("records.row")}</span>
                {editing.selectAll}
              </th>
            )}
            {collection.code && (
              <th scope="col" role={role("columnheader")}>
                {t("records.code")}
              </th>
            )}
            {columns.map((field) => (
              <SortHeader
                key={field.key}
                id={columnId(id, field)}
                field={field}
                title={columnTitle(field, language)}
                className={cellClass(field, collection)}
                view={view}
                isGrid={editing !== undefined}
              />
            ))}
            <th scope="col" role={role("columnheader")} className="actions-column">
              <span className="visually-hidden">{t("records.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody role={role("rowgroup")}>
          {view.shown.map((record, index) => (
            <RecordRow
              key={record.id}
              tableId={id}
              collection={collection}
              columns={columns}
              record={record}
              index={index}
              total={view.shown.length}
              parent={parent}
              actions={editing?.actions}
              edit={editing?.edit?.record === record.id ? editing.edit : undefined}
              isSelected={editing?.selected.has(record.id) ?? false}
              renderChildren={renderChildren}
            />
          ))}
          {editing?.offer}
        </tbody>
      </table>
    </div>
  );
}
