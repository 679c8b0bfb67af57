/** The records of one collection: a table whose rows open into forms. */
import type { Collection, RecordContent } from "@brudnopis/schema";
import { referredIds } from "@brudnopis/document";
import { Plus, Table2 } from "lucide-react";
import { memo, type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { CatalogueButton } from "../catalogue/catalogue.tsx";
import { useContent, useDocument, useIsEditing } from "../document/document-context.ts";
import { columnsOf } from "./cell-kind.ts";
import { SuggestedRecords } from "../review/suggest/suggest.tsx";
import { EditableTable } from "./editable-table.tsx";
import { ImportButton } from "../import/import-choice.tsx";
import { LazyPaste, type PasteRequest } from "./lazy-paste.tsx";
import { noRecords } from "./no-records.ts";
import { RecordTable } from "./record-table.tsx";
import { TableTools } from "./table-tools.tsx";
import { useRecordEdits } from "./use-record-edits.ts";
import { type TableView, useShownRecords } from "./use-shown-records.ts";
import "./records.css";

export interface RecordsProps {
  readonly collection: Collection;
  /** Only the records that belong to this one, where the collection has parents. */
  readonly parent?: string | undefined;
}

export const Records = memo(function Records({ collection, parent }: RecordsProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const isEditing = useIsEditing();
  const all = useContent(({ collections }) => collections[collection.key] ?? noRecords);
  const records = useMemo(
    () =>
      parent === undefined ? all : all.filter((record) => belongsTo(record, collection, parent)),
    [all, collection, parent],
  );
  const columns = useMemo(() => columnsOf(collection, parent), [collection, parent]);
  const view = useShownRecords(collection, columns, records);
  const [pasting, setPasting] = useState<PasteRequest>();
  const table = { collection, columns, records, parent, view, renderChildren };

  return (
    <div className="records" data-place={collection.key}>
      {records.length === 0 ? (
        <p className="records-empty">
          {isEditing
            ? (collection.guidance?.[language] ?? t("records.empty"))
            : t("records.emptyRead")}
        </p>
      ) : (
        <>
          <TableTools {...table} />
          {view.shown.length === 0 ? (
            <NothingFound view={view} />
          ) : isEditing ? (
            <EditableTable {...table} onPaste={setPasting} />
          ) : (
            <RecordTable {...table} />
          )}
        </>
      )}
      {isEditing &&
        (all.length < collection.max ? (
          <AddButtons
            collection={collection}
            parent={parent}
            onPaste={() => setPasting({ rows: undefined, start: undefined })}
          />
        ) : (
          <p className="form-hint">{t("records.full", { count: collection.max })}</p>
        ))}
      <SuggestedRecords collection={collection} parent={parent} />
      {isEditing && pasting && (
        <LazyPaste
          collection={collection}
          parent={parent}
          shown={view.shown}
          request={pasting}
          onClose={() => setPasting(undefined)}
        />
      )}
    </div>
  );
});

function renderChildren(child: Collection, parent: string): ReactNode {
  return <Records collection={child} parent={parent} />;
}

function NothingFound({ view }: { readonly view: TableView }) {
  const { t } = useTranslation();
  return (
    <p className="records-empty">
      {t("records.nothingFound", { filter: view.filter })}{" "}
      <button className="button small" type="button" onClick={() => view.setFilter("")}>
        {t("records.showAll")}
      </button>
    </p>
  );
}

interface AddButtonsProps extends RecordsProps {
  readonly onPaste: () => void;
}

function AddButtons({ collection, parent, onPaste }: AddButtonsProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const { add } = useRecordEdits(collection, parent);
  return (
    <div className="add-buttons">
      <button className="button small" type="button" onClick={add}>
        <Plus size={16} aria-hidden />
        {collection.add[language]}
      </button>
      <CatalogueButton collection={collection} parent={parent} />
      <button className="button small quiet" type="button" onClick={onPaste}>
        <Table2 size={16} aria-hidden />
        {t("records.paste")}
      </button>
      <ImportButton request={{ collection: collection.key }} />
    </div>
  );
}

function belongsTo(record: RecordContent, collection: Collection, parent: string): boolean {
  return collection.parent !== undefined && referredIds(record, collection.parent).includes(parent);
}
