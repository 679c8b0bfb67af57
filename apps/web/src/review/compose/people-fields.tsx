import type { ReviewPerson } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { FormField, SelectField } from "../../ui/form-field.tsx";

export interface AssigneeFieldProps {
  readonly people: readonly (ReviewPerson & { readonly mayEdit: boolean })[];
  /** Also one who may not be asked any more stays to be seen. */
  readonly value: string | undefined;
  readonly known: string | undefined;
  readonly onChange: (assignee: string | undefined) => void;
}

export function AssigneeField({ people, value, known, onChange }: AssigneeFieldProps) {
  const { t } = useTranslation("review");
  const able = people.filter(({ mayEdit }) => mayEdit);
  const isGone = value !== undefined && !able.some(({ id }) => id === value);
  return (
    <SelectField
      label={t("compose.assignee")}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    >
      <option value="">{t("compose.nobody")}</option>
      {able.map(({ id, name, organisation }) => (
        <option key={id} value={id}>
          {`${name} (${organisation})`}
        </option>
      ))}
      {isGone && <option value={value}>{known ?? t("someone")}</option>}
    </SelectField>
  );
}

export interface DueFieldProps {
  /** ISO 8601. */
  readonly value: string | undefined;
  readonly onChange: (due: string | undefined) => void;
}

export function DueField({ value, onChange }: DueFieldProps) {
  const { t } = useTranslation("review");
  return (
    <FormField
      label={t("compose.due")}
      type="date"
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    />
  );
}
