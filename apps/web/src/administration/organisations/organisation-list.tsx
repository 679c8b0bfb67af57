import type { Me, OrganisationSummary } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { SearchField } from "../../ui/search-field.tsx";
import { Check } from "../check.tsx";
import { useFilters } from "../use-filters.ts";
import { wordsMatch } from "../words-match.ts";
import { KindOptions } from "./kind-field.tsx";
import { OrganisationTable } from "./organisation-table.tsx";

const filterNames = ["szukaj", "rodzaj", "siec", "archiwum"] as const;

export interface OrganisationListProps {
  readonly me: Me;
  readonly all: readonly OrganisationSummary[];
}

/** All organisations, to search and to filter. */
export function OrganisationList({ me, all }: OrganisationListProps) {
  const { t } = useTranslation("administration");
  const [filters, setFilters] = useFilters(filterNames);
  const found = all.filter((organisation) => fits(organisation, filters));
  const networks = new Map(
    all.flatMap((organisation) => organisation.networks).map(({ id, name }) => [id, name]),
  );
  return (
    <>
      <div className="toolbar">
        <SearchField
          label={t("organisations.search")}
          initial={filters.szukaj}
          onSearch={(szukaj) => setFilters({ szukaj })}
        />
        <select
          className="input filter"
          aria-label={t("organisation.kind")}
          value={filters.rodzaj}
          onChange={(event) => setFilters({ rodzaj: event.target.value })}
        >
          <option value="">{t("organisations.everyKind")}</option>
          <KindOptions />
        </select>
        <select
          className="input filter"
          aria-label={t("network.one")}
          value={filters.siec}
          onChange={(event) => setFilters({ siec: event.target.value })}
        >
          <option value="">{t("organisations.everyNetwork")}</option>
          {Array.from(networks, ([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {all.some(({ archived }) => archived) && (
          <Check
            label={t("showArchived")}
            checked={filters.archiwum !== ""}
            onChange={(event) => setFilters({ archiwum: event.target.checked ? "1" : "" })}
          />
        )}
        <p className="toolbar-count" role="status">
          {t("count.organisations", { count: found.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <p>{t("organisations.noneFound")}</p>
      ) : (
        <OrganisationTable me={me} organisations={found} />
      )}
    </>
  );
}

type Filters = Readonly<Record<(typeof filterNames)[number], string>>;

function fits(organisation: OrganisationSummary, filters: Filters): boolean {
  const { name, kind, municipalities, networks, archived } = organisation;
  return (
    (!archived || filters.archiwum !== "") &&
    (filters.rodzaj === "" || filters.rodzaj === kind) &&
    (filters.siec === "" || networks.some(({ id }) => id === filters.siec)) &&
    wordsMatch(filters.szukaj, [
      name,
      ...municipalities.flatMap((municipality) => [municipality.teryt, municipality.name]),
    ])
  );
}
