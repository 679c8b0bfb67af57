/** A field with everything around it: its name, who is in it, what to write, and how much fits. */
import type { Field, FieldContent, FieldOf } from "@brudnopis/schema";
import { memo, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../document/document-context.ts";
import { PlaceMark } from "../checks/checks.tsx";
import { PlaceFaces } from "../people/place-faces.tsx";
import { AskButton } from "../proposals/proposals.tsx";
import { PlaceRemarks } from "../review/review.tsx";
import { Suggestible } from "../review/suggest/suggest.tsx";
import { CharacterCount, TextField } from "./text-field.tsx";
import { ReadValue, TypedField } from "./typed-field.tsx";
import "./fields.css";

export interface FieldRowProps {
  readonly address: string;
  readonly field: Field;
  readonly content: FieldContent | undefined;
  /** Of a number, wherever its template says that it comes from. */
  readonly unit: string | undefined;
}

export const FieldRow = memo(FieldRowOf, (before, after) => {
  const { content, ...others } = after;
  // A text shows itself; what is around it shows no more of it than whether there is any.
  const isSame = isText(others.field)
    ? (before.content === undefined) === (content === undefined)
    : before.content === content;
  return (
    isSame &&
    before.address === others.address &&
    before.field === others.field &&
    before.unit === others.unit
  );
});

function FieldRowOf(props: FieldRowProps) {
  const { address, field, content, unit } = props;
  const { language } = useDocument();
  const isEditing = useIsEditing();
  const id = useId();
  const ids = {
    label: `${id}-label`,
    guidance: `${id}-guidance`,
    count: `${id}-count`,
    check: `${id}-check`,
  };
  const isEmpty = content === undefined;
  const [isHelpOpen, setHelpOpen] = useState(false);

  return (
    <div className={`field field-${field.type}`}>
      <div className="field-head">
        <span className="label" id={ids.label}>
          {field.label[language]}
          {field.required && isEditing && <RequiredMark isMissing={isEmpty} />}
        </span>
        {isEditing && field.type !== "product" && (
          <AskButton address={address} label={field.label[language]} />
        )}
        {isEditing && hasHelp(field, isEmpty) && (
          <HelpButton field={field} isOpen={isHelpOpen} onPress={() => setHelpOpen(!isHelpOpen)} />
        )}
        <PlaceMark place={address} describes={ids.check} />
        <PlaceRemarks place={address} />
        <PlaceFaces place={address} />
        {isText(field) && isEditing && (
          <CharacterCount address={address} limit={field.maxLength} id={ids.count} />
        )}
      </div>
      {isEditing && (
        <Guidance field={field} id={ids.guidance} isEmpty={isEmpty} isOpen={isHelpOpen} />
      )}
      <Suggestible {...props} labelId={ids.label}>
        {isText(field) ? (
          <TextField
            address={address}
            field={field}
            labelId={ids.label}
            describedBy={`${ids.guidance} ${ids.count} ${ids.check} leave-hint`}
          />
        ) : isEditing ? (
          <TypedField {...props} labelId={ids.label} describedBy={`${ids.guidance} ${ids.check}`} />
        ) : (
          <div data-place={address} tabIndex={-1}>
            <ReadValue field={field} content={content} unit={unit} />
          </div>
        )}
      </Suggestible>
    </div>
  );
}

function isText(field: Field): field is FieldOf<"line"> | FieldOf<"rich"> {
  return field.type === "line" || field.type === "rich";
}

function RequiredMark({ isMissing }: { readonly isMissing: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={isMissing ? "required missing" : "required"}>
      <span aria-hidden> *</span>
      <span className="visually-hidden">, {t("document.required")}</span>
    </span>
  );
}

/**
 * Whether there is something behind the help button. An empty field shows its guidance in place, and an empty text
 * its example too; once filled, both step back behind the button.
 */
function hasHelp(field: Field, isEmpty: boolean): boolean {
  if (isEmpty) return field.example !== undefined && !isText(field);
  return field.guidance !== undefined || field.example !== undefined;
}

interface HelpButtonProps {
  readonly field: Field;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

function HelpButton({ field, isOpen, onPress }: HelpButtonProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  return (
    <button
      className="help-button"
      type="button"
      aria-expanded={isOpen}
      aria-label={t("document.helpFor", { field: field.label[language] })}
      onClick={onPress}
    >
      {t("document.help")}
    </button>
  );
}

interface GuidanceProps {
  readonly field: Field;
  readonly id: string;
  readonly isEmpty: boolean;
  readonly isOpen: boolean;
}

function Guidance({ field, id, isEmpty, isOpen }: GuidanceProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  // Without help on show the words stay for assistive technology, which reads them with the field.
  return (
    <>
      {field.guidance && (
        <p className="field-guidance" id={id} hidden={!isEmpty && !isOpen}>
          {field.guidance[language]}
        </p>
      )}
      {isOpen && field.example && (
        <p className="field-example">
          <b>{t("document.example")}:</b> {field.example[language]}
        </p>
      )}
    </>
  );
}
