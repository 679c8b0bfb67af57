import { recordLabel, type TableItem } from "@brudnopis/document";
import type { Collection } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";

interface ParentChoiceProps {
  readonly item: TableItem;
  readonly collection: Collection;
  readonly onChange: (item: TableItem) => void;
}

/** Records that belong to others, as indicators to goals: to which, where no column says it. */
export function ParentChoice({ item, collection, onChange }: ParentChoiceProps) {
  const { t } = useTranslation("import");
  const { session, template, language } = useConnectedDocument();
  const { target } = item;
  const { parent } = collection;
  const field = collection.fields.find(({ key }) => key === parent);
  if (target.to !== "collection" || field?.type !== "reference") return null;
  if (parent !== undefined && item.columns.includes(parent)) return null;
  const records = session.content.get().collections[field.to] ?? [];
  return (
    <select
      className="input"
      aria-label={t("belongsTo", { what: field.label[language] })}
      value={target.parent ?? (target.parentName === undefined ? "" : "named")}
      onChange={(event) => {
        const { value } = event.target;
        if (value === "named") return;
        const { parent: _parent, parentName: _name, ...others } = target;
        onChange({ ...item, target: { ...others, ...(value === "" ? {} : { parent: value }) } });
      }}
    >
      <option value="">{t("chooseParent", { what: field.label[language] })}</option>
      {target.parentName !== undefined && <option value="named">{target.parentName}</option>}
      {records.map((record) => (
        <option key={record.id} value={record.id}>
          {recordLabel(record, field.to, template)}
        </option>
      ))}
    </select>
  );
}
