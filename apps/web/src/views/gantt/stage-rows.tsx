import { formatDate, type GanttAxis, type GanttStage } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { recordKey } from "../../document/page-state.ts";
import { RecordLink } from "../record-link.tsx";
import { barStyle } from "./bar.tsx";

interface StageRowsProps {
  readonly stages: readonly GanttStage[];
  readonly axis: GanttAxis;
}

/** The stages of an action, each with its thin bar. They are changed in the action's form. */
export function StageRows({ stages, axis }: StageRowsProps) {
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  return stages.map(({ id, name, span }) => (
    <tr key={id} className="gantt-stage">
      <th scope="row">
        <RecordLink place={recordKey("action-stages", id)}>{name || t("unnamed")}</RecordLink>
      </th>
      <td className="gantt-dates">
        {span ? (
          <>
            <span>{formatDate(span.start, language)} –</span>{" "}
            <span>{formatDate(span.end, language)}</span>
          </>
        ) : (
          t("stageWithoutDates")
        )}
      </td>
      <td className="gantt-track">
        <div className="gantt-lane">
          {span && <span className="gantt-stage-bar" style={barStyle(axis, span)} />}
        </div>
      </td>
    </tr>
  ));
}
