import { recordFieldAddress } from "@brudnopis/document";
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import type { ReactNode } from "react";
import { useContent, useDocument } from "../document/document-context.ts";
import { childrenOf, hasChangedRecords } from "./child-records.ts";
import { useComparison } from "./history-context.ts";
import { ShownField } from "./shown-field.tsx";

export interface RecordDetailsProps {
  readonly collection: Collection;
  readonly columns: readonly Field[];
  readonly record: RecordContent;
  readonly parent: string | undefined;
  readonly renderChildren: (collection: Collection, parent: string) => ReactNode;
  /** All that the record has, or only what changed. */
  readonly isWhole: boolean;
  readonly name: string;
}

export function RecordDetails(props: RecordDetailsProps) {
  const { collection, columns, record, parent, renderChildren, isWhole, name } = props;
  const { template, language } = useDocument();
  const { index } = useComparison();
  const content = useContent((all) => all);
  const changeOf = (key: string) => index.field(recordFieldAddress(collection.key, record.id, key));
  const fields = collection.fields.filter(
    (field) =>
      (parent === undefined || field.key !== collection.parent) &&
      // A change is shown once: that of a column is in the row.
      !(columns.includes(field) && changeOf(field.key)) &&
      (isWhole || changeOf(field.key)),
  );
  const children = childrenOf(template.collections, collection).filter((child) => {
    const all = content.collections[child.key] ?? [];
    return isWhole
      ? index.records(child, all, record.id).length > 0
      : hasChangedRecords(index, child, all, record.id);
  });
  return (
    <div className="record-form" role="group" aria-label={name}>
      {fields.length > 0 && (
        <div className="record-fields">
          {fields.map((field) => (
            <ShownField
              key={field.key}
              field={field}
              content={record.fields[field.key]}
              siblings={record.fields}
              change={changeOf(field.key)}
            />
          ))}
        </div>
      )}
      {children.map((child) => (
        <section className="child-records" key={child.key}>
          <h4>{child.title[language]}</h4>
          {renderChildren(child, record.id)}
        </section>
      ))}
    </div>
  );
}
