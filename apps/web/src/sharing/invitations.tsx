import type { Invitation } from "@brudnopis/schema";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyLink } from "../ui/copy-link.tsx";
import { Section } from "./section.tsx";
import { sharingApi } from "./sharing-api.ts";
import { useSharing } from "./sharing-context.ts";
import { useAccessWords } from "./use-access-words.ts";
import { documentRole } from "./role-options.tsx";

const heading = "sharing-invitations";

/** Invitations that nobody has accepted yet. Once shown it stays, so that nothing jumps when the last one goes. */
export function Invitations() {
  const { t } = useTranslation("sharing");
  const invitations = useSharing().sharing.invitations.filter(
    ({ state }) => state === "pending" || state === "expired",
  );
  const wasShown = useRef(false);
  wasShown.current ||= invitations.length > 0;
  if (!wasShown.current) return null;
  return (
    <Section id={heading} title={t("invitations.title")}>
      {invitations.length === 0 && <p className="form-hint">{t("invitations.none")}</p>}
      <ul className="sharing-list">
        {invitations.map((invitation) => (
          <InvitationItem key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function InvitationItem({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation("sharing");
  const { documentId, change, isBusy } = useSharing();
  const [link, setLink] = useState<string>();
  const { id, email, mail } = invitation;
  const resend = () =>
    void change({
      run: async () => setLink((await sharingApi.resend(documentId, id)).link),
      done: t("invitations.resent", { email }),
    });
  const revoke = () =>
    void change({
      run: () => sharingApi.revoke(documentId, id),
      done: t("invitations.revoked", { email }),
      focus: heading,
    });
  return (
    <li>
      <InvitationText invitation={invitation} />
      <div className="sharing-controls">
        <button
          className="button small"
          type="button"
          aria-disabled={isBusy}
          aria-label={t(mail === "none" ? "invitations.newLinkFor" : "invitations.resendTo", {
            email,
          })}
          onClick={resend}
        >
          {t(mail === "none" ? "invitations.newLink" : "invitations.resend")}
        </button>
        <button
          className="button danger small"
          type="button"
          aria-disabled={isBusy}
          aria-label={t("invitations.revokeFor", { email })}
          onClick={revoke}
        >
          {t("invitations.revoke")}
        </button>
      </div>
      {link !== undefined && <CopyLink label={t("report.linkFor", { email })} link={link} />}
    </li>
  );
}

function InvitationText({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation("sharing");
  const { moment } = useAccessWords();
  const { email, name, role, state, expiresAt, mail } = invitation;
  const when = moment(expiresAt);
  return (
    <div className="sharing-who">
      <b>{name === undefined ? email : `${name} (${email})`}</b>
      <span>
        {t(`documentRole.${documentRole(role)}`)} ·{" "}
        {state === "expired"
          ? t("invitations.expired", { when })
          : t("invitations.until", { when })}
      </span>
      <span>{t(`mail.${mail}`)}</span>
    </div>
  );
}
