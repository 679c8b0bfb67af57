/** What a step of a round comes to: what is stored, who hears of it, and what the audit log is told. */
import { AppError, type AuditAction, type NewsEvent, type RoundStep } from "@brudnopis/schema";
import type { Statement } from "../store/driver.ts";
import {
  handBack,
  moveRound,
  returnWhenAllAreDone,
  type StoredReviewer,
  type StoredRound,
  takeUpAgain,
  whileAllAreAnswered,
} from "../store/review-rounds.ts";
import { rightsIn } from "./round-view.ts";
import type { Viewer } from "./viewer.ts";

export interface StepContext {
  readonly round: StoredRound;
  readonly reviewers: readonly StoredReviewer[];
  readonly viewer: Viewer;
  readonly at: number;
}

export interface TakenStep {
  readonly statements: readonly Statement[];
  readonly news?: { readonly event: NewsEvent; readonly concerned: readonly string[] };
  readonly action?: AuditAction;
  /** What is said when it does not follow from what the round has come to. */
  readonly refusal: string;
}

/** @throws AppError `conflict` for a step that is not theirs, or not now. */
export function stepOf(step: RoundStep["step"], context: StepContext): TakenStep {
  const { round, reviewers, viewer } = context;
  const active = reviewers.filter(({ removedAt }) => removedAt === null);
  const own = active.find(({ personId }) => personId === viewer.personId);
  const may = rightsIn(round.state, own, viewer);
  const reviewing = active.map(({ personId }) => personId);
  const [at, by] = [context.at, viewer.personId];
  switch (step) {
    case "hand-back":
      if (may.handBack) return handedBack(round, by, at);
      if (may.lead && round.state === "reviewing") return endedEarly(round, reviewing, at);
      throw notNow();
    case "answered":
      if (!may.answer) throw notNow();
      return {
        statements: [
          whileAllAreAnswered(round.id),
          moveRound(round, "confirming", { answeredAt: at }),
        ],
        news: { event: "round-answered", concerned: reviewing },
        refusal: "A remark has no answer yet",
      };
    case "close":
      if (!may.close) throw notNow();
      return {
        statements: [moveRound(round, "closed", { closedAt: at, closedBy: by })],
        news: { event: "round-closed", concerned: [round.sentBy, ...reviewing] },
        action: "round-closed",
        refusal,
      };
    case "again":
      if (!may.again) throw notNow();
      return oneStepBack(round, own, by);
  }
}

const refusal = "The round is further by now";

function handedBack(round: StoredRound, by: string, at: number): TakenStep {
  return {
    statements: [handBack(round.id, by, at), returnWhenAllAreDone(round.id, at)],
    news: { event: "round-returned", concerned: [round.sentBy] },
    refusal,
  };
}

function endedEarly(round: StoredRound, reviewing: readonly string[], at: number): TakenStep {
  return {
    statements: [moveRound(round, "answering", { returnedAt: at })],
    news: { event: "round-returned", concerned: [round.sentBy, ...reviewing] },
    refusal,
  };
}

/** From answering a reviewer goes on with their part; a lead lets all who are not done go on. */
function oneStepBack(round: StoredRound, own: StoredReviewer | undefined, by: string): TakenStep {
  const { id, state } = round;
  const isOwnDone = own !== undefined && own.doneAt !== null;
  if (state === "confirming") {
    return {
      statements: [moveRound(round, "answering", { answeredAt: null })],
      ...(own ? { news: { event: "round-returned", concerned: [round.sentBy] } } : {}),
      refusal,
    };
  }
  return {
    statements: [
      ...(isOwnDone ? [takeUpAgain(id, by)] : []),
      ...(state === "answering" ? [moveRound(round, "reviewing", { returnedAt: null })] : []),
    ],
    refusal,
  };
}

function notNow(): AppError {
  return new AppError("conflict", "This step is not yours, or does not follow now");
}
