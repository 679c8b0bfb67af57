/** Reading threads as one person gets them: for pages, and for whoever makes something of them. */
import type { Thread } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { messagesIn, messagesOf, pastsIn, pastsOf } from "../store/review-messages.ts";
import { findThread, threadsIn } from "../store/review-threads.ts";
import { mayOf, maySee } from "./thread-rights.ts";
import { toThread, type WholeThread } from "./to-thread.ts";
import type { Viewer } from "./viewer.ts";

/** Changed after `since`, or all; first made first. Internal notes are the team's only. */
export async function readThreads(
  driver: Driver,
  documentId: string,
  viewer: Viewer,
  participants: ReadonlyMap<string, unknown>,
  since = 0,
): Promise<Thread[]> {
  const scope = { documentId, since, withInternal: viewer.isTeam };
  const threads = await threadsIn(driver, scope);
  if (threads.length === 0) return [];
  const messages = Map.groupBy(await messagesIn(driver, scope), ({ threadId }) => threadId);
  const pasts = Map.groupBy(await pastsIn(driver, scope), ({ messageId }) => messageId);
  return threads.map((thread) => {
    const written = messages.get(thread.id) ?? [];
    const whole = {
      thread,
      messages: written,
      pasts: written.flatMap(({ id }) => pasts.get(id) ?? []),
    };
    return toThread(whole, mayOf(thread, written, viewer, participants));
  });
}

/** Undefined for what this person may not see, as for what is not there. */
export async function findWholeThread(
  driver: Driver,
  documentId: string,
  viewer: Viewer,
  threadId: string,
): Promise<WholeThread | undefined> {
  const thread = await findThread(driver, threadId);
  if (!thread || thread.documentId !== documentId || !maySee(thread, viewer)) return undefined;
  return {
    thread,
    messages: await messagesOf(driver, threadId),
    pasts: await pastsOf(driver, threadId),
  };
}
