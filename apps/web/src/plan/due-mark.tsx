import type { SectionPlan } from "@brudnopis/schema";
import { CalendarClock, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isOverdue, today } from "./plan-facts.ts";

export interface DueMarkProps {
  readonly planned: SectionPlan;
  /** The day, as it is written where there is room for so much. */
  readonly text: string;
}

/** By when; that it is over says an icon and a word, not the colour alone. */
export function DueMark({ planned, text }: DueMarkProps) {
  const { t } = useTranslation("plan");
  return isOverdue(planned, today()) ? (
    <span className="plan-due overdue">
      <CircleAlert size={14} aria-hidden />
      {t("overdue", { date: text })}
    </span>
  ) : (
    <span className="plan-due">
      <CalendarClock size={14} aria-hidden />
      {t("due", { date: text })}
    </span>
  );
}
