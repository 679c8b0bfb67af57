/** The threads that somebody wants to see, in the order in which they want them. */
import type { DocumentContent, Template, Thread } from "@brudnopis/schema";
import { compareRanks, placeRanks } from "../place-order.ts";
import { placeOf } from "../places.ts";
import { sectionOfThread } from "../thread-index.ts";
import { fits, type ThreadFilter } from "./filter.ts";

export interface ArrangeOptions {
  readonly filter: ThreadFilter;
  readonly template: Template;
  readonly content: Pick<DocumentContent, "collections">;
  /** Where in its text a thread is; undefined for all others. */
  readonly offsetOf: (thread: Thread) => number | undefined;
}

export function arrangeThreads(threads: Iterable<Thread>, options: ArrangeOptions): Thread[] {
  const { filter, template, content, offsetOf } = options;
  const wanted = [...threads].filter((thread) =>
    fits(thread, filter, sectionOfThread(thread, template)),
  );
  if (filter.order === "time") return wanted.toSorted((a, b) => lastMoment(b) - lastMoment(a));
  const rankOf = placeRanks(template, content);
  return wanted
    .map((thread) => ({
      thread,
      rank: [...rankOf(placeOf(thread.place)), offsetOf(thread) ?? -1, thread.at],
    }))
    .toSorted((a, b) => compareRanks(a.rank, b.rank))
    .map(({ thread }) => thread);
}

function lastMoment({ messages, at }: Thread): number {
  return messages.at(-1)?.at ?? at;
}
