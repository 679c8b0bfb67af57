/** A table of records: those that are there, those that went, and what changed in each. */
import type { Collection } from "@brudnopis/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { columnsOf } from "../records/cell-kind.ts";
import { noRecords } from "../records/no-records.ts";
import { cellClass, columnTitle } from "../records/record-labels.ts";
import { useComparison } from "./history-context.ts";
import { ShownRecordRow } from "./shown-record.tsx";
import "../records/records.css";

export interface ShownRecordsProps {
  readonly collection: Collection;
  /** Only the records that belong to this one. */
  readonly parent?: string | undefined;
}

export function ShownRecords({ collection, parent }: ShownRecordsProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const { index } = useComparison();
  const all = useContent(({ collections }) => collections[collection.key] ?? noRecords);
  const shown = index.records(collection, all, parent);
  const columns = columnsOf(collection, parent);
  if (shown.length === 0) return <p className="records-empty">{t("records.emptyRead")}</p>;
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
          {shown.map(({ record, change }) => (
            <ShownRecordRow
              key={record.id}
              collection={collection}
              columns={columns}
              record={record}
              change={change}
              parent={parent}
              renderChildren={renderChildren}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function renderChildren(child: Collection, parent: string): ReactNode {
  return <ShownRecords collection={child} parent={parent} />;
}
