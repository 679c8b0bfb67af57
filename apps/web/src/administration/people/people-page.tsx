/** Everybody with an account, for administrators. */
import type { Me, PersonSummary } from "@brudnopis/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import "../../ui/data-table.css";
import { SearchField } from "../../ui/search-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { AdminPage } from "../admin-page.tsx";
import { Invitations } from "../invitations/invitations.tsx";
import { Loaded } from "../loaded.tsx";
import { useOrganisations } from "../organisations/use-organisations.ts";
import { useDates } from "../use-dates.ts";
import { useFilters } from "../use-filters.ts";
import { scope } from "../use-refresh.ts";

const states = ["active", "blocked", "erased"] as const;
/** The server sends no more at once. */
const mostListed = 200;

export function PeoplePage() {
  const { t } = useTranslation("administration");
  return (
    <AdminPage title={t("people.title")} audience="installation">
      {(me) => (
        <>
          <People />
          <AdministratorInvitations me={me} />
        </>
      )}
    </AdminPage>
  );
}

function People() {
  const { t } = useTranslation("administration");
  const [filters, setFilters] = useFilters(["szukaj", "stan"]);
  const state = states.find((each) => each === filters.stan) ?? "";
  const people = useQuery({
    queryKey: [scope, "people", filters.szukaj, state],
    queryFn: () => administrationApi.people({ query: filters.szukaj, state }),
    // While the next list is on its way the one before stays, so that nothing jumps at each letter.
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="toolbar">
        <SearchField
          label={t("people.search")}
          initial={filters.szukaj}
          onSearch={(szukaj) => setFilters({ szukaj })}
        />
        <select
          className="input filter"
          aria-label={t("people.state")}
          value={state}
          onChange={(event) => setFilters({ stan: event.target.value })}
        >
          <option value="">{t("people.everyState")}</option>
          {states.map((each) => (
            <option key={each} value={each}>
              {t(`personState.${each}`)}
            </option>
          ))}
        </select>
        <p className="toolbar-count" role="status">
          {people.data && t("count.people", { count: people.data.length })}
        </p>
      </div>
      <Loaded query={people}>
        {(found) =>
          found.length === 0 ? <p>{t("people.none")}</p> : <PeopleTable people={found} />
        }
      </Loaded>
    </>
  );
}

function PeopleTable({ people }: { readonly people: readonly PersonSummary[] }) {
  const { t } = useTranslation("administration");
  return (
    <div className="table-paper">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t("members.person")}</th>
            <th scope="col">{t("members.organisation")}</th>
            <th scope="col">{t("members.roles")}</th>
            <th scope="col">{t("people.seen")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </tbody>
      </table>
      {people.length >= mostListed && <p className="form-hint">{t("people.narrow")}</p>}
    </div>
  );
}

function PersonRow({ person }: { readonly person: PersonSummary }) {
  const { t } = useTranslation("administration");
  const { shortMoment } = useDates();
  const { id, name, email, organisation, roles, state, seenAt } = person;
  return (
    <tr>
      <th scope="row">
        <Link to={`/administracja/osoby/${id}`}>{name}</Link>{" "}
        {state !== "active" && <span className="tag">{t(`personState.${state}`)}</span>}
        {state !== "erased" && <small>{email}</small>}
      </th>
      <td data-label={t("members.organisation")}>{organisation}</td>
      <td data-label={t("members.roles")}>
        {roles.map((role) => t(`role.${role}`)).join(", ") || t("people.noRoles")}
      </td>
      <td data-label={t("people.seen")}>
        {seenAt === undefined ? t("people.notSignedIn") : shortMoment(seenAt)}
      </td>
    </tr>
  );
}

function AdministratorInvitations({ me }: { readonly me: Me }) {
  const { t } = useTranslation("administration");
  const organisations = useOrganisations();
  return (
    <Invitations
      scope={{ kind: "installation" }}
      roles={["administrator"]}
      me={me}
      title={t("people.invite")}
      lead={t("people.inviteLead")}
      organisations={(organisations.data ?? []).filter(({ archived }) => !archived)}
    />
  );
}
