/** What somebody may do with a thread: pure decisions. */
import type { Thread } from "@brudnopis/schema";
import type { StoredMessage } from "../store/review-messages.ts";
import type { StoredThread } from "../store/review-threads.ts";
import type { Viewer } from "./viewer.ts";

/** Whoever may not see a thread is told the same as about one that is not there. */
export function maySee({ isInternal }: Pick<StoredThread, "isInternal">, viewer: Viewer): boolean {
  return viewer.isTeam || !isInternal;
}

/** Whatever state it is in: what is possible in which is said where steps are taken. */
export function mayOf(
  thread: StoredThread,
  messages: readonly StoredMessage[],
  viewer: Viewer,
  participants: ReadonlyMap<string, unknown>,
): Thread["may"] {
  if (thread.removedAt !== null) return nothing;
  const isAuthor = thread.authorId === viewer.personId;
  return {
    remove: isAuthor && messages.every(({ authorId }) => authorId === viewer.personId),
    address: viewer.mayEdit,
    confirm: isAuthor || decidesForAuthor(thread, viewer, participants),
    assign: isAuthor || viewer.mayEdit,
    change: isAuthor,
  };
}

/**
 * A city does not close by itself what others have asked of it, unless they cannot any more. Coordinators, who decide
 * about a document without writing in it, can at any time. What is within the team is anybody's of it.
 */
function decidesForAuthor(
  { authorId, isInternal }: StoredThread,
  { isTeam, mayShare }: Viewer,
  participants: ReadonlyMap<string, unknown>,
): boolean {
  if (isInternal) return isTeam;
  return mayShare && (!isTeam || !participants.has(authorId));
}

const nothing = { remove: false, address: false, confirm: false, assign: false, change: false };
