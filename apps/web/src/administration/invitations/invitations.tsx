/** Inviting people to a network, an organisation or the installation, and what became of the invitations. */
import type { Me, OrganisationSummary, Role } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { administrationApi, type ManagedScope } from "../administration-api.ts";
import { Loaded } from "../loaded.tsx";
import { Panel } from "../panel.tsx";
import { scope as root } from "../use-refresh.ts";
import { useRescue } from "../use-rescue.ts";
import { InvitationReportView } from "./invitation-report.tsx";
import type { Report } from "./invite-all.ts";
import { InviteForm } from "./invite-form.tsx";
import { PendingInvitations } from "./pending-invitations.tsx";

export interface InvitationsProps {
  readonly scope: ManagedScope;
  readonly roles: readonly Role[];
  readonly me: Me;
  readonly title?: string;
  readonly lead?: string;
  /** Organisations that invited people may belong to; none where that is clear. */
  readonly organisations?: readonly Pick<OrganisationSummary, "id" | "name">[];
}

type Shown =
  | { readonly view: "list" }
  | { readonly view: "form" }
  | { readonly view: "report"; readonly report: Report };

export function Invitations(props: InvitationsProps) {
  const { scope, roles, me, title, lead, organisations = [] } = props;
  const { t } = useTranslation("administration");
  const [shown, setShown] = useState<Shown>({ view: "list" });
  const button = useRef<HTMLButtonElement>(null);
  const { heading, rescue } = useRescue();
  const invitations = useQuery({
    queryKey: [root, "invitations", scope],
    queryFn: () => administrationApi.invitations(scope),
  });
  const backToList = () => {
    setShown({ view: "list" });
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <Panel
      title={title ?? t("invitations.title")}
      lead={lead ?? t("invitations.lead")}
      heading={heading}
      action={
        shown.view === "list" &&
        roles.length > 0 && (
          <button
            ref={button}
            className="button"
            type="button"
            onClick={() => setShown({ view: "form" })}
          >
            <UserPlus size={18} aria-hidden />
            {t("invitations.invite")}
          </button>
        )
      }
    >
      {shown.view === "form" && (
        <InviteForm
          scope={scope}
          roles={roles}
          me={me}
          organisations={organisations}
          onDone={(report) => setShown({ view: "report", report })}
          onCancel={backToList}
        />
      )}
      {shown.view === "report" && (
        <InvitationReportView report={shown.report} onClose={backToList} />
      )}
      <Loaded query={invitations}>
        {(list) => (
          <PendingInvitations scope={scope} invitations={list} roles={roles} onRevoked={rescue} />
        )}
      </Loaded>
    </Panel>
  );
}
