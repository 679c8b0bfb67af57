/** The records of one collection: a table whose rows open into forms. */
import type { Collection, RecordContent } from "@brudnopis/schema";
import { referredIds } from "@brudnopis/document";
import { ChevronDown, Plus } from "lucide-react";
import { Fragment, memo } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument, useIsEditing, usePage } from "../document/document-context.ts";
import { recordKey, setRecordOpen } from "../document/page-state.ts";
import { PlaceFaces } from "../people/place-faces.tsx";
import { useShortFormat } from "../fields/use-format.ts";
import { cellClass, columnTitle, spokenName } from "./record-labels.ts";
import { RecordForm } from "./record-form.tsx";
import { useRecordEdits } from "./use-record-edits.ts";
import "./records.css";

export interface RecordsProps {
  readonly collection: Collection;
  /** Only the records that belong to this one, where the collection has parents. */
  readonly parent?: string | undefined;
}

const none: readonly RecordContent[] = [];

export const Records = memo(function Records({ collection, parent }: RecordsProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const isEditing = useIsEditing();
  const all = useContent(({ collections }) => collections[collection.key] ?? none);
  const records =
    parent === undefined ? all : all.filter((record) => belongsTo(record, collection, parent));

  return (
    <div className="records" data-place={collection.key}>
      {records.length === 0 ? (
        <p className="records-empty">
          {isEditing
            ? (collection.guidance?.[language] ?? t("records.empty"))
            : t("records.emptyRead")}
        </p>
      ) : (
        <RecordTable collection={collection} records={records} parent={parent} />
      )}
      {isEditing &&
        (all.length < collection.max ? (
          <AddButton collection={collection} parent={parent} />
        ) : (
          <p className="form-hint">{t("records.full", { count: collection.max })}</p>
        ))}
    </div>
  );
});

function AddButton({ collection, parent }: RecordsProps) {
  const { language } = useDocument();
  const { add } = useRecordEdits(collection, parent);
  return (
    <button className="button small" type="button" onClick={add}>
      <Plus size={16} aria-hidden />
      {collection.add[language]}
    </button>
  );
}

function belongsTo(record: RecordContent, collection: Collection, parent: string): boolean {
  return collection.parent !== undefined && referredIds(record, collection.parent).includes(parent);
}

interface RecordTableProps {
  readonly collection: Collection;
  readonly records: readonly RecordContent[];
  readonly parent: string | undefined;
}

function RecordTable({ collection, records, parent }: RecordTableProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const columns = columnsOf(collection, parent);
  return (
    <div className="table-frame">
      <table className="record-table">
        <caption className="visually-hidden">{collection.title[language]}</caption>
        <thead>
          <tr>
            {collection.code && <th scope="col">{t("records.code")}</th>}
            {columns.map((field) => (
              <th key={field.key} scope="col" className={cellClass(field, collection)}>
                {columnTitle(field, language)}
              </th>
            ))}
            <th scope="col" className="actions-column">
              <span className="visually-hidden">{t("records.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => (
            <Fragment key={record.id}>
              <RecordRow
                collection={collection}
                record={record}
                index={index}
                total={records.length}
                parent={parent}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In its parent's form a record does not repeat whose it is. */
function columnsOf(collection: Collection, parent: string | undefined) {
  return collection.columns
    .filter((key) => parent === undefined || key !== collection.parent)
    .map((key) => collection.fields.find((field) => field.key === key))
    .filter((field) => field !== undefined);
}

interface RecordRowProps {
  readonly collection: Collection;
  readonly record: RecordContent;
  readonly index: number;
  readonly total: number;
  readonly parent: string | undefined;
}

const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { collection, record, parent } = props;
  const { t } = useTranslation();
  const { page, language, template } = useDocument();
  const key = recordKey(collection.key, record.id);
  const isOpen = usePage(({ openRecords }) => openRecords.has(key));
  const format = useShortFormat();
  const columns = columnsOf(collection, parent);
  const name = spokenName(record, collection, template, language);
  const toggle = () => setRecordOpen(page, key, !isOpen);

  return (
    <>
      <tr
        className={isOpen ? "record-row is-open" : "record-row"}
        data-place={key}
        onClick={(event) => {
          if (
            event.target instanceof Element &&
            event.target.closest("button, a, input") === null
          ) {
            toggle();
          }
        }}
      >
        {collection.code && <td className="code">{record.code}</td>}
        {columns.map((field, column) => (
          <td
            key={field.key}
            className={cellClass(field, collection)}
            data-label={columnTitle(field, language)}
          >
            {format(field, record.fields[field.key]) || <span className="gap">–</span>}
            {column === 0 && <PlaceFaces place={key} />}
          </td>
        ))}
        <td className="actions-column">
          <button
            className="icon-button"
            type="button"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? "records.closeName" : "records.open", { name })}
            onClick={toggle}
          >
            <ChevronDown size={18} aria-hidden />
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr className="record-form-row">
          <td colSpan={columns.length + (collection.code ? 2 : 1)}>
            <RecordForm
              {...props}
              name={name}
              renderChildren={(child) => <Records collection={child} parent={record.id} />}
            />
          </td>
        </tr>
      )}
    </>
  );
});
