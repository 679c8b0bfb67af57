/**
 * What review says to whoever tells people. A notification is a statement of the write that it tells of, so that both are
 * stored, or none.
 */
import type { NewsEvent } from "@brudnopis/schema";
import type { Statement } from "../store/driver.ts";

export interface Happening {
  readonly event: NewsEvent;
  readonly documentId: string;
  readonly at: number;
  /** Who did it; they are not told. Absent for guests and for the clock. */
  readonly actorId?: string;
  readonly threadId?: string;
  readonly messageId?: string;
  readonly suggestionId?: string;
  readonly roundId?: string;
  /** In which section it is, for those who watch only that. */
  readonly section?: string;
  /** People whom it concerns: named, asked, answered. Others hear of it only if they watch. */
  readonly concerned: readonly string[];
  /** Only the city's team may hear of it. */
  readonly isInternal: boolean;
}

export interface Notifier {
  /** To be written together with what happened. Whoever may not read the document is left out. */
  tell(happening: Happening): Promise<readonly Statement[]>;
  /** Called when they are written: mail can leave. */
  told(): void;
}
