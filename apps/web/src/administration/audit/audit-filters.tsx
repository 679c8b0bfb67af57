import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../api.ts";
import { FormField, SelectField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useFilters } from "../use-filters.ts";
import { scope } from "../use-refresh.ts";
import { actionGroups, actionsOf } from "./action-groups.ts";

export const filterNames = ["od", "do", "czynnosc", "osoba", "dokument"] as const;

/** What of the log is shown. It all stands in the address, so that a view can be handed on. */
export function AuditFilters() {
  const { t } = useTranslation("administration");
  const [filters, setFilters] = useFilters(filterNames);
  const { od: from, do: until } = filters;
  const isBackwards = from !== "" && until !== "" && until < from;
  const isFiltered = filterNames.some((name) => filters[name] !== "");
  return (
    <div className="audit-filters" role="search" aria-label={t("audit.filters")}>
      <FormField
        label={t("audit.fromDay")}
        type="date"
        value={from}
        onChange={(event) => setFilters({ od: event.target.value })}
      />
      <FormField
        label={t("audit.toDay")}
        problem={isBackwards ? t("problem.endsBeforeStart") : undefined}
        type="date"
        value={until}
        onChange={(event) => setFilters({ do: event.target.value })}
      />
      <SelectField
        label={t("audit.what")}
        value={filters.czynnosc}
        onChange={(event) => setFilters({ czynnosc: event.target.value })}
      >
        <option value="">{t("audit.everything")}</option>
        {actionGroups.map((group) => (
          <optgroup key={group} label={t(`audit.group.${group}`)}>
            {actionsOf(group).map((action) => (
              <option key={action} value={action}>
                {t(`audit.action.${action}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <PersonFilter id={filters.osoba} onChange={(osoba) => setFilters({ osoba })} />
      <DocumentFilter id={filters.dokument} onChange={(dokument) => setFilters({ dokument })} />
      {isFiltered && (
        <button
          className="button quiet small"
          type="button"
          onClick={() => setFilters(Object.fromEntries(filterNames.map((name) => [name, ""])))}
        >
          {t("audit.clear")}
        </button>
      )}
    </div>
  );
}

interface FilterProps {
  readonly id: string;
  readonly onChange: (id: string) => void;
}

function PersonFilter({ id, onChange }: FilterProps) {
  const { t } = useTranslation("administration");
  const people = useQuery({
    queryKey: [scope, "people", "", ""],
    queryFn: () => administrationApi.people({ query: "", state: "" }),
  });
  return (
    <SelectField
      label={t("audit.person")}
      value={id}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("audit.everybody")}</option>
      <Chosen id={id} known={people.data ?? []} />
      {people.data?.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </SelectField>
  );
}

function DocumentFilter({ id, onChange }: FilterProps) {
  const { t } = useTranslation(["administration", "translation"]);
  const documents = useQuery({ queryKey: ["documents"], queryFn: api.documents });
  return (
    <SelectField
      label={t("audit.document")}
      value={id}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t("audit.everyDocument")}</option>
      <Chosen id={id} known={documents.data ?? []} />
      {documents.data?.map((document) => (
        <option key={document.id} value={document.id}>
          {document.title || t("translation:library.untitled")}
        </option>
      ))}
    </SelectField>
  );
}

interface ChosenProps {
  readonly id: string;
  readonly known: readonly { readonly id: string }[];
}

/** What the address asks for although it is not in the list, such as the three hundredth person. */
function Chosen({ id, known }: ChosenProps) {
  if (id === "" || known.some((each) => each.id === id)) return null;
  return <option value={id}>{id}</option>;
}
