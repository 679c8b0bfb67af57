/** A record as a row. What changed in fields that are no columns stands below it, and so do records that belong to it. */
import { recordFieldAddress } from "@brudnopis/document";
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { CellText } from "../records/cell-text.tsx";
import { cellClass, columnTitle, spokenName } from "../records/record-labels.ts";
import type { RecordChange } from "./change-index.ts";
import { childrenOf, hasChangedRecords } from "./child-records.ts";
import { useComparison } from "./history-context.ts";
import { RecordDetails } from "./record-details.tsx";
import { RecordMark } from "./record-mark.tsx";
import { ShownContent } from "./shown-field.tsx";

export interface ShownRecordRowProps {
  readonly collection: Collection;
  readonly columns: readonly Field[];
  readonly record: RecordContent;
  readonly change: RecordChange | undefined;
  readonly parent: string | undefined;
  /** The table of records that belong to a record: details are inside a table, and a table inside details. */
  readonly renderChildren: (collection: Collection, parent: string) => ReactNode;
}

export function ShownRecordRow(props: ShownRecordRowProps) {
  const { collection, columns, record, change } = props;
  const { t } = useTranslation();
  const { language, template } = useDocument();
  const hasInside = useHasChangesInside(props);
  const [isOpen, setOpen] = useState(false);
  const name = spokenName(record, collection, template, language);
  return (
    <>
      <tr
        className={rowClass(change, isOpen || hasInside)}
        data-step={change?.id}
        tabIndex={change ? -1 : undefined}
      >
        {collection.code && <td className="code">{record.code}</td>}
        {columns.map((field, column) => (
          <td
            key={field.key}
            className={cellClass(field, collection)}
            data-label={columnTitle(field, language)}
          >
            {column === 0 && change && <RecordMark change={change} />}
            <Cell {...props} field={field} />
          </td>
        ))}
        <td className="actions-column">
          <button
            className="icon-button"
            type="button"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? "records.closeName" : "records.open", { name })}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDown size={18} aria-hidden />
          </button>
        </td>
      </tr>
      {(isOpen || hasInside) && (
        <tr className="record-form-row">
          <td colSpan={columns.length + 1 + Number(Boolean(collection.code))}>
            <RecordDetails {...props} isWhole={isOpen} name={name} />
          </td>
        </tr>
      )}
    </>
  );
}

function rowClass(change: RecordChange | undefined, isOpen: boolean): string {
  return ["record-row step", change && `is-${change.what}`, isOpen && "is-open"]
    .filter(Boolean)
    .join(" ");
}

function Cell({
  collection,
  record,
  field,
  change,
}: ShownRecordRowProps & { readonly field: Field }) {
  const { index } = useComparison();
  const fieldChange = index.field(recordFieldAddress(collection.key, record.id, field.key));
  if (fieldChange) {
    return (
      <ShownContent
        field={field}
        content={record.fields[field.key]}
        siblings={record.fields}
        change={fieldChange}
        isCell
      />
    );
  }
  const text = <CellText field={field} record={record} />;
  if (record.fields[field.key] === undefined) return text;
  // What became of the row is said once, by its mark; here it is only shown.
  if (change?.what === "removed") return <del>{text}</del>;
  return change?.what === "added" ? <ins>{text}</ins> : text;
}

function useHasChangesInside({ collection, columns, record }: ShownRecordRowProps): boolean {
  const { template } = useDocument();
  const { index } = useComparison();
  const content = useContent((all) => all);
  const hasOwn = fieldsInside(collection, columns).some(
    ({ key }) => index.field(recordFieldAddress(collection.key, record.id, key)) !== undefined,
  );
  return (
    hasOwn ||
    childrenOf(template.collections, collection).some((child) =>
      hasChangedRecords(index, child, content.collections[child.key] ?? [], record.id),
    )
  );
}

function fieldsInside({ fields }: Collection, columns: readonly Field[]): readonly Field[] {
  return fields.filter((field) => !columns.includes(field));
}
