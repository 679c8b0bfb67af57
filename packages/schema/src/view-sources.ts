import type { ViewKind } from "./template.ts";

/** The collections and fields that each view is drawn from: a template that shows it must have them. */
export const viewSources: Readonly<Record<ViewKind, Readonly<Record<string, readonly string[]>>>> =
  {
    gantt: {
      actions: ["name", "start", "end", "depends-on", "owner"],
      "action-stages": ["action", "name", "start", "end"],
      milestones: ["date", "name", "actions"],
    },
    "influence-matrix": {
      stakeholders: ["name", "sector", "influence", "interest"],
    },
    "stakeholders-by-sector": {
      stakeholders: ["name", "sector", "role", "part", "influence"],
    },
    "funding-by-year": {
      actions: ["start", "end", "cost"],
      "funding-lines": ["action", "source", "amount", "status", "year"],
      "funding-sources": ["name"],
    },
    "indicator-paths": {
      goals: ["name"],
      indicators: ["goal", "name", "unit", "baseline", "base-year", "target", "target-year"],
      contributions: ["action", "indicator", "change", "unit"],
      actions: ["name", "end"],
    },
    "risk-matrix": {
      risks: ["name", "probability", "impact", "level"],
    },
    "problem-tree": {
      causes: ["name", "under"],
      effects: ["name", "under"],
    },
  };
