import type { Invitation, Role } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../../ui/data-table.css";
import type { ManagedScope } from "../administration-api.ts";
import { Check } from "../check.tsx";
import { InvitationRow, isOpen } from "./invitation-row.tsx";

export interface PendingInvitationsProps {
  readonly scope: ManagedScope;
  readonly invitations: readonly Invitation[];
  /** Invitations to other roles are not this person's to send again or to take back. */
  readonly roles: readonly Role[];
  /** Called when one of them is gone. */
  readonly onRevoked: () => void;
}

export function PendingInvitations(props: PendingInvitationsProps) {
  const { scope, invitations, roles, onRevoked } = props;
  const { t } = useTranslation("administration");
  const [isAll, setAll] = useState(false);
  const open = invitations.filter(isOpen);
  const shown = isAll ? invitations : open;
  return (
    <>
      {shown.length === 0 ? (
        <p className="teach">{t("invitations.none")}</p>
      ) : (
        <table className="data-table invitation-table">
          <thead>
            <tr>
              <th scope="col">{t("invitations.person")}</th>
              <th scope="col">{t("invitations.role")}</th>
              <th scope="col">{t("invitations.state")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                scope={scope}
                invitation={invitation}
                isMine={roles.includes(invitation.role)}
                onRevoked={onRevoked}
              />
            ))}
          </tbody>
        </table>
      )}
      {open.length < invitations.length && (
        <Check
          label={t("invitations.showAll", { count: invitations.length - open.length })}
          checked={isAll}
          onChange={(event) => setAll(event.target.checked)}
        />
      )}
    </>
  );
}
