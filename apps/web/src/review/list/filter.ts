/** Which remarks somebody wants to see, and in which order. */
import type { RemarkKind, Thread, ThreadState } from "@brudnopis/schema";

export const threadStates: readonly ThreadState[] = ["open", "addressed", "closed"];

export interface ThreadFilter {
  /** Empty: all of them. */
  readonly kinds: readonly RemarkKind[];
  readonly states: readonly ThreadState[];
  readonly author?: string;
  readonly assignee?: string;
  readonly section?: string;
  readonly order: "place" | "time";
}

export function fits(thread: Thread, filter: ThreadFilter, section: string | undefined): boolean {
  const { kinds, states, author, assignee } = filter;
  if (thread.isRemoved) return false;
  return (
    states.includes(thread.state) &&
    (kinds.length === 0 || kinds.includes(thread.kind)) &&
    (author === undefined || thread.author === author) &&
    (assignee === undefined || thread.assignee === assignee) &&
    (filter.section === undefined || filter.section === section)
  );
}

/** Whether more is hidden than what is closed. */
export function isNarrow({ kinds, states, author, assignee, section }: ThreadFilter): boolean {
  const hidesOpen = !states.includes("open") || !states.includes("addressed");
  const hasOwner = author !== undefined || assignee !== undefined;
  return kinds.length > 0 || hidesOpen || hasOwner || section !== undefined;
}
