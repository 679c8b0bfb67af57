import type { Invitation, InvitationLink } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { CopyLink } from "../../ui/copy-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { administrationApi, type ManagedScope } from "../administration-api.ts";
import { useAdminErrorText } from "../admin-error-text.ts";
import { useAnnounce } from "../announce.ts";
import { useDates } from "../use-dates.ts";
import { useRefresh } from "../use-refresh.ts";

/** Whether it can still be sent again or taken back. */
export function isOpen({ state }: Invitation): boolean {
  return state === "pending" || state === "expired";
}

export interface InvitationRowProps {
  readonly scope: ManagedScope;
  readonly invitation: Invitation;
  readonly isMine: boolean;
  readonly onRevoked: () => void;
}

export function InvitationRow({ scope, invitation, isMine, onRevoked }: InvitationRowProps) {
  const { t } = useTranslation("administration");
  const { shortMoment } = useDates();
  const [link, setLink] = useState<InvitationLink>();
  const { email, name, role, organisation, state, createdBy, createdAt } = invitation;
  const who = name ?? email;
  const small = [name === undefined ? undefined : email, organisation].filter(Boolean).join(" · ");
  return (
    <>
      <tr className={link ? "has-more" : undefined}>
        <th scope="row">
          {who}
          {small !== "" && <small>{small}</small>}
        </th>
        <td data-label={t("invitations.role")}>{t(`role.${role}`)}</td>
        <td data-label={t("invitations.state")}>
          {t(`invitationState.${state}`, { when: shortMoment(invitation.expiresAt) })}
          <small>
            {t("invitations.by", { who: createdBy, when: shortMoment(createdAt) })}
            {isOpen(invitation) && ` · ${t(`mail.${invitation.mail}`)}`}
          </small>
        </td>
        <td className="actions">
          {isMine && isOpen(invitation) && (
            <InvitationActions
              scope={scope}
              invitation={invitation}
              onLink={setLink}
              onRevoked={onRevoked}
            />
          )}
        </td>
      </tr>
      {link && (
        <tr className="more">
          <td colSpan={4}>
            <CopyLink
              label={t("report.linkFor", { who })}
              link={link.link}
              hint={`${t("invitations.newLinkHint")} ${t(`mail.${link.mail}`)}`}
            />
          </td>
        </tr>
      )}
    </>
  );
}

interface InvitationActionsProps {
  readonly scope: ManagedScope;
  readonly invitation: Invitation;
  readonly onLink: (link: InvitationLink) => void;
  readonly onRevoked: () => void;
}

function InvitationActions(props: InvitationActionsProps) {
  const { scope, invitation, onLink, onRevoked } = props;
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const { id, email } = invitation;
  const who = invitation.name ?? email;
  const resend = useMutation({
    mutationFn: async () => {
      onLink(await administrationApi.resendInvitation(scope, id));
      announce(t("invitations.resent", { who }));
      await refresh();
    },
  });
  const revoke = async () => {
    await administrationApi.revokeInvitation(scope, id);
    await refresh();
    announce(t("invitations.revoked", { who }));
    onRevoked();
  };
  return (
    <>
      <button
        className="button quiet small"
        type="button"
        aria-label={t("invitations.resendOf", { who })}
        aria-disabled={resend.isPending}
        onClick={() => !resend.isPending && resend.mutate()}
      >
        {t("invitations.resend")}
      </button>
      <button
        className="button danger small"
        type="button"
        aria-label={t("invitations.revokeOf", { who })}
        onClick={() => setAsking(true)}
      >
        {t("invitations.revoke")}
      </button>
      {resend.isError && <Notice kind="bad">{errorText(resend.error)}</Notice>}
      {isAsking && (
        <ConfirmDialog
          title={t("invitations.revokeTitle", { who })}
          action={t("invitations.revoke")}
          onConfirm={revoke}
          onClose={() => setAsking(false)}
        >
          <p>{t("invitations.revokeMeaning")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
