/** All fields of one record, and the records that belong to it. */
import { recordFieldAddress, referredIds, unitOf } from "@brudnopis/document";
import type { Collection, RecordContent } from "@brudnopis/schema";
import { ArrowDown, ArrowUp, MessageCircleQuestion, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../document/document-context.ts";
import { recordKey, setRecordOpen } from "../document/page-state.ts";
import { reveal } from "../document/reveal.ts";
import { FieldRow } from "../fields/field-row.tsx";
import { PlaceRemarks } from "../review/review.tsx";
import { SuggestedRemoval } from "../review/suggest/suggest.tsx";
import { useRecordEdits } from "./use-record-edits.ts";

export interface RecordFormProps {
  readonly collection: Collection;
  readonly record: RecordContent;
  readonly index: number;
  readonly total: number;
  readonly parent: string | undefined;
  readonly name: string;
  /** The table of the records that belong to this one: a form is inside a table, and a table inside a form. */
  readonly renderChildren: (collection: Collection) => ReactNode;
}

export function RecordForm(props: RecordFormProps) {
  const { collection, record, parent, name, renderChildren } = props;
  const { language } = useDocument();
  const { template } = useDocument();
  const isEditing = useIsEditing();
  const children = template.collections.filter((candidate) => isChildOf(candidate, collection));
  return (
    <div className="record-form" role="group" aria-label={name}>
      <div className="record-fields">
        {collection.fields
          .filter((field) => parent === undefined || field.key !== collection.parent)
          .map((field) => (
            <FieldRow
              key={field.key}
              address={recordFieldAddress(collection.key, record.id, field.key)}
              field={field}
              content={record.fields[field.key]}
              unit={unitOf(field, record.fields[field.key], record.fields)}
            />
          ))}
      </div>
      {children.map((child) => (
        <section className="child-records" key={child.key}>
          <h4>{child.title[language]}</h4>
          {renderChildren(child)}
        </section>
      ))}
      <PlaceRemarks place={recordKey(collection.key, record.id)} isNamed />
      {isEditing ? (
        <FormActions {...props} />
      ) : (
        <SuggestedRemoval collection={collection} record={record} name={name} />
      )}
    </div>
  );
}

function isChildOf(candidate: Collection, owner: Collection): boolean {
  const link = candidate.fields.find(({ key }) => key === candidate.parent);
  return link?.type === "reference" && link.to === owner.key;
}

function FormActions({ collection, record, index, total, parent, name }: RecordFormProps) {
  const { t } = useTranslation();
  const open = useDocument();
  const { remove, move } = useRecordEdits(collection, parent);
  // Asked for when a button is pressed: a form that is open need not watch its whole table.
  const siblings = () => {
    const { collections } = open.session.content.get();
    const all = collections[collection.key] ?? [];
    const { parent: link } = collection;
    if (parent === undefined || link === undefined) return all;
    return all.filter((other) => referredIds(other, link).includes(parent));
  };
  const key = recordKey(collection.key, record.id);
  return (
    <div className="record-actions">
      <button
        className="button small"
        type="button"
        disabled={index === 0}
        onClick={() => move(record, -1, siblings())}
      >
        <ArrowUp size={16} aria-hidden />
        {t("records.moveUp")}
      </button>
      <button
        className="button small"
        type="button"
        disabled={index === total - 1}
        onClick={() => move(record, 1, siblings())}
      >
        <ArrowDown size={16} aria-hidden />
        {t("records.moveDown")}
      </button>
      <button
        className="button small"
        type="button"
        onClick={() => open.page.set((state) => ({ ...state, asking: key }))}
      >
        <MessageCircleQuestion size={16} aria-hidden />
        {t("ask.button")}
      </button>
      <button className="button small danger" type="button" onClick={() => remove([record])}>
        <Trash2 size={16} aria-hidden />
        {t("records.remove")}
      </button>
      <button
        className="button small quiet close"
        type="button"
        aria-label={t("records.closeName", { name })}
        onClick={() => {
          setRecordOpen(open.page, key, false);
          reveal(open, key, true);
        }}
      >
        {t("records.close")}
      </button>
    </div>
  );
}
