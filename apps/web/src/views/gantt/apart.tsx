/** What has no place on the time axis, why, and the way to mend it. Nothing is left out in silence. */
import type { Gantt, UnscheduledAction } from "@brudnopis/document";
import { enteredText } from "@brudnopis/export";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { recordKey } from "../../document/page-state.ts";
import { RecordLink } from "../record-link.tsx";

export function Apart({ unscheduled, undated }: Pick<Gantt, "unscheduled" | "undated">) {
  const { t } = useTranslation("gantt");
  const titleId = useId();
  const nameOf = ({ code, name }: { readonly code: string; readonly name: string }) =>
    `${code} ${name || t("unnamed")}`;
  if (unscheduled.length + undated.length === 0) return null;
  return (
    <section className="gantt-apart" aria-labelledby={titleId}>
      <h4 id={titleId}>{t("apart")}</h4>
      <ul>
        {unscheduled.map((action) => (
          <li key={action.id}>
            <RecordLink place={recordKey("actions", action.id)}>{nameOf(action)}</RecordLink>
            {": "}
            <Problem action={action} />
          </li>
        ))}
        {undated.map((milestone) => (
          <li key={milestone.id}>
            <RecordLink place={recordKey("milestones", milestone.id)}>
              {nameOf(milestone)}
            </RecordLink>
            {": "}
            {t("problem.milestone")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Problem({ action }: { readonly action: UnscheduledAction }) {
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  const entered = [action.start, action.end]
    .map((date) => enteredText(date, language))
    .filter((text) => text !== "")
    .join(" – ");
  return t(`problem.${action.problem}`, { entered });
}
