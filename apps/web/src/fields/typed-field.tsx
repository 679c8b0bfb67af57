/** Fields that hold one typed value: numbers, money, dates, choices, references. */
import { setValue, type StoredValue, withUnit } from "@brudnopis/document";
import type { Field, FieldContent } from "@brudnopis/schema";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { ChoiceInput, FlagInput, MultiChoiceInput } from "./choice-input.tsx";
import { ParsedInput } from "./parsed-input.tsx";
import { ReferenceInput } from "./reference-input.tsx";
import { useFieldText } from "./use-format.ts";

export interface TypedFieldProps {
  readonly address: string;
  readonly field: Field;
  readonly content: FieldContent | undefined;
  /** Of a number, wherever its template says that it comes from. */
  readonly unit: string | undefined;
  readonly labelId: string;
  readonly describedBy: string;
  /** What was typed before the input was there; it stands in it in place of the value. */
  readonly typed?: string | undefined;
}

/** What every kind of input gets. */
export interface ValueInputProps<F extends Field> extends TypedFieldProps {
  readonly field: F;
  /** `isSameStep` joins the change to the step of undo that was begun with what it rests on, such as a new record. */
  readonly onChange: (value: StoredValue | undefined, isSameStep?: boolean) => void;
}

export const TypedField = memo(function TypedField(props: TypedFieldProps) {
  const { session, template } = useConnectedDocument();
  const { address, field } = props;
  const onChange = (value: StoredValue | undefined, isSameStep = false) => {
    if (!isSameStep) session.undo.separate();
    setValue(session.doc, template, address, value);
    session.undo.separate();
  };
  return (
    <div className="typed" data-place={address} onFocus={() => session.presence.setPlace(address)}>
      {inputFor(field, { ...props, onChange })}
      <NotOnList {...props} />
    </div>
  );
});

/** A choice that was pasted and is none of those offered: it is kept, and said to be so. */
function NotOnList({ field, content }: TypedFieldProps) {
  const { t } = useTranslation();
  const isChoice = ["enum", "multi-enum", "boolean"].includes(field.type);
  if (content?.type !== "unparsed" || !isChoice) return null;
  return <p className="form-problem">{t("records.notOnList", { raw: content.raw })}</p>;
}

export function inputFor(field: Field, props: ValueInputProps<Field>) {
  switch (field.type) {
    case "number":
    case "money":
    case "date":
    case "year":
      return <ParsedInput {...props} field={field} />;
    case "enum":
      return <ChoiceInput {...props} field={field} />;
    case "multi-enum":
      return <MultiChoiceInput {...props} field={field} />;
    case "reference":
      return <ReferenceInput {...props} field={field} />;
    case "boolean":
      return <FlagInput {...props} field={field} />;
    default:
      return <ReadValue {...props} />;
  }
}

export type ReadValueProps = Pick<TypedFieldProps, "field" | "content" | "unit">;

/** A typed value as text, for readers and for values that are worked out. */
export function ReadValue({ field, content, unit }: ReadValueProps) {
  const { t } = useTranslation();
  const bare = useFieldText(field, content, "long");
  // A unit that is kept with its number is in the text already.
  const text =
    content?.type === "number" && content.unit === undefined ? withUnit(bare, unit) : bare;
  return text === "" ? (
    <span className="not-filled">{t("document.notFilled")}</span>
  ) : (
    <span className="value">{text}</span>
  );
}
