import { type OrganisationKind, organisationKinds } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/form-field.tsx";

/** Where the kinds stand in the list: a long one is easier to read in groups. */
const groups = {
  government: [
    "urban-municipality",
    "urban-rural-municipality",
    "rural-municipality",
    "city-with-county-rights",
    "county",
    "voivodeship",
  ],
  together: [
    "inter-municipal-union",
    "metropolitan-union",
    "inter-municipal-agreement",
    "local-government-association",
    "functional-area",
  ],
  units: ["municipal-company", "budgetary-establishment", "budgetary-unit"],
  others: ["ministry", "international-organisation", "other"],
} as const satisfies Record<string, readonly OrganisationKind[]>;

const groupNames = ["government", "together", "units", "others"] as const;

export function toKind(value: string): OrganisationKind {
  return organisationKinds.find((kind) => kind === value) ?? "other";
}

export interface KindFieldProps {
  readonly kind: OrganisationKind;
  readonly onChange?: (kind: OrganisationKind) => void;
}

export function KindField({ kind, onChange }: KindFieldProps) {
  const { t } = useTranslation("administration");
  return (
    <SelectField
      label={t("organisation.kind")}
      name="kind"
      defaultValue={kind}
      onChange={(event) => onChange?.(toKind(event.target.value))}
    >
      <KindOptions />
    </SelectField>
  );
}

export function KindOptions() {
  const { t } = useTranslation("administration");
  return groupNames.map((group) => (
    <optgroup key={group} label={t(`kindGroup.${group}`)}>
      {groups[group].map((kind) => (
        <option key={kind} value={kind}>
          {t(`organisationKind.${kind}`)}
        </option>
      ))}
    </optgroup>
  ));
}
