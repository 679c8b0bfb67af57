/** When the network's cities read and comment on each other's documents: as a picture, in words, and to change. */
import type { PeerWindow } from "@brudnopis/schema";
import { CalendarPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../panel.tsx";
import { useRescue } from "../use-rescue.ts";
import { AddPeers } from "./add-peers.tsx";
import { WindowDialog } from "./window-dialog.tsx";
import { WindowRow } from "./window-row.tsx";
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
