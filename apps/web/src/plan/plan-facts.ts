/** Small questions about a section's plan. */
import type { SectionPlan } from "@brudnopis/schema";

/** Which sections the table of contents shows. */
export type PlanFilter = "all" | "mine" | "overdue";

/** Today by this person's own calendar, as ISO 8601. */
export function today(): string {
  return isoDay(Date.now());
}

export function isoDay(at: number): string {
  const moment = new Date(at);
  const [month, day] = [moment.getMonth() + 1, moment.getDate()];
  return [moment.getFullYear(), ...[month, day].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}

export function isOverdue({ due, ready }: SectionPlan, day: string): boolean {
  return due !== undefined && ready === undefined && due < day;
}

export function isOf({ owner, helpers }: SectionPlan, personId: string): boolean {
  return owner?.id === personId || helpers.some(({ id }) => id === personId);
}

/** Whether anybody has anything to do, or by when: before that there is nothing to choose from. */
export function isPlanned({ owner, helpers, due }: SectionPlan): boolean {
  return owner !== undefined || helpers.length > 0 || due !== undefined;
}

export function isShownBy(
  filter: PlanFilter,
  planned: SectionPlan | undefined,
  personId: string,
): boolean {
  if (filter === "all") return true;
  if (!planned) return false;
  return filter === "mine" ? isOf(planned, personId) : isOverdue(planned, today());
}
