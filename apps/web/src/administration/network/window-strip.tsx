import type { PeerWindow } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useDates } from "../use-dates.ts";
import { plotWindows, type WindowBar } from "./window-plot.ts";

export interface WindowStripProps {
  readonly windows: readonly PeerWindow[];
  readonly now: number;
}

/** Windows as bars over months. The list below it says the same in words, so only eyes get this. */
export function WindowStrip({ windows, now }: WindowStripProps) {
  const { t } = useTranslation("administration");
  const { month } = useDates();
  const plot = plotWindows(windows, now);
  return (
    <div className="strip" aria-hidden>
      <div className="strip-months">
        {plot.ticks.map(({ at, left }) => (
          <span key={at} style={{ left: percent(left) }}>
            {month(at)}
          </span>
        ))}
      </div>
      <div className="strip-lanes" style={{ height: `${plot.lanes * laneHeight + 12}px` }}>
        {plot.ticks.map(({ at, left }) => (
          <i key={at} style={{ left: percent(left) }} />
        ))}
        {plot.bars.map((bar) => (
          <Bar key={bar.id} bar={bar} />
        ))}
        <b className="strip-now" style={{ left: percent(plot.now) }} />
      </div>
      <div className="strip-today">
        <span className={edge(plot.now)} style={{ left: percent(plot.now) }}>
          {t("windows.today")}
        </span>
      </div>
    </div>
  );
}

const laneHeight = 26;

function Bar({ bar: { state, left, width, lane } }: { readonly bar: WindowBar }) {
  return (
    <span
      className={`strip-bar is-${state}`}
      style={{ left: percent(left), width: percent(width), top: `${lane * laneHeight + 8}px` }}
    />
  );
}

/** Words at an end of the strip stay on it. */
function edge(left: number): string | undefined {
  if (left < 0.08) return "at-start";
  return left > 0.92 ? "at-end" : undefined;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
