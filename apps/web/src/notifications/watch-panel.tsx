/** Within one's account: one's networks, and all else that one watches otherwise than usual. */
import type { WatchList } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AccountPanel } from "../account/account-panel.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { levels, useWatchChange } from "./document-watch.tsx";
import { notificationsApi } from "./notifications-api.ts";
import "./notifications.css";

type Item = WatchList["watches"][number];

export function WatchPanel() {
  const { t } = useTranslation("notifications");
  const errorText = useErrorText();
  const watches = useQuery({ queryKey: ["watches"], queryFn: () => notificationsApi.watches() });
  const items = watches.data?.watches ?? [];
  return (
    <AccountPanel title={t("watch.title")} lead={t("watch.lead")}>
      {watches.isError && <Notice kind="bad">{errorText(watches.error)}</Notice>}
      {watches.data && items.length === 0 && <p>{t("watch.nothing")}</p>}
      {items.length > 0 && (
        <ul className="watch-list">
          {items.map((item) => (
            <WatchRow key={JSON.stringify(item.watch)} item={item} />
          ))}
        </ul>
      )}
    </AccountPanel>
  );
}

function WatchRow({ item: { watch, level, name } }: { readonly item: Item }) {
  const { t } = useTranslation("notifications");
  const change = useWatchChange();
  return (
    <li>
      <label>
        <span>
          {name}
          <small>{t(`watch.kind.${watch.kind}`)}</small>
        </span>
        <select
          className="input"
          value={level}
          onChange={({ target }) =>
            change.mutate({ watch, level: levels.find((each) => each === target.value) ?? null })
          }
        >
          {levels.map((each) => (
            <option key={each} value={each}>
              {t(`watch.level.${each}`)}
            </option>
          ))}
          <option value="">{t("watch.usual")}</option>
        </select>
      </label>
    </li>
  );
}
