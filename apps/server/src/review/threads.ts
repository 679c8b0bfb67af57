/**
 * Threads: remarks about a place of a document, and what becomes of them.
 *
 *   T1  Whoever may comment starts threads and writes in them; nothing of it is in the document itself.
 *   T2  A note within the city's team is, for everybody else, not there.
 *   T3  A request that comes twice makes one thread, one message.
 *   T4  Only who wrote something changes it or takes it back, and that shows. What was taken back is gone.
 *   T5  The city says what it has done; whether that is enough, the author says, or who decides for them.
 *   T6  A change takes the document's next version and is stored with its event, which has no text, and with what people
 *       are told.
 */
import { AppError, type NewThread, type Thread, type ThreadChange } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { newId } from "../ids.ts";
import { WriteConflict } from "../store/driver.ts";
import { countKitUse } from "../store/kit.ts";
import { insertMessage, removeMessagesOf } from "../store/review-messages.ts";
import {
  changeThread,
  findThread,
  insertThread,
  removeThread,
  type StoredThread,
} from "../store/review-threads.ts";
import {
  assertInternal,
  assertNameable,
  assertPlace,
  assertRound,
  checkedMentions,
  type Naming,
} from "./check-thread.ts";
import { openThread } from "./opened-thread.ts";
import { participantsOf } from "./participants.ts";
import { viewerOf } from "./viewer.ts";
import { limits, loggedUse, type ReviewDeps, toldOf, writeReview } from "./write.ts";

export class Threads {
  readonly #deps: ReviewDeps;

  constructor(deps: ReviewDeps) {
    this.#deps = deps;
  }

  /** @throws AppError `invalid-input` for what does not fit, `conflict` when the document has too many. */
  async start(opened: OpenedDocument, caller: Caller, wanted: NewThread): Promise<Thread> {
    const { driver, access } = this.#deps;
    const { document } = opened;
    const isThere = (await findThread(driver, wanted.id)) !== undefined;
    if (isThere) return this.#same(opened, caller, wanted.id);
    assertInternal(wanted, viewerOf(opened, caller));
    assertPlace(this.#deps.templates.templateOf(document), wanted.place);
    await assertRound(driver, document.id, wanted.round);
    const participants = await participantsOf(driver, access, document);
    try {
      await this.#store(opened, caller, wanted, { participants, isInternal: wanted.isInternal });
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      // T3. The other of two requests was quicker.
      if (await findThread(driver, wanted.id)) return this.#same(opened, caller, wanted.id);
      throw new AppError("conflict", `A document has at most ${limits.threadsPerDocument} threads`);
    }
    return (await openThread(this.#deps, opened, caller, wanted.id)).toThread();
  }

  async #store(
    opened: OpenedDocument,
    { personId }: Caller,
    wanted: NewThread,
    naming: Naming,
  ): Promise<void> {
    const { text, assignee, kit, ...thread } = wanted;
    const given = assignee === undefined ? [] : [assignee];
    assertNameable(naming, "assignee", given);
    const mentions = checkedMentions(naming, text);
    const [documentId, messageId, at] = [opened.document.id, newId(), this.#deps.clock()];
    const row = { ...thread, ...(assignee === undefined ? {} : { assignee }), documentId };
    const message = { id: messageId, threadId: wanted.id, authorId: personId, createdAt: at, text };
    await writeReview(this.#deps, documentId, [
      insertThread({ ...row, authorId: personId, createdAt: at }, limits.threadsPerDocument),
      insertMessage(message, limits.messagesPerThread),
      ...(kit === undefined ? [] : [countKitUse(personId, kit, wanted.id, at)]),
      ...(await toldOf(this.#deps, opened, wanted, { by: personId, at, messageId }, [
        { event: "assigned", concerned: given },
        { event: "mention", concerned: mentions },
        { event: "thread", concerned: [] },
      ])),
    ]);
    this.#deps.counted(documentId);
  }

  /** T3. An id that somebody else has taken, or for something else, is refused. */
  async #same(opened: OpenedDocument, caller: Caller, id: string): Promise<Thread> {
    const thread = await findThread(this.#deps.driver, id);
    if (thread?.authorId !== caller.personId || thread.documentId !== opened.document.id)
      throw new AppError("conflict", "There is something else under this id");
    return (await openThread(this.#deps, opened, caller, id)).toThread();
  }

  /** @throws AppError `not-found`, or `invalid-input` for somebody who does not take part. */
  async change(
    opened: OpenedDocument,
    caller: Caller,
    id: string,
    change: ThreadChange,
  ): Promise<Thread> {
    const found = await openThread(this.#deps, opened, caller, id);
    const { participants } = found;
    const { thread } = found.whole;
    if (change.kind !== undefined) found.assertMay("change");
    if (change.assignee !== undefined || change.due !== undefined) found.assertMay("assign");
    const { assigneeId, due, kind } = changed(thread, change);
    const isGiven = assigneeId !== null && assigneeId !== thread.assigneeId;
    const naming = { participants, isInternal: thread.isInternal };
    if (isGiven) assertNameable(naming, "assignee", [assigneeId]);
    if (kind === thread.kind && assigneeId === thread.assigneeId && due === thread.due)
      return found.toThread();
    const by = caller.personId;
    await writeReview(this.#deps, thread.documentId, [
      changeThread(thread, { kind, assigneeId, due }),
      ...(by === thread.authorId ? [] : loggedUse(this.#deps.audit, opened, caller, "edit")),
      ...(isGiven
        ? await toldOf(this.#deps, opened, thread, { by, at: this.#deps.clock() }, [
            { event: "assigned", concerned: [assigneeId] },
          ])
        : []),
    ]);
    return (await openThread(this.#deps, opened, caller, id)).toThread();
  }

  /** T4. @throws AppError `not-found`, also for who is not its author; `conflict` when somebody has written in it. */
  async remove(opened: OpenedDocument, caller: Caller, id: string): Promise<void> {
    const found = await openThread(this.#deps, opened, caller, id);
    found.assertMay("change");
    const { thread } = found.whole;
    if (!found.may.remove) throw new AppError("conflict", "Somebody else has written in it");
    const at = this.#deps.clock();
    await writeReview(this.#deps, thread.documentId, [
      removeThread(thread, at),
      ...removeMessagesOf(thread, at),
    ]);
    this.#deps.counted(thread.documentId);
  }
}

/** What is absent stays; null takes it away. */
function changed(
  thread: Pick<StoredThread, "kind" | "assigneeId" | "due">,
  { kind = thread.kind, assignee = thread.assigneeId, due = thread.due }: ThreadChange,
): Pick<StoredThread, "kind" | "assigneeId" | "due"> {
  return { kind, assigneeId: assignee, due };
}
