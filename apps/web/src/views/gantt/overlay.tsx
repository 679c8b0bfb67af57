/** What lies behind the bars: lines of years and quarters, today, and the arrows of dependencies. All of it is said in words too. */
import {
  axisShare,
  axisShareAfter,
  axisShareOf,
  dependencyState,
  type GanttAction,
  type GanttAxis,
  type GanttSpan,
} from "@brudnopis/document";
import { type ArrowEnd, arrowWay } from "@brudnopis/export";
import { memo } from "react";
import { percent } from "./bar.tsx";
import type { Boxes } from "./use-boxes.ts";

/** Where the line of today leaves its label, and how far those of years reach into the head. */
const todayTop = 18;
const yearHeight = 42;

interface OverlayProps {
  readonly actions: readonly GanttAction[];
  readonly axis: GanttAxis;
  readonly today: string | undefined;
  readonly boxes: Boxes;
  /** Where the bars are just now. */
  readonly spans: ReadonlyMap<string, GanttSpan>;
}

export const Overlay = memo(function Overlay({ actions, axis, today, boxes, spans }: OverlayProps) {
  return (
    <svg className="gantt-overlay" aria-hidden>
      <Lines
        axis={axis}
        top={boxes.headHeight}
        hasQuarters={boxes.width / axis.years.length >= 60}
      />
      {actions.flatMap((action) =>
        action.dependencies.map(({ id }, order) => (
          <Arrow
            key={`${id} ${action.id}`}
            from={arrowEnd(id, "end")}
            to={arrowEnd(action.id, "start")}
            order={order}
            isClash={dependencyState(spans.get(action.id), spans.get(id)) === "violated"}
          />
        )),
      )}
      {today !== undefined && (
        <line
          className="is-today"
          x1={percent(axisShareOf(axis, today))}
          x2={percent(axisShareOf(axis, today))}
          y1={todayTop}
          y2="100%"
        />
      )}
    </svg>
  );

  function arrowEnd(id: string, edge: "start" | "end"): ArrowEnd | undefined {
    const [row, span] = [boxes.rows.get(id), spans.get(id)];
    if (!row || !span) return undefined;
    const share = edge === "start" ? axisShare(axis, span.start) : axisShareAfter(axis, span.end);
    const { top, height } = row;
    return { x: share * boxes.width, y: top + height / 2, top, bottom: top + height };
  }
});

interface LinesProps {
  readonly axis: GanttAxis;
  readonly top: number;
  readonly hasQuarters: boolean;
}

const Lines = memo(function Lines({ axis, top, hasQuarters }: LinesProps) {
  return axis.years.flatMap(({ quarters }) =>
    quarters
      .filter((_, index) => hasQuarters || index === 0)
      .map((day, index) => {
        const x = percent(axisShare(axis, day));
        const isYear = index === 0;
        return (
          <line
            key={day}
            className={isYear ? "is-year" : undefined}
            x1={x}
            x2={x}
            y1={isYear ? top - yearHeight : top}
            y2="100%"
          />
        );
      }),
  );
});

interface ArrowProps {
  readonly from: ArrowEnd | undefined;
  readonly to: ArrowEnd | undefined;
  readonly order: number;
  readonly isClash: boolean;
}

function Arrow({ from, to, order, isClash }: ArrowProps) {
  if (!from || !to) return null;
  const points = arrowWay(from, to, order);
  const [x, y] = points.at(-1) ?? [0, 0];
  return (
    <g className={isClash ? "is-clash" : undefined}>
      <polyline points={points.map((point) => point.join(",")).join(" ")} />
      <polygon points={`${x},${y} ${x - 7},${y - 3.5} ${x - 7},${y + 3.5}`} />
    </g>
  );
}
