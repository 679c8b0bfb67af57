/** A field as it is in the state that is shown, or with what changed in it. */
import { isEmptyText, unitOf } from "@brudnopis/document";
import type { Field, FieldContent, RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { StaticText } from "../fields/static-text.tsx";
import { ReadValue } from "../fields/typed-field.tsx";
import type { FieldChange, TextChange } from "./change-index.ts";
import { useComparison } from "./history-context.ts";
import { textWhat } from "./text-words.ts";
import { TextDiff } from "./text-diff.tsx";
import { ValueDiff } from "./value-diff.tsx";

export interface ShownFieldProps {
  readonly field: Field;
  readonly content: FieldContent | undefined;
  /** Of its record; none for a section's own field. */
  readonly siblings: RecordContent["fields"];
  readonly change: FieldChange | undefined;
  /** Whether it stands in a cell of a table. */
  readonly isCell?: boolean;
}

export function ShownField(props: ShownFieldProps) {
  const { field, change } = props;
  return (
    <div className={`field field-${field.type}${change ? " is-changed" : ""}`}>
      <FieldName field={field} />
      <ShownContent {...props} />
    </div>
  );
}

export function ShownContent(props: ShownFieldProps) {
  const { field, content, siblings, change, isCell = false } = props;
  if (change?.type === "text")
    return <ChangedText field={field} content={content} change={change} />;
  if (change) {
    return (
      <div className="step" data-step={change.id} tabIndex={-1}>
        <ValueDiff field={field} change={change} isShort={isCell} />
      </div>
    );
  }
  if (!isText(field)) {
    return <ReadValue field={field} content={content} unit={unitOf(field, content, siblings)} />;
  }
  return (
    <div className={`text text-${field.type}`}>
      <PlainText content={content} />
    </div>
  );
}

interface ChangedTextProps {
  readonly field: Field;
  readonly content: FieldContent | undefined;
  readonly change: TextChange;
}

function ChangedText({ field, content, change }: ChangedTextProps) {
  const { t } = useTranslation("history");
  const { t: ofChanges } = useTranslation("changes");
  if (change.blocks) {
    return (
      <div className={`text text-${field.type}`}>
        <TextDiff blocks={change.blocks} changeId={change.id} />
      </div>
    );
  }
  return (
    <div className="step" data-step={change.id} tabIndex={-1}>
      <p className="diff-summary">{t("rewritten", { what: textWhat(change, ofChanges) })}</p>
      <div className={`text text-${field.type}`}>
        <PlainText content={content} />
      </div>
    </div>
  );
}

function PlainText({ content }: { readonly content: FieldContent | undefined }) {
  const { t } = useTranslation("translation");
  if (content?.type === "line" && content.text !== "") return <p>{content.text}</p>;
  if (content?.type === "rich" && !isEmptyText(content.doc))
    return <StaticText doc={content.doc} />;
  return <p className="not-filled">{t("document.notFilled")}</p>;
}

function FieldName({ field }: { readonly field: Field }) {
  const { language } = useComparison();
  return (
    <div className="field-head">
      <span className="label">{field.label[language]}</span>
    </div>
  );
}

function isText({ type }: Field): boolean {
  return type === "line" || type === "rich";
}
