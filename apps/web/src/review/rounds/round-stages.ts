/** The stages of a round with their dates and how long each took, as both sides see them. */
import type { Round, RoundState } from "@brudnopis/schema";

export interface RoundStage {
  readonly state: RoundState;
  /** `skipped`: the round was closed before it came to this. */
  readonly progress: "done" | "current" | "ahead" | "skipped";
  readonly from?: number;
  readonly to?: number;
}

type Times = Pick<Round, "state" | "sentAt" | "returnedAt" | "answeredAt" | "closedAt">;

export function stagesOf(round: Times): RoundStage[] {
  const { sentAt, returnedAt, answeredAt, closedAt } = round;
  return [
    stageOf(round, "reviewing", sentAt, returnedAt ?? closedAt),
    stageOf(round, "answering", returnedAt, answeredAt ?? closedAt),
    stageOf(round, "confirming", answeredAt, closedAt),
    stageOf(round, "closed", closedAt, undefined),
  ];
}

function stageOf(
  { state: now }: Times,
  state: RoundState,
  from: number | undefined,
  to: number | undefined,
): RoundStage {
  if (state === now) return { state, progress: "current", ...(from === undefined ? {} : { from }) };
  if (from === undefined) return { state, progress: now === "closed" ? "skipped" : "ahead" };
  return { state, progress: "done", from, ...(to === undefined ? {} : { to }) };
}

const dayMs = 86_400_000;

/** Whole days, rounded: three days and twenty hours are four. */
export function daysBetween(from: number, to: number): number {
  return Math.round((to - from) / dayMs);
}
