import type { AccessRequest, DocumentRole } from "@brudnopis/schema";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { documentRole, RoleOptions } from "./role-options.tsx";
import { Section } from "./section.tsx";
import { sharingApi } from "./sharing-api.ts";
import { useSharing } from "./sharing-context.ts";
import { useAccessWords } from "./use-access-words.ts";

const heading = "sharing-requests";

/** People who asked to be let in. Once shown it stays, so that nothing jumps when the last one is answered. */
export function Requests() {
  const { t } = useTranslation("sharing");
  const { requests } = useSharing().sharing;
  const wasShown = useRef(false);
  wasShown.current ||= requests.length > 0;
  if (!wasShown.current) return null;
  return (
    <Section id={heading} title={t("requests.title")}>
      {requests.length === 0 && <p className="form-hint">{t("requests.none")}</p>}
      <ul className="sharing-list">
        {requests.map((request) => (
          <RequestItem key={request.id} request={request} />
        ))}
      </ul>
    </Section>
  );
}

function RequestItem({ request }: { readonly request: AccessRequest }) {
  const { t } = useTranslation("sharing");
  const { moment } = useAccessWords();
  const { documentId, change, isBusy } = useSharing();
  const [role, setRole] = useState<DocumentRole>("observer");
  const id = useId();
  const { name, email, organisation, message, createdAt } = request;
  const answer = (decision: Parameters<typeof sharingApi.decide>[2], done: string) =>
    void change({
      run: () => sharingApi.decide(documentId, request.id, decision),
      done,
      focus: heading,
    });
  return (
    <li className="sharing-request">
      <div className="sharing-who">
        <b>{name}</b>
        <span>{t("requests.asked", { email, organisation, when: moment(createdAt) })}</span>
        {message !== "" && <blockquote>{message}</blockquote>}
      </div>
      <div className="sharing-controls">
        <label className="visually-hidden" htmlFor={id}>
          {t("documentRole.labelOne", { name })}
        </label>
        <select
          className="input"
          id={id}
          value={role}
          onChange={(event) => setRole(documentRole(event.target.value))}
        >
          <RoleOptions />
        </select>
        <button
          className="button primary small"
          type="button"
          aria-disabled={isBusy}
          aria-label={t("requests.grantTo", { name })}
          onClick={() => answer({ decision: "grant", role }, t("requests.granted", { name }))}
        >
          {t("requests.grant")}
        </button>
        <button
          className="button small"
          type="button"
          aria-disabled={isBusy}
          aria-label={t("requests.declineTo", { name })}
          onClick={() => answer({ decision: "decline" }, t("requests.declined", { name }))}
        >
          {t("requests.decline")}
        </button>
      </div>
    </li>
  );
}
