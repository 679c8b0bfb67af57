/** Searching and sorting a table: what is shown, never what is in the document. */
import { Search, Undo2 } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../document/document-context.ts";
import { columnTitle } from "./record-labels.ts";
import type { RecordTableProps } from "./record-table.tsx";
import { fewestToSort } from "./sort-header.tsx";
import { useRecordEdits } from "./use-record-edits.ts";

/** Fewer rows are found faster by looking. */
const fewestToSearch = 6;

export function TableTools(props: RecordTableProps) {
  const { records, view } = props;
  const { t } = useTranslation();
  const { filter, sort, shown, setFilter, setSort } = view;
  const hasSearch = records.length >= fewestToSearch || filter !== "";
  if (!hasSearch && sort === undefined && records.length < fewestToSort) return null;
  return (
    <div className="table-tools">
      {hasSearch && (
        <span className="table-search">
          <Search size={16} aria-hidden />
          <input
            className="input"
            type="search"
            aria-label={t("records.filter")}
            placeholder={t("records.filter")}
            autoComplete="off"
            value={filter}
            onChange={({ target }) => setFilter(target.value)}
          />
        </span>
      )}
      <span className="table-count" role="status">
        {filter.trim() !== "" && t("records.shown", { shown: shown.length, total: records.length })}
      </span>
      {records.length >= fewestToSort && <SortChoice {...props} />}
      {sort !== undefined && (
        <button className="button small quiet" type="button" onClick={() => setSort(undefined)}>
          <Undo2 size={16} aria-hidden />
          {t("records.documentOrder")}
        </button>
      )}
      <KeepOrder {...props} />
    </div>
  );
}

/** On narrow screens, where rows are cards and columns have no headings to press. */
function SortChoice({ columns, view }: RecordTableProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const id = useId();
  const { sort, setSort } = view;
  return (
    <span className="sort-choice">
      <label htmlFor={id}>{t("records.order")}</label>
      <select
        className="input"
        id={id}
        value={sort ? `${sort.field} ${sort.isDown ? "down" : "up"}` : ""}
        onChange={({ target }) => {
          const [field = "", direction] = target.value.split(" ");
          setSort(field === "" ? undefined : { field, isDown: direction === "down" });
        }}
      >
        <option value="">{t("records.documentOrder")}</option>
        {columns.flatMap((field) => {
          const title = columnTitle(field, language);
          return [
            <option key={`${field.key} up`} value={`${field.key} up`}>
              {t("records.orderUp", { title })}
            </option>,
            <option key={`${field.key} down`} value={`${field.key} down`}>
              {t("records.orderDown", { title })}
            </option>,
          ];
        })}
      </select>
    </span>
  );
}

function KeepOrder(props: RecordTableProps) {
  const isEditing = useIsEditing();
  const { sort, filter } = props.view;
  return isEditing && sort !== undefined && filter.trim() === "" ? (
    <KeepOrderButton {...props} />
  ) : null;
}

function KeepOrderButton({ collection, parent, view }: RecordTableProps) {
  const { t } = useTranslation();
  const { keepOrder } = useRecordEdits(collection, parent);
  return (
    <button
      className="button small"
      type="button"
      onClick={() => {
        keepOrder(view.shown);
        view.setSort(undefined);
      }}
    >
      {t("records.keepOrder")}
    </button>
  );
}
