/** Where the words of threads are in the texts as they are now, and which places are gone. */
import { fieldAt, parseAddress } from "@brudnopis/document";
import type { DocumentContent, Template, Thread } from "@brudnopis/schema";
import { type Anchors, rangeOf } from "./anchors/anchors.ts";

export interface FoundWords {
  /** By thread; in the letters of its field. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Whose words are not there any more. */
  readonly detached: ReadonlySet<string>;
}

export function findWords(
  threads: Iterable<Thread>,
  anchors: Pick<Anchors, "find" | "isAwaited"> | undefined,
): FoundWords {
  const offsets = new Map<string, number>();
  const detached = new Set<string>();
  for (const { id, place, isRemoved } of threads) {
    const found = place.type === "text" && !isRemoved ? anchors?.find(id) : undefined;
    if (!found) continue;
    const range = rangeOf(found);
    if (range) offsets.set(id, range.from);
    else if (!anchors?.isAwaited(id)) detached.add(id);
  }
  return { offsets, detached };
}

/** Whether what a thread is about is still there: its field, its record, its section. */
export function isPlaceThere(
  { place }: Thread,
  template: Template,
  content: Pick<DocumentContent, "collections">,
): boolean {
  const holds = (collection: string, record: string) =>
    content.collections[collection]?.some(({ id }) => id === record) === true;
  if (place.type === "document") return true;
  if (place.type === "record") return holds(place.collection, place.record);
  if (place.type === "section") return template.sections.some(({ key }) => key === place.section);
  const { owner = "", record } = parseAddress(place.address) ?? {};
  return (
    fieldAt(template, place.address) !== undefined && (record === undefined || holds(owner, record))
  );
}
