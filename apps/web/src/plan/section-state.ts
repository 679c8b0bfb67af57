/** How far a section is: from what is filled in, what the check found, and what the lead said. */
import type { SectionProgress } from "@brudnopis/document";

/**
 * `missing`: there is nothing in it. `full`: in work, and nothing that is required is missing. `ready`: the lead said so.
 * `doubtful`: the lead said so, and by now something required is missing.
 */
export type SectionState = "missing" | "in-work" | "full" | "ready" | "doubtful";

export interface StateFacts {
  readonly progress: SectionProgress | undefined;
  /** How many findings of the check are in it that block handing over. */
  readonly blocking: number;
  readonly isSaidReady: boolean;
}

export function sectionStateOf({ progress, blocking, isSaidReady }: StateFacts): SectionState {
  const { filled = 0, required = 0, state = "empty" } = progress ?? {};
  const hasGap = blocking > 0 || filled < required;
  if (isSaidReady) return hasGap ? "doubtful" : "ready";
  if (state === "empty") return "missing";
  return hasGap ? "in-work" : "full";
}
