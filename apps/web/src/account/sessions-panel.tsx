import type { SessionInfo } from "@brudnopis/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { relativeTime } from "../ui/relative-time.ts";
import { accountApi } from "./account-api.ts";
import { AccountPanel } from "./account-panel.tsx";
import "../ui/data-table.css";

export function SessionsPanel() {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: accountApi.sessions });
  return (
    <AccountPanel title={t("sessions.title")} lead={t("sessions.lead")}>
      {sessions.isError && <Notice kind="bad">{errorText(sessions.error)}</Notice>}
      {sessions.data && <Sessions sessions={sessions.data} />}
    </AccountPanel>
  );
}

type Ending = SessionInfo | "others" | undefined;

function Sessions({ sessions }: { readonly sessions: readonly SessionInfo[] }) {
  const { t } = useTranslation("account");
  const [ending, setEnding] = useState<Ending>();
  const [said, setSaid] = useState("");
  const close = () => setEnding(undefined);
  return (
    <>
      <table className="data-table">
        <caption className="visually-hidden">{t("sessions.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sessions.device")}</th>
            <th scope="col">{t("sessions.address")}</th>
            <th scope="col">{t("sessions.seen")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("sessions.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => setEnding(session)} />
          ))}
        </tbody>
      </table>
      {sessions.some(({ isCurrent }) => !isCurrent) ? (
        <button className="button danger" type="button" onClick={() => setEnding("others")}>
          {t("sessions.endOthers")}
        </button>
      ) : (
        <p className="form-hint">{t("sessions.onlyThis")}</p>
      )}
      <div role="status">{said}</div>
      {ending !== undefined && <EndDialog ending={ending} onEnded={setSaid} onClose={close} />}
    </>
  );
}

interface SessionRowProps {
  readonly session: SessionInfo;
  readonly onEnd: () => void;
}

function SessionRow({ session, onEnd }: SessionRowProps) {
  const { t, i18n } = useTranslation("account");
  const { device, address, createdAt, seenAt, isCurrent } = session;
  const name = device || t("sessions.unknownDevice");
  const time = new Intl.DateTimeFormat(localeOf(i18n), { dateStyle: "medium", timeStyle: "short" });
  return (
    <tr>
      <th scope="row">
        {name}
        {isCurrent && <small>{t("sessions.current")}</small>}
      </th>
      <td data-label={t("sessions.address")}>{address}</td>
      <td data-label={t("sessions.seen")}>
        {relativeTime(seenAt, Date.now(), localeOf(i18n))}
        <small>
          {t("sessions.since")}: {time.format(createdAt)}
        </small>
      </td>
      <td className="actions">
        {!isCurrent && (
          <button
            className="button danger small"
            type="button"
            aria-label={t("sessions.endOne", { device: name })}
            onClick={onEnd}
          >
            {t("sessions.end")}
          </button>
        )}
      </td>
    </tr>
  );
}

interface EndDialogProps {
  readonly ending: SessionInfo | "others";
  readonly onEnded: (words: string) => void;
  readonly onClose: () => void;
}

function EndDialog({ ending, onEnded, onClose }: EndDialogProps) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const end = async () => {
    if (ending === "others") await accountApi.endOtherSessions();
    else await accountApi.endSession(ending.id);
    onEnded(ending === "others" ? t("sessions.othersEnded") : t("sessions.ended"));
    await queries.invalidateQueries({ queryKey: ["sessions"] });
  };
  const others = {
    title: t("sessions.othersTitle"),
    lead: t("sessions.othersLead"),
    action: t("sessions.endOthers"),
  };
  const one = (device: string) => ({
    title: t("sessions.endTitle"),
    lead: t("sessions.endLead", { device: device || t("sessions.unknownDevice") }),
    action: t("sessions.end"),
  });
  const { title, lead, action } = ending === "others" ? others : one(ending.device);
  return (
    <ConfirmDialog title={title} action={action} onConfirm={end} onClose={onClose}>
      <p>{lead}</p>
    </ConfirmDialog>
  );
}
