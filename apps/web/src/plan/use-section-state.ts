import type { SectionProgress } from "@brudnopis/document";
import { useChecks } from "../checks/checks-state.ts";
import { type SectionState, sectionStateOf } from "./section-state.ts";
import { usePlan } from "./use-plan.ts";

export function useSectionState(
  section: string,
  progress: SectionProgress | undefined,
): SectionState {
  const { plan } = usePlan();
  const blocking = useChecks(({ result }) => result?.countsBySection.get(section)?.blocks ?? 0);
  const said = plan?.sections.find((planned) => planned.section === section);
  return sectionStateOf({ progress, blocking, isSaidReady: said?.ready !== undefined });
}
