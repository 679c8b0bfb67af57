import { fieldAddress, sectionsOf } from "@brudnopis/document";
import { type FieldPart, inboxSection, isFieldPart } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";

/** All fields of the document by section. */
export function FieldOptions({ only }: { readonly only?: FieldPart["type"] }) {
  const { template, session, language } = useConnectedDocument();
  return sectionsOf(template, { networkKind: session.content.get().networkKind }).map(
    ({ key, number, title, parts }) => {
      const fields = parts
        .filter(isFieldPart)
        .filter(({ type }) => only === undefined || type === only);
      return fields.length === 0 ? null : (
        <optgroup key={key} label={`${number}. ${title[language]}`}>
          {fields.map((field) => (
            <option key={field.key} value={fieldAddress(key, field.key)}>
              {field.label[language]}
            </option>
          ))}
        </optgroup>
      );
    },
  );
}

export function ElsewhereOptions() {
  const { t } = useTranslation("import");
  const { language } = useConnectedDocument();
  return (
    <optgroup label={t("elsewhere")}>
      <option value="inbox">{inboxSection.title[language]}</option>
      <option value="nowhere">{t("nowhere")}</option>
    </optgroup>
  );
}
