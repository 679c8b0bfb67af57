/** Which two states of the document are looked at: what the address says, filled in by what there is. */
import type { Revision, RevisionList } from "@brudnopis/schema";
import type { HistoryView } from "./history-path.ts";

/** A revision, or the document as it is now. */
export type Shown = Revision | "now";

export interface Selection {
  readonly to: Shown;
  /** What it is compared with; absent for the first revision. */
  readonly from: Revision | undefined;
  /** Whether what is shown is what everybody has in front of them. */
  readonly isCurrent: boolean;
  /** The address names a revision that is not there (any more). */
  readonly isMissing: boolean;
}

export function selectionOf(list: RevisionList, view: HistoryView): Selection {
  const { revisions, now } = list;
  const find = (id: string | undefined) => revisions.find((revision) => revision.id === id);
  const to = find(view.revision) ?? (now ? "now" : (revisions[0] ?? "now"));
  const asked = find(view.from);
  return {
    to,
    from: asked ?? usualFrom(list, to, view.section !== undefined),
    isCurrent: to === "now" || (to === revisions[0] && !now),
    isMissing: isGone(view.revision, find) || isGone(view.from, find),
  };
}

/** The revision before; of a single section the first one: few revisions change a given section. */
function usualFrom(
  { revisions }: RevisionList,
  to: Shown,
  isOfSection: boolean,
): Revision | undefined {
  const earlier = revisions.slice(to === "now" ? 0 : revisions.indexOf(to) + 1);
  return isOfSection ? earlier.at(-1) : earlier[0];
}

function isGone(id: string | undefined, find: (id: string) => Revision | undefined): boolean {
  return id !== undefined && find(id) === undefined;
}

/** What the routes call it. */
export function idOf(shown: Shown): string {
  return shown === "now" ? "now" : shown.id;
}

/** What the address says of it. */
export function viewOf(shown: Shown): string | undefined {
  return shown === "now" ? undefined : shown.id;
}
