/** Stored threads as they are sent. */
import type { ReviewMessage, Thread } from "@brudnopis/schema";
import type { StoredMessage, StoredPast } from "../store/review-messages.ts";
import type { StoredThread } from "../store/review-threads.ts";

/** All that is stored about a thread. */
export interface WholeThread {
  readonly thread: StoredThread;
  /** First written first. */
  readonly messages: readonly StoredMessage[];
  /** What messages said before, newest first. */
  readonly pasts: readonly StoredPast[];
}

export function toThread({ thread, messages, pasts }: WholeThread, may: Thread["may"]): Thread {
  const { id, version, place, frozenPlace, label, kind, state, isInternal } = thread;
  const pastsOf = Map.groupBy(pasts, ({ messageId }) => messageId);
  return {
    id,
    version,
    place,
    label,
    kind,
    state,
    isInternal,
    author: thread.authorId,
    at: thread.createdAt,
    ...(thread.roundId === null ? {} : { round: thread.roundId }),
    ...(frozenPlace ? { frozenPlace } : {}),
    messages: messages.map((message) => toMessage(message, pastsOf.get(message.id) ?? [])),
    ...(thread.assigneeId === null ? {} : { assignee: thread.assigneeId }),
    ...(thread.due === null ? {} : { due: thread.due }),
    ...answerOf(thread),
    ...(thread.closedBy === null || thread.closedAt === null
      ? {}
      : { closed: { by: thread.closedBy, at: thread.closedAt } }),
    isRemoved: thread.removedAt !== null,
    may,
  };
}

function answerOf({ answerKind, answer, answeredBy, answeredAt }: StoredThread) {
  if (answerKind === null || answeredBy === null || answeredAt === null) return {};
  return { answer: { kind: answerKind, text: answer ?? "", by: answeredBy, at: answeredAt } };
}

function toMessage(message: StoredMessage, pasts: readonly StoredPast[]): ReviewMessage {
  const { id, authorId, createdAt, body, event, editedAt, removedAt } = message;
  return {
    id,
    author: authorId,
    at: createdAt,
    text: body,
    ...(editedAt === null ? {} : { editedAt }),
    ...(removedAt === null ? {} : { removedAt }),
    earlier: pasts.map(({ body: text, at }) => ({ text, at })),
    ...(event === null ? {} : { event }),
  };
}
