/** Years and quarters above the bars. */
import {
  axisShare,
  axisShareAfter,
  axisShareOf,
  formatQuarter,
  type GanttAxis,
} from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { percent } from "./bar.tsx";

const names = { pl: ["I", "II", "III", "IV"], en: ["Q1", "Q2", "Q3", "Q4"] } as const;
/** Narrower ones have no room for their names. */
const leastPx = { quarter: 15, year: 40 } as const;
/** Wider ones say their year too, which may be out of view. */
const widePx = 90;

export interface HeadProps {
  readonly axis: GanttAxis;
  readonly today: string | undefined;
  readonly trackWidth: number;
}

export function Head({ axis, today, trackWidth }: HeadProps) {
  const { t } = useTranslation("gantt");
  const years = { from: axis.years[0]?.year, to: axis.years.at(-1)?.year };
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="gantt-title">{t("action")}</span>
        </th>
        <th scope="col">{t("dates")}</th>
        <th scope="col" className="gantt-scale">
          <span className="visually-hidden">{t("timeline", years)}</span>
          <div className="gantt-lane" aria-hidden>
            <Years axis={axis} trackWidth={trackWidth} />
            {today !== undefined && (
              <span className="gantt-today" style={{ left: percent(axisShareOf(axis, today)) }}>
                {t("today")}
              </span>
            )}
          </div>
        </th>
      </tr>
    </thead>
  );
}

function Years({ axis, trackWidth }: Omit<HeadProps, "today">) {
  const { language } = useDocument();
  const yearPx = trackWidth / axis.years.length;
  const every = Math.max(1, Math.ceil(leastPx.year / yearPx));
  return axis.years.map(({ year, quarters }, index) => (
    <span key={year}>
      {index % every === 0 && (
        <b
          style={{
            left: percent(axisShare(axis, `${year}-01-01`)),
            width: percent(
              (axisShareAfter(axis, `${year}-12-31`) - axisShare(axis, `${year}-01-01`)) * every,
            ),
          }}
        >
          <span>{year}</span>
        </b>
      )}
      {yearPx / 4 >= leastPx.quarter &&
        quarters.map((day, quarter) => (
          <i
            key={day}
            style={{
              left: percent(axisShare(axis, day)),
              width: percent(1 / axis.years.length / 4),
            }}
          >
            {yearPx / 4 >= widePx ? formatQuarter(day, language) : names[language][quarter]}
          </i>
        ))}
    </span>
  ));
}
