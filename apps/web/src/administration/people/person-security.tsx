import type { HandedLink, PersonDetails } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyLink } from "../../ui/copy-link.tsx";
import { administrationApi } from "../administration-api.ts";
import { Panel } from "../panel.tsx";
import { useDates } from "../use-dates.ts";
import { useRescue } from "../use-rescue.ts";
import { Step } from "./step.tsx";

export interface PersonSecurityProps {
  readonly person: PersonDetails;
  readonly isMe: boolean;
}

/** How somebody signs in, and what an administrator can do when they cannot, or should not. */
export function PersonSecurity({ person, isMe }: PersonSecurityProps) {
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const { id, name, state, sessions, hasPassword, hasTotp, hasSso } = person;
  const [link, setLink] = useState<HandedLink>();
  const isBlocked = state === "blocked";
  const ways = [hasPassword && t("person.password"), hasSso && t("person.sso")].filter(Boolean);
  return (
    <Panel title={t("person.security")} heading={heading}>
      <ul className="steps">
        <Step
          about={t("person.ways")}
          fact={ways.length === 0 ? t("person.noWay") : ways.join(", ")}
          action={t("person.resetLink")}
          title={t("person.resetLinkTitle", { name })}
          meaning={t("person.resetLinkMeaning")}
          isDangerous={false}
          run={async () => setLink(await administrationApi.makeResetLink(id))}
          done={t("person.resetLinkDone")}
        >
          {link && <ResetLink link={link} name={name} />}
        </Step>
        <Step
          about={t("person.secondFactor")}
          fact={t(hasTotp ? "person.totpOn" : "person.totpOff")}
          {...(hasTotp ? { action: t("person.turnTotpOff") } : {})}
          title={t("person.turnTotpOffTitle", { name })}
          meaning={t("person.turnTotpOffMeaning")}
          run={() => administrationApi.turnTotpOff(id)}
          done={t("person.totpTurnedOff")}
          onDone={rescue}
        />
        <Step
          about={t("person.sessions")}
          fact={sessions === 0 ? t("people.notSignedIn") : t("count.sessions", { count: sessions })}
          {...(sessions > 0 ? { action: t("person.endSessions") } : {})}
          title={t("person.endSessionsTitle", { name })}
          meaning={t("person.endSessionsMeaning")}
          run={() => administrationApi.endSessions(id)}
          done={t("person.sessionsEnded")}
          onDone={rescue}
        />
        <Step
          about={t("person.access")}
          fact={t(isBlocked ? "person.isBlocked" : "person.isActive")}
          {...(isMe ? {} : { action: t(isBlocked ? "person.unblock" : "person.block") })}
          title={t(isBlocked ? "person.unblockTitle" : "person.blockTitle", { name })}
          meaning={t(isBlocked ? "person.unblockMeaning" : "person.blockMeaning")}
          isDangerous={!isBlocked}
          run={() => administrationApi.changePerson(id, { blocked: !isBlocked })}
          done={t(isBlocked ? "person.unblocked" : "person.blocked", { name })}
        />
      </ul>
    </Panel>
  );
}

function ResetLink({ link, name }: { readonly link: HandedLink; readonly name: string }) {
  const { t } = useTranslation("administration");
  const { moment } = useDates();
  return (
    <div className="step-more">
      <CopyLink
        label={t("person.resetLinkFor", { name })}
        link={link.link}
        hint={t("person.resetLinkHint", { when: moment(link.expiresAt) })}
      />
    </div>
  );
}
