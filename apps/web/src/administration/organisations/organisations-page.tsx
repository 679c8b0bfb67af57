/** The organisations that people of the programme belong to. */
import type { Me, OrganisationSummary } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useNavigate } from "react-router";
import "../../ui/data-table.css";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { AdminPage } from "../admin-page.tsx";
import { ArchivedTag } from "../archive.tsx";
import { isFor } from "../audience.ts";
import { Check } from "../check.tsx";
import { Loaded } from "../loaded.tsx";
import { useMe } from "../../session/use-me.ts";
import { useFilters } from "../use-filters.ts";
import { wordsMatch } from "../words-match.ts";
import { KindOptions } from "./kind-field.tsx";
import { NewOrganisationForm } from "./new-organisation-form.tsx";
import { useOrganisations } from "./use-organisations.ts";

export function OrganisationsPage() {
  const { t } = useTranslation("administration");
  const me = useMe();
  const [only, ...others] = me && !isFor("organise", me) ? me.manages.organisations : [];
  if (only && others.length === 0) {
    return <Navigate to={`/administracja/organizacje/${only.id}`} replace />;
  }
  return (
    <AdminPage
      title={t("organisations.title")}
      audience="anyone"
      action={me && isFor("organise", me) && <AddButton me={me} />}
    >
      {(person) =>
        isFor("organise", person) ? <AllOrganisations me={person} /> : <Mine me={person} />
      }
    </AdminPage>
  );
}

/** Leads see those that they lead. */
function Mine({ me }: { readonly me: Me }) {
  return (
    <ul className="links panel">
      {me.manages.organisations.map(({ id, name }) => (
        <li key={id}>
          <Link to={`/administracja/organizacje/${id}`}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}

function AddButton({ me }: { readonly me: Me }) {
  const { t } = useTranslation("administration");
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { installation, networks } = me.manages;
  return (
    <>
      <button className="button" type="button" onClick={() => setOpen(true)}>
        <Plus size={18} aria-hidden />
        {t("organisations.add")}
      </button>
      {isOpen && (
        <LazyModal title={t("organisations.add")} kind="card" onClose={() => setOpen(false)}>
          <NewOrganisationForm
            networks={installation ? [] : networks}
            onDone={(id) => void navigate(`/administracja/organizacje/${id}`)}
            onCancel={() => setOpen(false)}
          />
        </LazyModal>
      )}
    </>
  );
}

function AllOrganisations({ me }: { readonly me: Me }) {
  const { t } = useTranslation("administration");
  const organisations = useOrganisations();
  return (
    <Loaded query={organisations}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={t("organisations.empty")}>
            <p>{t("organisations.emptyLead")}</p>
            <AddButton me={me} />
          </EmptyState>
        ) : (
          <OrganisationList all={all} />
        )
      }
    </Loaded>
  );
}

const filterNames = ["szukaj", "rodzaj", "siec", "archiwum"] as const;

function OrganisationList({ all }: { readonly all: readonly OrganisationSummary[] }) {
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
        <OrganisationTable organisations={found} />
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

function OrganisationTable({
  organisations,
}: {
  readonly organisations: readonly OrganisationSummary[];
}) {
  const { t } = useTranslation("administration");
  return (
    <div className="table-paper">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("organisation.one")}</th>
            <th scope="col">{t("organisation.teryt")}</th>
            <th scope="col">{t("organisation.networks")}</th>
            <th scope="col" className="num">
              {t("organisation.people")}
            </th>
          </tr>
        </thead>
        <tbody>
          {organisations.map(({ id, name, kind, municipalities, networks, people, archived }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/administracja/organizacje/${id}`}>{name}</Link>{" "}
                {archived && <ArchivedTag />}
                <small>{t(`organisationKind.${kind}`)}</small>
              </th>
              <td className="code" data-label={t("organisation.teryt")}>
                {shortList(municipalities.map(({ teryt }) => teryt))}
              </td>
              <td data-label={t("organisation.networks")}>
                {networks.map((network) => network.name).join(", ")}
              </td>
              <td className="num" data-label={t("organisation.people")}>
                {people}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first few, and how many more there are: an association may have a hundred. */
function shortList(codes: readonly string[]): string {
  const shown = codes.slice(0, 2).join(", ");
  return codes.length > 2 ? `${shown} +${codes.length - 2}` : shown;
}
