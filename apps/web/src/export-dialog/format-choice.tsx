import type { FileFormat } from "@brudnopis/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";

export interface FormatChoiceProps {
  readonly formats: readonly FileFormat[];
  readonly chosen: FileFormat;
  readonly onChange: (format: FileFormat) => void;
}

/** A row of formats, and what the one that is chosen is good for. */
export function FormatChoice({ formats, chosen, onChange }: FormatChoiceProps) {
  const { t } = useTranslation("exports");
  const id = useId();
  return (
    <fieldset className="export-part">
      <legend>{t("format")}</legend>
      {formats.length > 1 && (
        <div className="format-row">
          {formats.map((format) => (
            <label key={format}>
              <input
                type="radio"
                name={id}
                checked={format === chosen}
                aria-describedby={`${id}-hint`}
                onChange={() => onChange(format)}
              />
              <span>{t(`formats.${format}`)}</span>
            </label>
          ))}
        </div>
      )}
      <p className="form-hint" id={`${id}-hint`}>
        {t(`formatHints.${chosen}`)}
      </p>
    </fieldset>
  );
}
