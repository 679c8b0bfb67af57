/** One thematic network: what it is, its organisations and people, and when its cities read each other's documents. */
import type { Me, NetworkDetails } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { administrationApi } from "../administration-api.ts";
import { AdminPage } from "../admin-page.tsx";
import { ArchivedTag } from "../archive.tsx";
import { DocumentLinks } from "../document-links.tsx";
import { Facts } from "../facts.tsx";
import { Invitations } from "../invitations/invitations.tsx";
import { Loaded } from "../loaded.tsx";
import { Members } from "../members/members.tsx";
import { useOrganisations } from "../organisations/use-organisations.ts";
import { NetworkDialog } from "../programme/network-dialog.tsx";
import { useDates } from "../use-dates.ts";
import { scope } from "../use-refresh.ts";
import { NetworkOrganisations } from "./network-organisations.tsx";
import { PeerWindows } from "./peer-windows.tsx";
import { ProgrammeMarksPanel } from "./programme-marks.tsx";

export function NetworkPage() {
  const { t } = useTranslation("administration");
  const { id = "" } = useParams();
  const network = useQuery({
    queryKey: [scope, "network", id],
    queryFn: () => administrationApi.network(id),
  });
  const { data } = network;
  const above = [data?.programme, data?.edition].filter((each) => each !== undefined);
  return (
    <AdminPage
      title={data?.name ?? t("network.one")}
      audience="organise"
      trail={[
        { to: "/administracja", label: t("programme.title") },
        ...above.map(({ name }) => ({ label: name })),
      ]}
    >
      {(me) => (
        <Loaded query={network}>{(details) => <Network me={me} network={details} />}</Loaded>
      )}
    </AdminPage>
  );
}

interface NetworkProps {
  readonly me: Me;
  readonly network: NetworkDetails;
}

function Network({ me, network }: NetworkProps) {
  const { id, name, organisations, members, windows, documents, grantable } = network;
  const place = { scope: { kind: "network", id } as const, name, grantable };
  const known = useOrganisations().data ?? organisations;
  return (
    <>
      <About network={network} isAdministrator={me.manages.installation} />
      <NetworkOrganisations networkId={id} name={name} organisations={organisations} />
      <Members place={place} members={members} myId={me.id} />
      <Invitations
        scope={place.scope}
        roles={grantable}
        me={me}
        organisations={known.filter(({ archived }) => !archived)}
      />
      <PeerWindows networkId={id} windows={windows} />
      <ProgrammeMarksPanel networkId={id} />
      <DocumentLinks documents={documents} />
    </>
  );
}

interface AboutProps {
  readonly network: NetworkDetails;
  readonly isAdministrator: boolean;
}

function About({ network, isAdministrator }: AboutProps) {
  const { t } = useTranslation("administration");
  const { period } = useDates();
  const [isOpen, setOpen] = useState(false);
  const { kind, startsOn, endsOn, languages, archived } = network;
  return (
    <div className="about">
      <Facts
        facts={[
          [t("network.kind"), t(`networkKind.${kind}`)],
          [t("network.time"), period(startsOn, endsOn) || t("notSet")],
          [
            t("network.languages"),
            languages.map((language) => t(`language.${language}`)).join(", "),
          ],
        ]}
      />
      {archived && <ArchivedTag />}
      <button className="button small" type="button" onClick={() => setOpen(true)}>
        <Pencil size={15} aria-hidden />
        {t("network.change")}
      </button>
      {isOpen && (
        <NetworkDialog
          network={network}
          isAdministrator={isAdministrator}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
