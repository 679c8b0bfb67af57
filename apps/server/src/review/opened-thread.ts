/** A thread as one person may use it. */
import type { Thread } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { type Participant, participantsOf } from "./participants.ts";
import { findWholeThread } from "./read-threads.ts";
import { mayOf } from "./thread-rights.ts";
import { toThread, type WholeThread } from "./to-thread.ts";
import { viewerOf } from "./viewer.ts";
import { noSuchThread, type ReviewDeps } from "./write.ts";

export class OpenedThread {
  readonly whole: WholeThread;
  readonly may: Thread["may"];
  /** Who takes part in the review of its document. */
  readonly participants: ReadonlyMap<string, Participant>;

  constructor(
    whole: WholeThread,
    may: Thread["may"],
    participants: ReadonlyMap<string, Participant>,
  ) {
    this.whole = whole;
    this.may = may;
    this.participants = participants;
  }

  /** @throws AppError `not-found` */
  assertMay(what: keyof Thread["may"]): void {
    if (!this.may[what]) throw noSuchThread();
  }

  toThread(): Thread {
    return toThread(this.whole, this.may);
  }
}

/** @throws AppError `not-found`, also for what this person may not see. */
export async function openThread(
  { driver, access }: ReviewDeps,
  opened: OpenedDocument,
  caller: Caller,
  id: string,
): Promise<OpenedThread> {
  const viewer = viewerOf(opened, caller);
  const whole = await findWholeThread(driver, opened.document.id, viewer, id);
  if (!whole) throw noSuchThread();
  const participants = await participantsOf(driver, access, opened.document);
  const may = mayOf(whole.thread, whole.messages, viewer, participants);
  return new OpenedThread(whole, may, participants);
}
