/**
 * The chart: a table whose last column is time, so that a screen reader reads name, dates and bar in order. Lines and
 * arrows are one picture behind it.
 */
import { axisShare, type Gantt, type GanttAxis, type GanttSpan } from "@brudnopis/document";
import { useCallback, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsEditing } from "../../document/document-context.ts";
import { Diamonds } from "./diamonds.tsx";
import { Head } from "./head.tsx";
import { Overlay } from "./overlay.tsx";
import { earlyCodes, Row } from "./row.tsx";
import { type BarMoves, useBarMoves } from "./use-bar-moves.ts";
import { useBoxes } from "./use-boxes.ts";
import { useKeptTime } from "./use-kept-time.ts";
import { trackPx, type Zoom, ZoomChoice } from "./zoom.tsx";

export interface ChartProps {
  readonly gantt: Gantt;
  readonly axis: GanttAxis;
}

export function Chart(props: ChartProps) {
  const isEditing = useIsEditing();
  return isEditing ? <EditedChart {...props} /> : <ChartTable {...props} moves={undefined} />;
}

function EditedChart(props: ChartProps) {
  return <ChartTable {...props} moves={useBarMoves()} />;
}

interface Held {
  readonly id: string;
  readonly span: GanttSpan;
}

function ChartTable({ gantt, axis, moves }: ChartProps & { readonly moves: BarMoves | undefined }) {
  const { t } = useTranslation("gantt");
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [held, setHeld] = useState<Held>();
  const canvas = useRef<HTMLDivElement>(null);
  const boxes = useBoxes(canvas, gantt.actions.map(({ id }) => id).join(" "));
  const region = useKeptTime(zoom, gantt.period ? axisShare(axis, gantt.period.start) : 0);
  const helpId = useId();
  const onHold = useCallback(
    (id: string, span: GanttSpan | undefined) => setHeld(span && { id, span }),
    [],
  );
  const spans = useMemo(
    () =>
      new Map<string, GanttSpan>(
        gantt.actions.map((action) => [action.id, action.id === held?.id ? held.span : action]),
      ),
    [gantt.actions, held],
  );
  const { actions, planMilestones, today } = gantt;
  const years = { from: axis.years[0]?.year, to: axis.years.at(-1)?.year };
  const width = trackPx(zoom, axis);
  return (
    <div className="gantt">
      <ZoomChoice zoom={zoom} onZoom={setZoom} />
      <div
        className="gantt-region"
        ref={region}
        role="region"
        aria-label={t("region")}
        // What scrolls must be reached by keyboard, also where nothing in it can be focused.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div
          className="gantt-canvas"
          ref={canvas}
          style={
            width === undefined ? undefined : { width: `calc(var(--gantt-fixed) + ${width}px)` }
          }
        >
          <Overlay actions={actions} axis={axis} today={today} boxes={boxes} spans={spans} />
          <table className="gantt-table">
            <caption className="visually-hidden">{t("caption", years)}</caption>
            <Head axis={axis} today={today} trackWidth={boxes.width} />
            <tbody>
              {actions.map((action) => (
                <Row
                  key={action.id}
                  action={action}
                  axis={axis}
                  held={held?.id === action.id ? held.span : undefined}
                  early={earlyCodes(action, spans)}
                  trackWidth={boxes.width}
                  moves={moves}
                  helpId={helpId}
                  onHold={onHold}
                />
              ))}
              {planMilestones.length > 0 && (
                <tr className="gantt-plan">
                  <th scope="row" colSpan={2}>
                    {t("wholePlan")}
                  </th>
                  <td className="gantt-track">
                    <div className="gantt-lane">
                      <Diamonds milestones={planMilestones} axis={axis} trackWidth={boxes.width} />
                    </div>
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      </div>
      {moves && (
        <p className="gantt-help" id={helpId}>
          {t("help")}
        </p>
      )}
    </div>
  );
}
