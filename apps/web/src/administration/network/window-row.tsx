import type { PeerWindow } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { useDates } from "../use-dates.ts";
import { useRefresh } from "../use-refresh.ts";
import { WindowDialog } from "./window-dialog.tsx";
import { windowState } from "./window-plot.ts";

export interface WindowRowProps {
  readonly networkId: string;
  readonly window: PeerWindow;
  readonly now: number;
  readonly onRemoved: () => void;
}

export function WindowRow({ networkId, window, now, onRemoved }: WindowRowProps) {
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
