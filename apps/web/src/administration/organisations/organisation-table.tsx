import type { Me, OrganisationSummary } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import "../../ui/data-table.css";
import { ArchivedTag } from "../archive.tsx";

export interface OrganisationTableProps {
  readonly me: Me;
  readonly organisations: readonly OrganisationSummary[];
}

export function OrganisationTable({ me, organisations }: OrganisationTableProps) {
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
          {organisations.map((organisation) => (
            <OrganisationRow key={organisation.id} me={me} organisation={organisation} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OrganisationRowProps {
  readonly me: Me;
  readonly organisation: OrganisationSummary;
}

function OrganisationRow({ me, organisation }: OrganisationRowProps) {
  const { t } = useTranslation("administration");
  const { id, name, kind, municipalities, networks, people, archived } = organisation;
  return (
    <tr>
      <th scope="row">
        {mayOpen(me, organisation) ? (
          <Link to={`/administracja/organizacje/${id}`}>{name}</Link>
        ) : (
          name
        )}{" "}
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
  );
}

/** Coordinators see the whole list, so that nobody adds a city twice, but look after their own networks' only. */
function mayOpen({ manages }: Me, { networks }: OrganisationSummary): boolean {
  return (
    manages.installation ||
    networks.some((network) => manages.networks.some(({ id }) => id === network.id))
  );
}

/** The first few, and how many more there are: an association may have a hundred. */
function shortList(codes: readonly string[]): string {
  const shown = codes.slice(0, 2).join(", ");
  return codes.length > 2 ? `${shown} +${codes.length - 2}` : shown;
}
