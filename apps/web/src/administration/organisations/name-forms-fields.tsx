import type { NameForms, OrganisationKind } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { withW, withZ } from "./prepositions.ts";

export const nameCases = ["genitive", "dative", "instrumental", "locative"] as const;
type NameCase = (typeof nameCases)[number];

const places: readonly OrganisationKind[] = [
  "urban-municipality",
  "urban-rural-municipality",
  "rural-municipality",
  "city-with-county-rights",
];

export interface NameFormsFieldsProps {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly forms: NameForms;
}

/** The name in the cases of Polish, each with a sentence that shows at once how it will read in a document. */
export function NameFormsFields({ name, kind, forms }: NameFormsFieldsProps) {
  const { t } = useTranslation("administration");
  const [typed, setTyped] = useState<NameForms>(forms);
  return (
    <fieldset className="form-field name-forms">
      <legend>{t("nameForms.title")}</legend>
      <p className="form-hint">{t("nameForms.hint")}</p>
      <div className="field-grid">
        {nameCases.map((each) => (
          <div key={each}>
            <FormField
              label={t(`nameForms.${each}`)}
              name={`forms.${each}`}
              lang="pl"
              maxLength={200}
              autoComplete="off"
              defaultValue={forms[each]}
              onChange={(event) => setTyped({ ...typed, [each]: event.target.value })}
            />
            <p className="example" lang="pl">
              {example(each, typed[each]?.trim() || name, places.includes(kind))}
            </p>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Polish in every language of the interface: it is about Polish sentences. */
function example(nameCase: NameCase, form: string, isPlace: boolean): string {
  switch (nameCase) {
    case "genitive":
      return isPlace ? `„mieszkańcy ${form}”` : `„przedstawiciele ${form}”`;
    case "dative":
      return `„dotację przyznano ${form}”`;
    case "instrumental":
      return isPlace ? `„Miasto współpracuje ${withZ(form)}.”` : `„Współpracujemy ${withZ(form)}.”`;
    case "locative":
      return isPlace ? `„spotkanie ${withW(form)}”` : `„rozmowa o ${form}”`;
  }
}
