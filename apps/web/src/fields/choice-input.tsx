import type { FieldContent, FieldOf } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import type { ValueInputProps } from "./typed-field.tsx";

function chosen(content: FieldContent | undefined): readonly string[] {
  return content?.type === "choice" ? content.keys : [];
}

export function ChoiceInput(props: ValueInputProps<FieldOf<"enum">>) {
  const { field, content, labelId, describedBy, onChange } = props;
  const { language } = useDocument();
  const { t } = useTranslation();
  return (
    <select
      className="input"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={chosen(content)[0] ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    >
      <option value="">{t("value.notChosen")}</option>
      {field.options.map(({ key, label }) => (
        <option key={key} value={key}>
          {label[language]}
        </option>
      ))}
    </select>
  );
}

export function MultiChoiceInput(props: ValueInputProps<FieldOf<"multi-enum">>) {
  const { field, content, labelId, describedBy, onChange } = props;
  const { language } = useDocument();
  const keys = chosen(content);
  return (
    <CheckList
      items={field.options.map(({ key, label }) => ({ id: key, label: label[language] }))}
      chosen={keys}
      labelId={labelId}
      describedBy={describedBy}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    />
  );
}

export function FlagInput(props: ValueInputProps<FieldOf<"boolean">>) {
  const { content, labelId, describedBy, onChange } = props;
  const { t } = useTranslation();
  const value = content?.type === "boolean" ? String(content.value) : "";
  return (
    <select
      className="input"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) =>
        onChange(event.target.value === "" ? undefined : event.target.value === "true")
      }
    >
      <option value="">{t("value.notChosen")}</option>
      <option value="true">{t("value.yes")}</option>
      <option value="false">{t("value.no")}</option>
    </select>
  );
}

export interface CheckListProps {
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly labelId: string;
  readonly describedBy: string;
  readonly onChange: (chosen: string[]) => void;
}

/** Up to this many boxes are simply shown. */
const shortList = 4;

/** Several of many, in the order of the list. A long list shows what is chosen and opens on request. */
export function CheckList(props: CheckListProps) {
  const { items, chosen: ids, labelId } = props;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (items.length <= shortList) return <Boxes {...props} />;
  const labels = items.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
  return (
    <div className="long-list">
      <div className="long-list-head">
        <span>{labels.length === 0 ? t("value.noneChosen") : labels.join("; ")}</span>
        <button
          className="button small"
          type="button"
          aria-expanded={isOpen}
          aria-describedby={labelId}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t("value.closeList") : t("value.openList")}
        </button>
      </div>
      {isOpen && <Boxes {...props} />}
    </div>
  );
}

function Boxes({ items, chosen: ids, labelId, describedBy, onChange }: CheckListProps) {
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(ids);
    if (isOn) next.add(id);
    else next.delete(id);
    onChange(items.filter((item) => next.has(item.id)).map((item) => item.id));
  };
  return (
    <div
      className="check-list"
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
    >
      {items.map(({ id, label }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={ids.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
