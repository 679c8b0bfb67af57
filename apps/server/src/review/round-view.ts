/** A round as somebody may see it. */
import type { Round, RoundReviewer, RoundState } from "@brudnopis/schema";
import type { RemarkCount, StoredReviewer, StoredRound } from "../store/review-rounds.ts";
import type { Viewer } from "./viewer.ts";

export interface RoundFacts {
  readonly round: StoredRound;
  /** Of this round; also those who were taken off the list. */
  readonly reviewers: readonly StoredReviewer[];
  readonly counts: readonly RemarkCount[];
}

export function toRound({ round, reviewers, counts }: RoundFacts, viewer: Viewer): Round {
  const active = reviewers.filter(({ removedAt }) => removedAt === null);
  const part = reviewers.find(({ personId }) => personId === viewer.personId);
  const own = part?.removedAt === null ? part : undefined;
  return {
    id: round.id,
    number: round.number,
    kind: round.kind,
    state: round.state,
    ...(round.revisionId === null ? {} : { revision: round.revisionId }),
    sentBy: round.sentBy,
    sentAt: round.sentAt,
    note: round.note,
    ...(round.due === null ? {} : { due: round.due }),
    // Who was taken off the list may come back to it, and judges by themselves until then.
    reviewers: active.map((reviewer) => toReviewer(reviewer, part, counts)),
    ...(round.returnedAt === null ? {} : { returnedAt: round.returnedAt }),
    ...(round.answeredAt === null ? {} : { answeredAt: round.answeredAt }),
    ...(round.closedAt === null ? {} : { closedAt: round.closedAt }),
    ...(round.closedBy === null ? {} : { closedBy: round.closedBy }),
    counts: {
      open: sum(counts, "open"),
      addressed: sum(counts, "addressed"),
      closed: sum(counts, "closed"),
    },
    may: rightsIn(round.state, own, viewer),
  };
}

/** What somebody may do in a round next; `own` is their part as a reviewer. */
export function rightsIn(
  state: RoundState,
  own: Pick<StoredReviewer, "doneAt"> | undefined,
  { mayEdit, mayShare }: Viewer,
): Round["may"] {
  const isLead = mayEdit && mayShare;
  const isDone = own !== undefined && own.doneAt !== null;
  return {
    handBack: state === "reviewing" && own !== undefined && !isDone,
    answer: state === "answering" && mayEdit,
    close: state !== "closed" && (isLead || (state === "confirming" && own !== undefined)),
    lead: state !== "closed" && isLead,
    again:
      (state === "reviewing" && isDone) ||
      (state === "answering" && (isDone || isLead)) ||
      (state === "confirming" && (mayEdit || own !== undefined)),
  };
}

/** A peer sees what others gave once they are done themselves, so that each judges by themselves. */
function toReviewer(
  { personId, doneAt, grid }: StoredReviewer,
  own: StoredReviewer | undefined,
  counts: readonly RemarkCount[],
): RoundReviewer {
  const isOwn = personId === own?.personId;
  const isShown = isOwn || (doneAt !== null && (own === undefined || own.doneAt !== null));
  return {
    person: personId,
    ...(doneAt === null ? {} : { doneAt }),
    ...(grid !== undefined && isShown ? { grid } : {}),
    remarks: counts
      .filter(({ authorId }) => authorId === personId)
      .reduce((total, { count }) => total + count, 0),
  };
}

function sum(counts: readonly RemarkCount[], wanted: RemarkCount["state"]): number {
  return counts
    .filter(({ state }) => state === wanted)
    .reduce((total, { count }) => total + count, 0);
}
