/** One table of the file: to which records its rows become, and which column is which field. */
import { pasteableFields, type TableItem } from "@brudnopis/document";
import type { Collection } from "@brudnopis/schema";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { PastePreview } from "../records/paste-preview.tsx";
import "../records/paste-dialog.css";
import { ParentChoice } from "./parent-choice.tsx";
import { toCollection } from "./retarget.ts";
import { ElsewhereOptions, FieldOptions } from "./target-options.tsx";
import { Trail } from "./text-row.tsx";

interface TableRowProps {
  readonly item: TableItem;
  readonly onChange: (item: TableItem) => void;
}

export function TableRow({ item, onChange }: TableRowProps) {
  const { t } = useTranslation("import");
  const { template, language } = useConnectedDocument();
  const id = useId();
  const { target } = item;
  const key = target.to === "collection" ? target.collection : undefined;
  const collection = template.collections.find((each) => each.key === key);
  const choose = (value: string) => onChange(withTarget(item, value, template.collections));
  return (
    <>
      <div className="import-said">
        <Trail headings={item.headings} />
        <p id={id}>
          <b>{item.caption ?? t("table")}</b> · {t("rows", { count: item.rows.length })}
          <span className="import-heads">{(item.head ?? item.rows[0] ?? []).join(" · ")}</span>
        </p>
      </div>
      <div className="import-target">
        <select
          className="input"
          aria-label={t("target")}
          aria-describedby={id}
          value={valueOf(item)}
          onChange={(event) => choose(event.target.value)}
        >
          <optgroup label={t("tables")}>
            {template.collections.map(({ key: each, title }) => (
              <option key={each} value={`collection ${each}`}>
                {title[language]}
              </option>
            ))}
          </optgroup>
          <FieldOptions only="rich" />
          <ElsewhereOptions />
        </select>
        {target.to === "collection" && (
          <select
            className="input"
            aria-label={t("how")}
            aria-describedby={id}
            value={target.how}
            onChange={(event) =>
              onChange({
                ...item,
                target: { ...target, how: event.target.value === "add" ? "add" : "update" },
              })
            }
          >
            <option value="update">{t("update")}</option>
            <option value="add">{t("add")}</option>
          </select>
        )}
        {collection && <ParentChoice item={item} collection={collection} onChange={onChange} />}
      </div>
      {collection && <Columns item={item} collection={collection} onChange={onChange} />}
    </>
  );
}

interface ColumnsProps extends TableRowProps {
  readonly collection: Collection;
}

function Columns({ item, collection, onChange }: ColumnsProps) {
  const { t } = useTranslation("import");
  const [isOpen, setOpen] = useState(false);
  const known = item.columns.filter((key) => key !== undefined).length;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="import-columns">
      <button
        className="button small quiet"
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon size={16} aria-hidden />
        {t("columns", { known, all: item.columns.length })}
      </button>
      {isOpen && (
        <PastePreview
          collection={collection}
          rows={item.rows}
          header={item.head}
          columns={item.columns}
          fields={pasteableFields(collection, undefined)}
          onColumns={(columns) => onChange({ ...item, columns })}
        />
      )}
    </div>
  );
}

function valueOf({ target }: TableItem): string {
  if (target.to === "collection") return `collection ${target.collection}`;
  return target.to === "field" ? target.address : target.to;
}

function withTarget(item: TableItem, value: string, collections: readonly Collection[]): TableItem {
  if (value === "inbox" || value === "nowhere") return { ...item, target: { to: value } };
  const key = value.startsWith("collection ") ? value.slice("collection ".length) : undefined;
  const collection = collections.find((each) => each.key === key);
  return collection
    ? toCollection(item, collection)
    : { ...item, target: { to: "field", address: value, how: "append" } };
}
