import type { NetworkSummary } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import "../../ui/data-table.css";
import { ArchivedTag } from "../archive.tsx";
import { useDates } from "../use-dates.ts";

/** Networks with what they are and how much is in them. Each leads to its page. */
export function NetworkTable({ networks }: { readonly networks: readonly NetworkSummary[] }) {
  const { t } = useTranslation("administration");
  return (
    <table className="data-table network-table">
      <thead>
        <tr>
          <th scope="col">{t("network.one")}</th>
          <th scope="col">{t("network.languages")}</th>
          <th scope="col" className="num">
            {t("network.organisations")}
          </th>
          <th scope="col" className="num">
            {t("network.documents")}
          </th>
        </tr>
      </thead>
      <tbody>
        {networks.map((network) => (
          <NetworkRow key={network.id} network={network} />
        ))}
      </tbody>
    </table>
  );
}

function NetworkRow({ network }: { readonly network: NetworkSummary }) {
  const { t } = useTranslation("administration");
  const { period } = useDates();
  const { id, name, kind, startsOn, endsOn, languages, archived, organisations, documents } =
    network;
  const facts = [t(`networkKind.${kind}`), period(startsOn, endsOn)].filter(Boolean).join(" · ");
  return (
    <tr>
      <th scope="row">
        <Link to={`/administracja/sieci/${id}`}>{name}</Link> {archived && <ArchivedTag />}
        <small>{facts}</small>
      </th>
      <td data-label={t("network.languages")}>
        {languages.map((language) => t(`language.${language}`)).join(", ")}
      </td>
      <td className="num" data-label={t("network.organisations")}>
        {organisations}
      </td>
      <td className="num" data-label={t("network.documents")}>
        {documents}
      </td>
    </tr>
  );
}
