import type { SectionProgress } from "@brudnopis/document";
import { expect, test } from "vitest";
import { sectionStateOf } from "./section-state.ts";

const empty: SectionProgress = { key: "s", filled: 0, required: 2, state: "empty" };
const started: SectionProgress = { key: "s", filled: 1, required: 2, state: "started" };
const complete: SectionProgress = { key: "s", filled: 2, required: 2, state: "complete" };
const optional: SectionProgress = { key: "s", filled: 0, required: 0, state: "empty" };

test.each([
  ["nothing is in it", empty, 0, false, "missing"],
  ["nothing is in it, and the check says so", empty, 2, false, "missing"],
  ["something is in it", started, 0, false, "in-work"],
  ["all that is required is in it", complete, 0, false, "full"],
  ["the check still finds what blocks", complete, 1, false, "in-work"],
  ["the lead called it ready", complete, 0, true, "ready"],
  ["the lead called it ready and the check finds what blocks", complete, 1, true, "doubtful"],
  ["the lead called it ready and something required is missing", started, 0, true, "doubtful"],
  ["it may be empty, and the lead called it ready", optional, 0, true, "ready"],
] as const)("%s", (_, progress, blocking, isSaidReady, state) => {
  expect(sectionStateOf({ progress, blocking, isSaidReady })).toBe(state);
});
