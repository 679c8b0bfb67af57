/** What people write in threads: T1 to T4 and T6 of `threads.ts`. */
import { AppError, type NewMessage, type Thread } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { WriteConflict } from "../store/driver.ts";
import {
  editMessage,
  insertMessage,
  removeMessage,
  type StoredMessage,
} from "../store/review-messages.ts";
import { touchThread } from "../store/review-threads.ts";
import { checkedMentions } from "./check-thread.ts";
import { type OpenedThread, openThread } from "./opened-thread.ts";
import {
  limits,
  momentAfter,
  noSuchThread,
  type ReviewDeps,
  toldOf,
  writeReview,
} from "./write.ts";

/** Which message of which thread. */
export interface MessageRef {
  readonly thread: string;
  readonly message: string;
}

export class Messages {
  readonly #deps: ReviewDeps;

  constructor(deps: ReviewDeps) {
    this.#deps = deps;
  }

  /** @throws AppError `not-found`, `conflict` in a thread that is too long, `invalid-input` for who is named. */
  async add(
    opened: OpenedDocument,
    caller: Caller,
    threadId: string,
    { id, text }: NewMessage,
  ): Promise<Thread> {
    const found = await this.#open(opened, caller, threadId);
    const { thread, messages } = found.whole;
    const by = caller.personId;
    // T3
    if (messages.some((message) => message.id === id && message.authorId === by))
      return found.toThread();
    const mentions = checkedMentions(namingIn(found), text);
    const at = momentAfter(this.#deps.clock, messages);
    const others = [
      thread.authorId,
      thread.assigneeId,
      ...messages.map(({ authorId }) => authorId),
    ];
    const concerned = [...new Set(others)].filter((other) => other !== null);
    try {
      await writeReview(this.#deps, thread.documentId, [
        touchThread(thread),
        insertMessage(
          { id, threadId, authorId: by, createdAt: at, text },
          limits.messagesPerThread,
        ),
        ...(await toldOf(this.#deps, opened, thread, { by, at, messageId: id }, [
          { event: "mention", concerned: mentions },
          { event: "reply", concerned },
        ])),
      ]);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      return this.#sentTwice(opened, caller, threadId, id);
    }
    return (await openThread(this.#deps, opened, caller, threadId)).toThread();
  }

  /** T3, unless there is another reason why it could not be stored. */
  async #sentTwice(
    opened: OpenedDocument,
    caller: Caller,
    threadId: string,
    id: string,
  ): Promise<Thread> {
    const found = await this.#open(opened, caller, threadId);
    const { messages } = found.whole;
    const isThere = messages.some(
      (message) => message.id === id && message.authorId === caller.personId,
    );
    if (isThere) return found.toThread();
    throw new AppError("conflict", "The thread is full, or there is something else under this id");
  }

  /** T4. @throws AppError `not-found`, also for what somebody else wrote. */
  async edit(
    opened: OpenedDocument,
    caller: Caller,
    ref: MessageRef,
    text: string,
  ): Promise<Thread> {
    const found = await this.#open(opened, caller, ref.thread);
    const message = ownMessage(found, caller, ref.message);
    if (message.body === text) return found.toThread();
    const { thread, pasts } = found.whole;
    const mentions = checkedMentions(namingIn(found), text, message.body);
    const last = pasts.find(({ messageId }) => messageId === message.id);
    const at = Math.max(this.#deps.clock(), 1 + (last?.at ?? 0));
    const about = { by: caller.personId, at, messageId: message.id };
    await writeReview(this.#deps, thread.documentId, [
      touchThread(thread),
      ...editMessage(message, text, at, limits.earlierPerMessage),
      ...(await toldOf(this.#deps, opened, thread, about, [
        { event: "mention", concerned: mentions },
      ])),
    ]);
    return (await openThread(this.#deps, opened, caller, ref.thread)).toThread();
  }

  /** T4. The message stays without its words. @throws AppError `not-found`, also for what somebody else wrote. */
  async remove(opened: OpenedDocument, caller: Caller, ref: MessageRef): Promise<Thread> {
    const found = await this.#open(opened, caller, ref.thread);
    const { id } = ownMessage(found, caller, ref.message);
    const { thread } = found.whole;
    await writeReview(this.#deps, thread.documentId, [
      touchThread(thread),
      ...removeMessage(id, this.#deps.clock()),
    ]);
    return (await openThread(this.#deps, opened, caller, ref.thread)).toThread();
  }

  async #open(opened: OpenedDocument, caller: Caller, id: string): Promise<OpenedThread> {
    const found = await openThread(this.#deps, opened, caller, id);
    if (found.whole.thread.removedAt !== null) throw noSuchThread();
    return found;
  }
}

function namingIn({ participants, whole }: OpenedThread) {
  return { participants, isInternal: whole.thread.isInternal };
}

/** What was answered, or why something was reopened, stays as it was said. */
function ownMessage({ whole }: OpenedThread, { personId }: Caller, id: string): StoredMessage {
  const message = whole.messages.find((candidate) => candidate.id === id);
  const isOwn = message?.authorId === personId && message.removedAt === null;
  if (!message || !isOwn || message.event !== null) throw noSuchThread();
  return message;
}
