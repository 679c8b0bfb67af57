import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type TableFormat, tableFormats } from "./table-choice.ts";

export interface FormatChoiceProps {
  readonly format: TableFormat;
  readonly onChange: (format: TableFormat) => void;
}

export function FormatChoice({ format, onChange }: FormatChoiceProps) {
  const { t } = useTranslation("remarkTable");
  const id = useId();
  return (
    <fieldset className="table-formats">
      <legend>{t("format")}</legend>
      {tableFormats.map((each) => (
        <div key={each}>
          <input
            id={`${id}-${each}`}
            type="radio"
            name={id}
            checked={each === format}
            aria-describedby={`${id}-${each}-hint`}
            onChange={() => onChange(each)}
          />
          <label htmlFor={`${id}-${each}`}>{t(`formats.${each}`)}</label>
          <span className="form-hint" id={`${id}-${each}-hint`}>
            {t(`formatHints.${each}`)}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
