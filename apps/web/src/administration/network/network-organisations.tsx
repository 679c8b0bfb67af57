import type { OrganisationSummary } from "@brudnopis/schema";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import "../../ui/data-table.css";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { ArchivedTag } from "../archive.tsx";
import { Panel } from "../panel.tsx";
import { useRefresh } from "../use-refresh.ts";
import { useRescue } from "../use-rescue.ts";
import { AddOrganisation } from "./add-organisation.tsx";

export interface NetworkOrganisationsProps {
  readonly networkId: string;
  readonly name: string;
  readonly organisations: readonly OrganisationSummary[];
}

export function NetworkOrganisations(props: NetworkOrganisationsProps) {
  const { networkId, name, organisations } = props;
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const [isAdding, setAdding] = useState(false);
  return (
    <Panel
      title={t("networkOrganisations.title", { count: organisations.length })}
      lead={t("networkOrganisations.lead")}
      heading={heading}
      action={
        <button className="button" type="button" onClick={() => setAdding(true)}>
          <Plus size={18} aria-hidden />
          {t("networkOrganisations.add")}
        </button>
      }
    >
      {organisations.length === 0 ? (
        <p className="teach">{t("networkOrganisations.none")}</p>
      ) : (
        <table className="data-table one-action">
          <thead>
            <tr>
              <th scope="col">{t("organisation.one")}</th>
              <th scope="col" className="num">
                {t("organisation.people")}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {organisations.map((organisation) => (
              <OrganisationRow
                key={organisation.id}
                networkId={networkId}
                networkName={name}
                organisation={organisation}
                onRemoved={rescue}
              />
            ))}
          </tbody>
        </table>
      )}
      {isAdding && (
        <AddOrganisation
          networkId={networkId}
          members={organisations}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}

interface OrganisationRowProps {
  readonly networkId: string;
  readonly networkName: string;
  readonly organisation: OrganisationSummary;
  readonly onRemoved: () => void;
}

function OrganisationRow(props: OrganisationRowProps) {
  const { networkId, networkName, organisation, onRemoved } = props;
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const { id, name, kind, people, archived } = organisation;
  const remove = async () => {
    await administrationApi.leaveNetwork(networkId, id);
    await refresh();
    announce(t("networkOrganisations.removed", { name }));
    onRemoved();
  };
  return (
    <tr>
      <th scope="row">
        <Link to={`/administracja/organizacje/${id}`}>{name}</Link> {archived && <ArchivedTag />}
        <small>{t(`organisationKind.${kind}`)}</small>
      </th>
      <td className="num" data-label={t("organisation.people")}>
        {people}
      </td>
      <td className="actions">
        <button
          className="button danger small"
          type="button"
          aria-label={t("networkOrganisations.removeOf", { name })}
          onClick={() => setAsking(true)}
        >
          {t("networkOrganisations.remove")}
        </button>
        {isAsking && (
          <ConfirmDialog
            title={t("networkOrganisations.removeTitle", { name })}
            action={t("networkOrganisations.remove")}
            onConfirm={remove}
            onClose={() => setAsking(false)}
          >
            <p>{t("networkOrganisations.removeMeaning", { network: networkName })}</p>
          </ConfirmDialog>
        )}
      </td>
    </tr>
  );
}
