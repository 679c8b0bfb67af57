/** Within one's account: what comes by e-mail, and when. The inbox has everything. */
import { type MailWay, newsEvents, type NotificationSettings } from "@brudnopis/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountApi } from "../account/account-api.ts";
import { AccountPanel } from "../account/account-panel.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { HourField } from "./hour-field.tsx";
import { notificationsApi } from "./notifications-api.ts";
import { QuietHours } from "./quiet-hours.tsx";
import "./notifications.css";

const anchor = "powiadomienia";

const ways = ["at-once", "digest", "never"] as const satisfies readonly MailWay[];

export function SettingsPanel() {
  const { t } = useTranslation("notifications");
  const errorText = useErrorText();
  const settings = useQuery({
    queryKey: ["notification-settings"],
    queryFn: notificationsApi.settings,
  });
  const signIn = useQuery({ queryKey: ["sign-in-ways"], queryFn: accountApi.signInWays });
  return (
    <AccountPanel title={t("settings.title")} lead={t("settings.lead")} anchor={anchor}>
      {settings.isError && <Notice kind="bad">{errorText(settings.error)}</Notice>}
      {signIn.data?.mail === false && <Notice>{t("settings.noMail")}</Notice>}
      {settings.data && <SettingsForm settings={settings.data} />}
    </AccountPanel>
  );
}

function SettingsForm({ settings }: { readonly settings: NotificationSettings }) {
  const { t } = useTranslation("notifications");
  const errorText = useErrorText();
  const [chosen, setChosen] = useState(settings);
  const form = useCameFor<HTMLFormElement>();
  const save = useSaving();
  const change = (part: Partial<NotificationSettings>) => {
    save.reset();
    setChosen((before) => ({ ...before, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(chosen);
  };
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      {save.isError && <Notice kind="bad">{errorText(save.error)}</Notice>}
      <table className="settings-table">
        <caption className="visually-hidden">{t("settings.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("settings.what")}</th>
            <th scope="col">{t("settings.mail")}</th>
          </tr>
        </thead>
        <tbody>
          {newsEvents.map((event) => (
            <WayRow
              key={event}
              label={t(`settings.event.${event}`)}
              way={chosen.mail[event]}
              onChange={(way) => change({ mail: { ...chosen.mail, [event]: way } })}
            />
          ))}
          <WayRow
            label={t("settings.watched")}
            way={chosen.watched}
            onChange={(watched) => change({ watched })}
          />
        </tbody>
      </table>
      <p className="form-hint">{t("settings.limit")}</p>
      <HourField
        label={t("settings.digestAt")}
        value={chosen.digestAt}
        onChange={(digestAt) => change({ digestAt })}
      />
      <QuietHours
        quiet={chosen.quiet}
        onChange={(quiet) => {
          save.reset();
          setChosen(withQuiet(chosen, quiet));
        }}
      />
      <div className="account-state">
        <button className="button" type="submit" disabled={save.isPending}>
          {t("settings.save")}
        </button>
        <span role="status">{save.isSuccess && t("settings.saved")}</span>
      </div>
    </form>
  );
}

function withQuiet(
  { quiet: _, ...rest }: NotificationSettings,
  quiet: NotificationSettings["quiet"],
): NotificationSettings {
  return { ...rest, ...(quiet ? { quiet } : {}) };
}

interface WayRowProps {
  readonly label: string;
  readonly way: MailWay;
  readonly onChange: (way: MailWay) => void;
}

function WayRow({ label, way, onChange }: WayRowProps) {
  const { t } = useTranslation("notifications");
  const choose = (text: string) => {
    const next = ways.find((each) => each === text);
    if (next) onChange(next);
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <select
          className="input"
          aria-label={t("settings.mailOf", { what: label })}
          value={way}
          onChange={({ target }) => choose(target.value)}
        >
          {ways.map((each) => (
            <option key={each} value={each}>
              {t(`settings.way.${each}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}

function useSaving() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: notificationsApi.changeSettings,
    onSuccess: (_, saved) => queries.setQueryData(["notification-settings"], saved),
  });
}

/** Whoever came by a link for this part of the page is brought to it: it was not there yet when the page opened. */
function useCameFor<E extends HTMLElement>() {
  const element = useRef<E>(null);
  useEffect(() => {
    if (location.hash === `#${anchor}`) element.current?.closest("section")?.scrollIntoView();
  }, []);
  return element;
}
