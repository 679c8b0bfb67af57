/** What a change of a section's plan comes to: what is stored, and what the audit log is told. */
import type { AuditAction, SectionPlan, SectionPlanChange } from "@brudnopis/schema";
import type { AuditSubject } from "../access/audit.ts";
import type { Statement } from "../store/driver.ts";
import { setDue, setHelpers, setOwner, setReady } from "../store/plan.ts";

export interface ChangeContext {
  readonly documentId: string;
  readonly section: string;
  readonly by: string;
  readonly at: number;
}

export interface PlannedEvent extends Pick<AuditSubject, "personId" | "details"> {
  readonly action: AuditAction;
}

export interface Changes {
  readonly statements: readonly Statement[];
  /** None: everything is so already. */
  readonly events: readonly PlannedEvent[];
}

export function changesOf(
  before: SectionPlan | undefined,
  { owner, helpers, due, ready }: SectionPlanChange,
  { documentId, section, by, at }: ChangeContext,
): Changes {
  const had = {
    owner: before?.owner?.id ?? null,
    helpers: (before?.helpers ?? []).map(({ id }) => id),
    due: before?.due ?? null,
    isReady: before?.ready !== undefined,
  };
  const has = {
    owner: owner === undefined ? had.owner : owner,
    due: due === undefined ? had.due : due,
    isReady: ready ?? had.isReady,
  };
  const helping = [...new Set(helpers ?? had.helpers)].filter((id) => id !== has.owner);
  const planned = [
    ...(has.owner === had.owner ? [] : ["owner"]),
    ...(isSameSet(helping, had.helpers) ? [] : ["helpers"]),
    ...(has.due === had.due ? [] : ["due"]),
  ];
  const isReadySaid = has.isReady !== had.isReady;
  return {
    statements: [
      ...(planned.includes("owner") ? [setOwner(documentId, section, has.owner)] : []),
      ...(planned.includes("helpers") ? setHelpers(documentId, section, helping) : []),
      ...(planned.includes("due") ? [setDue(documentId, section, has.due)] : []),
      ...(isReadySaid ? [setReady(documentId, section, has.isReady ? { by, at } : undefined)] : []),
    ],
    events: [
      ...(planned.length === 0
        ? []
        : [
            {
              action: "section-planned" as const,
              personId: planned.includes("owner") ? (has.owner ?? undefined) : undefined,
              details: { section, planned: planned.join(", ") },
            },
          ]),
      ...(isReadySaid
        ? [
            {
              action: "section-ready" as const,
              details: { section, ready: has.isReady ? "yes" : "no" },
            },
          ]
        : []),
    ],
  };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
