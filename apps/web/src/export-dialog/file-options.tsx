/** What can be chosen for the format at hand, and nothing else. */
import type { Language } from "@brudnopis/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../ui/form-field.tsx";
import type { ExportSubject } from "./export-subject.ts";
import type { Choice, Option } from "./purposes.ts";

export interface FileOptionsProps {
  readonly subject: ExportSubject;
  readonly choice: Choice;
  readonly options: ReadonlySet<Option>;
  readonly onChange: (change: Partial<Choice>) => void;
}

export function FileOptions({ subject, choice, options, onChange }: FileOptionsProps) {
  const { t } = useTranslation("exports");
  if (options.size === 0) return null;
  const box = (option: Extract<Option, "archive" | "template" | "review" | "personal">) => {
    const name = boxes[option];
    return (
      options.has(option) && (
        <Box
          label={t(`boxes.${option}`)}
          hint={t(`boxHints.${option}`)}
          isOn={choice[name]}
          onChange={(isOn) => onChange({ [name]: isOn })}
        />
      )
    );
  };
  return (
    <fieldset className="export-part">
      <legend>{t("options")}</legend>
      <div className="option-selects">
        {options.has("collection") && (
          <Collection subject={subject} choice={choice} onChange={onChange} />
        )}
        {options.has("language") && (
          <LanguageChoice subject={subject} choice={choice} onChange={onChange} />
        )}
      </div>
      {box("archive")}
      {box("template")}
      {box("review")}
      {box("personal")}
    </fieldset>
  );
}

const boxes = {
  archive: "isForArchive",
  template: "inOwnTemplate",
  review: "withReview",
  personal: "withPersonalData",
} as const;

type ChoiceProps = Omit<FileOptionsProps, "options">;

function Collection({ subject, choice, onChange }: ChoiceProps) {
  const { t } = useTranslation("exports");
  return (
    <SelectField
      label={t("collection")}
      value={choice.collection ?? ""}
      onChange={({ target }) => onChange({ collection: target.value || undefined })}
    >
      <option value="">{t("everyCollection")}</option>
      {subject.template.collections.map(({ key, title }) => (
        <option key={key} value={key}>
          {title[subject.language]}
        </option>
      ))}
    </SelectField>
  );
}

const languages: readonly Language[] = ["pl", "en"];

function LanguageChoice({ subject, choice, onChange }: ChoiceProps) {
  const { t } = useTranslation("exports");
  const own = t("languages.own", { name: t(`languages.${subject.language}`) });
  return (
    <SelectField
      label={t("language")}
      hint={t("languageHint")}
      value={choice.language ?? ""}
      onChange={({ target }) =>
        onChange({ language: languages.find((each) => each === target.value) })
      }
    >
      <option value="">{own}</option>
      {languages
        .filter((each) => each !== subject.language)
        .map((each) => (
          <option key={each} value={each}>
            {t(`languages.${each}`)}
          </option>
        ))}
    </SelectField>
  );
}

interface BoxProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Box({ label, hint, isOn, onChange }: BoxProps) {
  const id = useId();
  return (
    <div className="export-choice">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <span className="form-hint" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  );
}
