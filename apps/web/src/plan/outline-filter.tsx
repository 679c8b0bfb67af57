/** Narrows the table of contents down to one's own sections, or to those that are overdue. */
import type { SectionPlan } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { isShownBy, type PlanFilter } from "./plan-facts.ts";

export interface OutlineFilterProps {
  readonly filter: PlanFilter;
  readonly onChange: (filter: PlanFilter) => void;
  readonly sections: readonly SectionPlan[];
}

const choices = ["mine", "overdue"] as const;

export function OutlineFilter({ filter, onChange, sections }: OutlineFilterProps) {
  const { t } = useTranslation("plan");
  const { me } = useConnectedDocument().session;
  const countOf = (choice: PlanFilter) =>
    sections.filter((planned) => isShownBy(choice, planned, me.id)).length;
  return (
    <div className="outline-filter" role="group" aria-label={t("filter.label")}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={filter === choice}
          onClick={() => onChange(filter === choice ? "all" : choice)}
        >
          {t(`filter.${choice}`, { number: countOf(choice) })}
        </button>
      ))}
      {filter !== "all" && countOf(filter) === 0 && (
        <p className="form-hint" role="status">
          {t(`filter.none.${filter}`)}
        </p>
      )}
    </div>
  );
}
