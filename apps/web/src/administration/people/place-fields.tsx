/** What a role is held on, to choose from. */
import type { PersonDetails } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/form-field.tsx";
import { OrganisationSelect } from "../organisations/organisation-select.tsx";
import { useProgrammes } from "../programme/use-programmes.ts";
import type { AdminForm } from "../use-form.ts";

interface FieldProps {
  readonly problemAt: AdminForm["problemAt"];
}

interface OrganisationPlaceProps extends FieldProps {
  readonly person: PersonDetails;
}

export function OrganisationPlace({ person, problemAt }: OrganisationPlaceProps) {
  const { t } = useTranslation("administration");
  return (
    <OrganisationSelect
      label={t("organisation.one")}
      problem={problemAt("scope.id")}
      name="scope.id"
      person={person}
    />
  );
}

export function NetworkPlace({ problemAt }: FieldProps) {
  const { t } = useTranslation("administration");
  const { data } = useProgrammes();
  const editions = data?.programmes.flatMap((programme) => programme.editions) ?? [];
  return (
    <SelectField
      label={t("network.one")}
      problem={problemAt("scope.id")}
      name="scope.id"
      defaultValue=""
    >
      <option value="">{t("person.chooseNetwork")}</option>
      {data?.loose.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {editions.map((edition) => (
        <optgroup key={edition.id} label={edition.name}>
          {edition.networks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
