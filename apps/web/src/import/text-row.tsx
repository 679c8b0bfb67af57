/** One text of the file: its first words, and where it goes. */
import { fieldAt, plainText, type TextItem, type TextTarget } from "@brudnopis/document";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { ElsewhereOptions, FieldOptions } from "./target-options.tsx";
import { useRecordFieldName } from "./use-record-field-name.ts";

/** Letters that are enough to know a text by. */
const shownLetters = 160;

interface TextRowProps {
  readonly item: TextItem;
  readonly onChange: (item: TextItem) => void;
}

export function TextRow({ item, onChange }: TextRowProps) {
  const { t } = useTranslation("import");
  const { session, template } = useConnectedDocument();
  const id = useId();
  const { target } = item;
  const choose = (value: string) => onChange({ ...item, target: targetOf(value, item) });
  const isLong = target.to === "field" && fieldAt(template, target.address)?.type === "rich";
  const isTaken =
    target.to === "field" && session.content.get().fields[target.address] !== undefined;
  return (
    <>
      <div className="import-said">
        <Trail headings={item.headings} />
        <p id={id}>{shortened(item) || t("picture")}</p>
      </div>
      <div className="import-target">
        <select
          className="input"
          aria-label={t("target")}
          aria-describedby={id}
          value={valueOf(target)}
          onChange={(event) => choose(event.target.value)}
        >
          <RecordFieldOption target={target} />
          <FieldOptions />
          <ElsewhereOptions />
        </select>
        {target.to === "field" && isTaken && (
          <select
            className="input"
            aria-label={t("how")}
            aria-describedby={id}
            value={target.how}
            onChange={(event) =>
              onChange({
                ...item,
                target: { ...target, how: event.target.value === "replace" ? "replace" : "append" },
              })
            }
          >
            <option value="append">{t(isLong ? "append" : "leave")}</option>
            <option value="replace">{t("replace")}</option>
          </select>
        )}
      </div>
    </>
  );
}

export function Trail({ headings }: { readonly headings: readonly string[] }) {
  return headings.length === 0 ? null : (
    <span className="import-trail">{headings.join(" › ")}</span>
  );
}

function RecordFieldOption({ target }: { readonly target: TextTarget }) {
  const nameOf = useRecordFieldName();
  return target.to === "record" ? <option value={valueOf(target)}>{nameOf(target)}</option> : null;
}

function shortened({ nodes }: TextItem): string {
  const text = plainText({ type: "doc", content: [...nodes] })
    .replace(/\s+/g, " ")
    .trim();
  return text.length > shownLetters ? `${text.slice(0, shownLetters).toWellFormed()}…` : text;
}

function valueOf(target: TextTarget): string {
  if (target.to === "field") return target.address;
  return target.to === "record" ? "record" : target.to;
}

function targetOf(value: string, { target }: TextItem): TextTarget {
  if (value === "inbox" || value === "nowhere") return { to: value };
  return value === "record" ? target : { to: "field", address: value, how: "append" };
}
