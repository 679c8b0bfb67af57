import type { Section } from "@brudnopis/schema";
import { useState } from "react";
import { isConnected, useDocument } from "../document/document-context.ts";
import { isPlanned, isShownBy, type PlanFilter } from "./plan-facts.ts";
import { usePlan } from "./use-plan.ts";

export interface ShownSections {
  readonly filter: PlanFilter;
  readonly setFilter: (filter: PlanFilter) => void;
  readonly shown: readonly Section[];
}

/** The sections that the table of contents shows: all of them, as long as nobody has any. */
export function useShownSections(sections: readonly Section[]): ShownSections {
  const document = useDocument();
  const { plan } = usePlan();
  const [filter, setFilter] = useState<PlanFilter>("all");
  if (filter === "all" || !plan?.sections.some(isPlanned) || !isConnected(document)) {
    return { filter, setFilter, shown: sections };
  }
  const plans = new Map(plan.sections.map((planned) => [planned.section, planned]));
  const { me } = document.session;
  const shown = sections.filter(({ key }) => isShownBy(filter, plans.get(key), me.id));
  return { filter, setFilter, shown };
}
