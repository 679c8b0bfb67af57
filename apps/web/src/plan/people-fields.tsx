/** Choosing among those who may write in the document, by organisation. */
import type { PlanPerson } from "@brudnopis/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CheckList } from "../fields/choice-input.tsx";
import { SelectField } from "../ui/form-field.tsx";

export interface OwnerFieldProps {
  readonly people: readonly PlanPerson[];
  /** Empty for nobody. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function OwnerField({ people, value, onChange }: OwnerFieldProps) {
  const { t } = useTranslation("plan");
  const labelOf = useLabel();
  const byOrganisation = Map.groupBy(people, ({ organisation }) => organisation);
  return (
    <SelectField
      label={t("form.owner")}
      hint={t("form.ownerHint")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("form.nobody")}</option>
      {[...byOrganisation].map(([organisation, members]) => (
        <optgroup key={organisation} label={organisation}>
          {members.map((person) => (
            <option key={person.id} value={person.id}>
              {labelOf(person)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}

export interface HelpersFieldProps {
  readonly people: readonly PlanPerson[];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

export function HelpersField({ people, value, onChange }: HelpersFieldProps) {
  const { t } = useTranslation("plan");
  const labelOf = useLabel();
  const id = useId();
  return (
    <div className="form-field">
      <span className="form-label" id={id}>
        {t("form.helpers")}
      </span>
      <CheckList
        items={people.map((person) => ({
          id: person.id,
          label: `${labelOf(person)}, ${person.organisation}`,
        }))}
        chosen={value}
        labelId={id}
        describedBy=""
        onChange={onChange}
      />
    </div>
  );
}

function useLabel(): (person: PlanPerson) => string {
  const { t } = useTranslation("plan");
  return ({ name, mayEdit }) => (mayEdit ? name : `${name} – ${t("mayNotWrite")}`);
}
