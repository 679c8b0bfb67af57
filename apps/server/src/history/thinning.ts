/**
 * Which revisions are let go of as they grow old, so that a document of many years has a list that one can read.
 *
 *   K1  What has a name, is given to a guest or was sent for review stays; so do the first one and the newest.
 *   K2  Of the last day all stay; then the last of each hour for a week, of each day for a quarter, of each week.
 *   K3  What was made before something that changed the whole document stays for a month like those of the last day.
 *   K4  What the log is read from stays: states after it would be lost.
 */
import type { StoredRevision } from "../store/revisions.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const steps = [
  { olderThanMs: 90 * dayMs, slotMs: 7 * dayMs },
  { olderThanMs: 7 * dayMs, slotMs: dayMs },
  { olderThanMs: dayMs, slotMs: hourMs },
] as const;

const eventDays = 30;

export interface Thinnable extends Pick<
  StoredRevision,
  "id" | "kind" | "name" | "isLinked" | "createdAt" | "seq"
> {}

/** Those to drop, of all of a document's revisions, newest first. */
export function thinnedOut<T extends Thinnable>(
  revisions: readonly T[],
  now: number,
  logFrom: number,
): T[] {
  const base = revisions.find(({ seq }) => seq < logFrom);
  const slots = new Set<string>();
  return revisions.filter((revision, index) => {
    const slot = slotOf(revision, now);
    if (slot === undefined) return false;
    const isFirstOfSlot = !slots.has(slot);
    slots.add(slot);
    const isKept =
      isFirstOfSlot ||
      index === 0 ||
      revision === base ||
      isNeeded(revision, revisions.length - 1 === index);
    return !isKept;
  });
}

function isNeeded({ name, isLinked, kind }: Thinnable, isOldest: boolean): boolean {
  return name !== "" || isLinked === 1 || kind === "start" || isOldest;
}

/** Undefined while all are kept (K2, K3). */
function slotOf({ kind, createdAt }: Thinnable, now: number): string | undefined {
  const age = now - createdAt;
  const isEvent = kind.startsWith("before-") || kind === "after-purge";
  if (isEvent && age < eventDays * dayMs) return undefined;
  const step = steps.find(({ olderThanMs }) => age >= olderThanMs);
  return step && `${step.slotMs} ${Math.floor(createdAt / step.slotMs)}`;
}
