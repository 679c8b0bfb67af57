/** One organisation: what it is, how its name is declined, its people and documents. */
import type { Me, OrganisationDetails } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { administrationApi } from "../administration-api.ts";
import { AdminPage } from "../admin-page.tsx";
import { ArchiveButton, ArchivedTag } from "../archive.tsx";
import { isFor } from "../audience.ts";
import { DocumentLinks } from "../document-links.tsx";
import { Facts } from "../facts.tsx";
import { Invitations } from "../invitations/invitations.tsx";
import { Loaded } from "../loaded.tsx";
import { Members } from "../members/members.tsx";
import { Panel } from "../panel.tsx";
import { scope } from "../use-refresh.ts";
import { OrganisationForm } from "./organisation-form.tsx";
import { WordTemplatePanel } from "./word-template.tsx";

export function OrganisationPage() {
  const { t } = useTranslation("administration");
  const { id = "" } = useParams();
  const organisation = useQuery({
    queryKey: [scope, "organisation", id],
    queryFn: () => administrationApi.organisation(id),
  });
  const { data } = organisation;
  return (
    <AdminPage
      title={data?.name ?? t("organisation.one")}
      audience="anyone"
      trail={[{ to: "/administracja/organizacje", label: t("organisations.title") }]}
      action={data?.mayChange === true && <Archive organisation={data} />}
    >
      {(me) => (
        <Loaded query={organisation}>
          {(details) => <Organisation me={me} organisation={details} />}
        </Loaded>
      )}
    </AdminPage>
  );
}

function Archive({ organisation }: { readonly organisation: OrganisationDetails }) {
  const { t } = useTranslation("administration");
  const { id, name, archived } = organisation;
  return (
    <div className="head-actions">
      {archived && <ArchivedTag />}
      <ArchiveButton
        name={name}
        isArchived={archived}
        meaning={t("organisation.archiveMeaning")}
        change={(wanted) => administrationApi.changeOrganisation(id, { archived: wanted })}
      />
    </div>
  );
}

interface OrganisationProps {
  readonly me: Me;
  readonly organisation: OrganisationDetails;
}

function Organisation({ me, organisation }: OrganisationProps) {
  const { t } = useTranslation("administration");
  const { id, name, members, networks, documents, grantable, mayChange } = organisation;
  const place = { scope: { kind: "organisation", id } as const, name, grantable };
  return (
    <>
      {!mayChange && <About organisation={organisation} />}
      <Members place={place} members={members} myId={me.id} />
      <Invitations scope={place.scope} roles={grantable} me={me} />
      {mayChange && <OrganisationForm key={id} organisation={organisation} />}
      <WordTemplatePanel organisationId={id} />
      <Panel title={t("organisation.networks")}>
        {networks.length === 0 ? (
          <p className="teach">{t("organisation.noNetworks")}</p>
        ) : (
          <ul className="links">
            {networks.map((network) => (
              <li key={network.id}>
                {mayOpen(me, network.id) ? (
                  <Link to={`/administracja/sieci/${network.id}`}>{network.name}</Link>
                ) : (
                  network.name
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <DocumentLinks documents={documents} />
    </>
  );
}

function mayOpen(me: Me, networkId: string): boolean {
  return isFor("installation", me) || me.manages.networks.some(({ id }) => id === networkId);
}

/** For leads, who decide about people and not about what their organisation is. */
function About({ organisation }: { readonly organisation: OrganisationDetails }) {
  const { t } = useTranslation("administration");
  const { kind, executive, registerNumber, municipalities } = organisation;
  return (
    <div className="about">
      <Facts
        facts={[
          [t("organisation.kind"), t(`organisationKind.${kind}`)],
          [t("organisation.executive"), t(`executive.${executive}`)],
          [
            t("organisation.municipalities"),
            municipalities.map(({ name, teryt }) => `${name} (${teryt})`).join(", ") || t("notSet"),
          ],
          ...(registerNumber === undefined
            ? []
            : ([[t("organisation.registerNumber"), registerNumber]] as const)),
        ]}
      />
      <p className="form-hint">{t("organisation.whoChanges")}</p>
    </div>
  );
}
