/** The schedule of actions, drawn from their dates and writing them: bars in the last column of a table. */
import { ganttSentences } from "@brudnopis/export";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { Apart } from "./gantt/apart.tsx";
import { Chart } from "./gantt/chart.tsx";
import { PlainTable } from "./gantt/plain-table.tsx";
import { useGantt } from "./gantt/use-gantt.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";
import "./gantt/gantt.css";

export function Gantt({ part }: ViewProps) {
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  const gantt = useGantt();
  const { actions, unscheduled, milestones, undated, axis } = gantt;
  return (
    <ViewFrame
      part={part}
      isEmpty={[actions, unscheduled, milestones, undated].every(({ length }) => length === 0)}
      emptyText={t("empty")}
      summary={ganttSentences(gantt, language)}
      picture={
        <>
          {axis && <Chart gantt={gantt} axis={axis} />}
          <Apart unscheduled={unscheduled} undated={undated} />
        </>
      }
      table={<PlainTable gantt={gantt} />}
    />
  );
}
