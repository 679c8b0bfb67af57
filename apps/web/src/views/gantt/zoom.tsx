/** How much of time fits into the chart. */
import type { GanttAxis } from "@brudnopis/document";
import { useId } from "react";
import { useTranslation } from "react-i18next";

const zooms = ["fit", "year", "quarter"] as const;
export type Zoom = (typeof zooms)[number];

const yearPx = { year: 420, quarter: 1120 } as const;

/** The width of the track in pixels; undefined where it takes the room that there is. */
export function trackPx(zoom: Zoom, { years }: GanttAxis): number | undefined {
  return zoom === "fit" ? undefined : years.length * yearPx[zoom];
}

interface ZoomChoiceProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}

export function ZoomChoice({ zoom, onZoom }: ZoomChoiceProps) {
  const { t } = useTranslation("gantt");
  const name = useId();
  return (
    <fieldset className="view-sides">
      <legend className="visually-hidden">{t("zoom")}</legend>
      {zooms.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={zoom === choice}
            onChange={() => onZoom(choice)}
          />
          <span>{t(`zooms.${choice}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
