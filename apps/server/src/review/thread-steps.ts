/** What becomes of a thread: the city has done something about it, and its author says whether that is enough (T5). */
import { AppError, type Thread, type ThreadStep } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { newId } from "../ids.ts";
import type { Statement } from "../store/driver.ts";
import { insertMessage, type StoredMessage } from "../store/review-messages.ts";
import {
  addressThread,
  closeThread,
  type Deed,
  reopenThread,
  type StoredThread,
} from "../store/review-threads.ts";
import { checkedMentions } from "./check-thread.ts";
import { openThread } from "./opened-thread.ts";
import type { WholeThread } from "./to-thread.ts";
import {
  invalid,
  limits,
  loggedUse,
  momentAfter,
  type ReviewDeps,
  type Told,
  toldOf,
  writeReview,
} from "./write.ts";

type MessageEvent = NonNullable<StoredMessage["event"]>;

interface Taken {
  readonly right: "address" | "confirm";
  readonly event: MessageEvent;
  readonly text: string;
  readonly statement: Statement;
  readonly told: Told;
}

/**
 * @throws AppError `not-found` for who may not, `invalid-input` for an answer without its reason, `conflict` when the
 * thread is in another state.
 */
export async function takeStep(
  deps: ReviewDeps,
  opened: OpenedDocument,
  caller: Caller,
  id: string,
  step: ThreadStep,
): Promise<Thread> {
  const found = await openThread(deps, opened, caller, id);
  const { thread, messages } = found.whole;
  const deed = { by: caller.personId, at: momentAfter(deps.clock, messages) };
  const { right, event, text, statement, told } = taken(thread, step, deed);
  found.assertMay(right);
  if (isTaken(found.whole, step, { event, text, by: deed.by })) return found.toThread();
  assertStep(thread, step);
  const naming = { participants: found.participants, isInternal: thread.isInternal };
  const mentions = checkedMentions(naming, text);
  const messageId = newId();
  const message = {
    id: messageId,
    threadId: id,
    authorId: deed.by,
    createdAt: deed.at,
    text,
    event,
  };
  const { documentId } = thread;
  const isClosing = event === "confirmed" || event === "closed";
  await writeReview(deps, documentId, [
    statement,
    insertMessage(message, limits.eventsPerThread),
    ...(deed.by === thread.authorId
      ? []
      : loggedUse(deps.audit, opened, caller, right === "address" ? "edit" : "share")),
    ...(isClosing && !thread.isInternal
      ? [deps.audit.entry(caller, "thread-closed", { documentId, details: { how: event } })]
      : []),
    ...(await toldOf(deps, opened, thread, { ...deed, messageId }, [
      { event: "mention", concerned: mentions },
      told,
    ])),
  ]);
  deps.counted(documentId);
  return (await openThread(deps, opened, caller, id)).toThread();
}

/** What a step comes to. */
function taken(thread: StoredThread, step: ThreadStep, deed: Deed): Taken {
  const answerers = [thread.answeredBy, thread.assigneeId].filter((id) => id !== null);
  switch (step.step) {
    case "address":
      return {
        right: "address",
        event: "addressed",
        text: step.answer.text,
        statement: addressThread(thread, step.answer, deed),
        told: { event: "addressed", concerned: [thread.authorId] },
      };
    case "reopen":
      return {
        right: "confirm",
        event: "reopened",
        text: step.text,
        statement: reopenThread(thread),
        told: { event: "reopened", concerned: answerers },
      };
    case "confirm":
    case "close":
      return {
        right: "confirm",
        event: step.step === "confirm" ? "confirmed" : "closed",
        text: "",
        statement: closeThread(thread, deed),
        told: { event: "confirmed", concerned: [thread.authorId, ...answerers] },
      };
  }
}

/** T3 of `threads.ts`: nothing has become of the thread since, so the answer to this was lost on its way. */
function isTaken(
  { thread, messages }: WholeThread,
  step: ThreadStep,
  { event, text, by }: Pick<Taken, "event" | "text"> & Pick<Deed, "by">,
): boolean {
  const last = messages.findLast((message) => message.event !== null);
  const isSameAnswer = step.step !== "address" || thread.answerKind === step.answer.kind;
  return last?.event === event && last.authorId === by && last.body === text && isSameAnswer;
}

function assertStep({ state }: StoredThread, step: ThreadStep): void {
  const isPossible = {
    address: state !== "closed",
    confirm: state === "addressed",
    close: state !== "closed",
    reopen: state !== "open",
  }[step.step];
  if (!isPossible) throw new AppError("conflict", `The thread is ${state}`);
  if (step.step === "address" && step.answer.kind !== "done" && step.answer.text === "")
    throw invalid("answer.text", "Say why, or what was not done");
}
