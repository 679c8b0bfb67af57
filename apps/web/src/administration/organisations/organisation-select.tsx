import type { PersonDetails } from "@brudnopis/schema";
import { SelectField } from "../../ui/form-field.tsx";
import { useOrganisations } from "./use-organisations.ts";

export interface OrganisationSelectProps {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  /** Whose own organisation comes first, also when it is archived or the others have not come yet. */
  readonly person: PersonDetails;
}

/** One of all organisations that are not archived. */
export function OrganisationSelect({ person, ...field }: OrganisationSelectProps) {
  const organisations = useOrganisations();
  const others = (organisations.data ?? []).filter(
    ({ id, archived }) => !archived && id !== person.organisationId,
  );
  return (
    <SelectField {...field} defaultValue={person.organisationId}>
      <option value={person.organisationId}>{person.organisation}</option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
