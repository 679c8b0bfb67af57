import { recordLabel } from "@brudnopis/document";
import type { FieldOf, RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { CheckList } from "./choice-input.tsx";
import type { ValueInputProps } from "./typed-field.tsx";

const none: readonly RecordContent[] = [];

/** Chooses records by code and name; what is kept is their id, so renaming them changes nothing here. */
export function ReferenceInput(props: ValueInputProps<FieldOf<"reference">>) {
  const { field, content, labelId, describedBy, onChange } = props;
  const { template, language } = useDocument();
  const { t } = useTranslation();
  const records = useContent(({ collections }) => collections[field.to] ?? none);
  const chosen = content?.type === "reference" ? content.ids : [];
  const items = records.map((record) => ({
    id: record.id,
    label: recordLabel(record, field.to, template) || t("value.unnamed"),
  }));
  for (const id of chosen) {
    if (!items.some((item) => item.id === id)) items.push({ id, label: t("value.removedRecord") });
  }

  if (items.length === 0) {
    const title = template.collections.find(({ key }) => key === field.to)?.title[language] ?? "";
    return <span className="form-hint">{t("value.noRecords", { title })}</span>;
  }
  if (field.multiple) {
    return (
      <CheckList
        items={items}
        chosen={chosen}
        labelId={labelId}
        describedBy={describedBy}
        onChange={(ids) => onChange(ids.length === 0 ? undefined : ids)}
      />
    );
  }
  return (
    <select
      className="input"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={chosen[0] ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    >
      <option value="">{t("value.notChosen")}</option>
      {items.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
