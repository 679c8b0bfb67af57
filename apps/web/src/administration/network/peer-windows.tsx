/** When the network's cities read and comment on each other's documents: as a picture, in words, and to change. */
import type { PeerWindow } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { CalendarPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAdminErrorText } from "../admin-error-text.ts";
import { useAnnounce } from "../announce.ts";
import { Panel } from "../panel.tsx";
import { useDates } from "../use-dates.ts";
import { useRefresh } from "../use-refresh.ts";
import { useRescue } from "../use-rescue.ts";
import { WindowDialog } from "./window-dialog.tsx";
import { windowState } from "./window-plot.ts";
import { WindowStrip } from "./window-strip.tsx";

export interface PeerWindowsProps {
  readonly networkId: string;
  readonly windows: readonly PeerWindow[];
}

export function PeerWindows({ networkId, windows }: PeerWindowsProps) {
  const { t } = useTranslation("administration");
  const { heading, rescue } = useRescue();
  const [isAdding, setAdding] = useState(false);
  const now = Date.now();
  const sorted = windows.toSorted((a, b) => a.opensAt - b.opensAt);
  return (
    <Panel
      title={t("windows.title")}
      lead={t("windows.lead")}
      heading={heading}
      action={
        <button className="button" type="button" onClick={() => setAdding(true)}>
          <CalendarPlus size={18} aria-hidden />
          {t("windows.add")}
        </button>
      }
    >
      {windows.length === 0 ? (
        <p className="teach">{t("windows.none")}</p>
      ) : (
        <>
          <WindowStrip windows={windows} now={now} />
          <ul className="windows">
            {sorted.map((window) => (
              <WindowRow
                key={window.id}
                networkId={networkId}
                window={window}
                now={now}
                onRemoved={rescue}
              />
            ))}
          </ul>
        </>
      )}
      <AddPeers networkId={networkId} />
      {isAdding && <WindowDialog networkId={networkId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

interface WindowRowProps {
  readonly networkId: string;
  readonly window: PeerWindow;
  readonly now: number;
  readonly onRemoved: () => void;
}

function WindowRow({ networkId, window, now, onRemoved }: WindowRowProps) {
  const { t } = useTranslation("administration");
  const { moment } = useDates();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [dialog, setDialog] = useState<"change" | "remove">();
  const close = () => setDialog(undefined);
  const state = windowState(window, now);
  const when = t("windows.when", { from: moment(window.opensAt), to: moment(window.closesAt) });
  const remove = async () => {
    await administrationApi.removeWindow(networkId, window.id);
    await refresh();
    announce(t("windows.removed"));
    onRemoved();
  };
  return (
    <li className={`window is-${state}`}>
      <div>
        <b>{when}</b>
        <span className="window-state">{t(`windowState.${state}`)}</span>
        {window.note !== "" && <p>{window.note}</p>}
      </div>
      <div className="head-actions">
        <button
          className="button quiet small"
          type="button"
          aria-label={t("windows.changeOf", { when })}
          onClick={() => setDialog("change")}
        >
          {t("change")}
        </button>
        <button
          className="button danger small"
          type="button"
          aria-label={t("windows.removeOf", { when })}
          onClick={() => setDialog("remove")}
        >
          {t("windows.remove")}
        </button>
      </div>
      {dialog === "change" && (
        <WindowDialog networkId={networkId} window={window} onClose={close} />
      )}
      {dialog === "remove" && (
        <ConfirmDialog
          title={t("windows.removeTitle")}
          action={t("windows.remove")}
          onConfirm={remove}
          onClose={close}
        >
          <p>{when}</p>
          <p>{t(`windows.removeMeaning.${state}`)}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function AddPeers({ networkId }: { readonly networkId: string }) {
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  const announce = useAnnounce();
  const refresh = useRefresh();
  const add = useMutation({
    mutationFn: async () => {
      const { added } = await administrationApi.addPeers(networkId);
      await refresh();
      announce(added === 0 ? t("peers.none") : t("peers.added", { count: added }));
    },
  });
  return (
    <div className="add-peers">
      <p>{t("peers.lead")}</p>
      <button
        className="button small"
        type="button"
        aria-disabled={add.isPending}
        onClick={() => !add.isPending && add.mutate()}
      >
        <UsersRound size={16} aria-hidden />
        {add.isPending ? t("peers.busy") : t("peers.add")}
      </button>
      {add.isError && <Notice kind="bad">{errorText(add.error)}</Notice>}
    </div>
  );
}
