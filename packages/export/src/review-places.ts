/**
 * Where remarks and suggestions stand in a tree that is being built: whoever builds a place asks what belongs there.
 *
 *   V1  Each is handed out once, to the first place that asks: what is printed twice carries it once.
 *   V2  What nobody asked for stands at its section, or else at nothing, which is the whole document.
 */
import type { RichNode } from "@brudnopis/schema";
import type { Inline } from "./print.ts";
import type { MarkedPlace, MarkedRemark, ReviewMarks } from "./review-marks.ts";
import { markNodes, type TextMarks } from "./review-nodes.ts";

export class ReviewPlaces {
  /** By what asks for them: an address, `collection/record`, a section's key behind `#`. */
  readonly #whole = new Map<string, string[]>();
  readonly #ranges = new Map<string, TextMarks>();

  constructor(review: ReviewMarks | undefined, withChanges: boolean) {
    for (const remark of review?.remarks ?? []) this.#addRemark(remark);
    if (!withChanges) return;
    for (const { id, change } of review?.suggestions ?? []) {
      if (!change) continue;
      const { remarks, changes } = this.#rangesOf(change.address);
      this.#ranges.set(change.address, { remarks, changes: [...changes, { ...change, id }] });
    }
  }

  #addRemark({ id, place }: MarkedRemark): void {
    if (place.type === "text") {
      const { remarks, changes } = this.#rangesOf(place.address);
      const { from, to } = place;
      this.#ranges.set(place.address, { remarks: [...remarks, { id, from, to }], changes });
      return;
    }
    const key = keyOf(place);
    if (key !== undefined) this.#whole.set(key, [...(this.#whole.get(key) ?? []), id]);
  }

  #rangesOf(address: string): TextMarks {
    return this.#ranges.get(address) ?? { remarks: [], changes: [] };
  }

  /** Whether anything is to be marked in a text. */
  hasText(address: string): boolean {
    return this.#ranges.has(address);
  }

  /** The text of a field with its marks. */
  text(address: string, nodes: readonly RichNode[]): readonly RichNode[] {
    const marks = this.#ranges.get(address);
    this.#ranges.delete(address);
    return marks ? markNodes(nodes, marks) : nodes;
  }

  /** A line with the remarks about all of what it names around it. */
  around(key: string, inlines: readonly Inline[]): readonly Inline[] {
    const ids = this.#whole.get(key);
    if (!ids || inlines.length === 0) return inlines;
    this.#whole.delete(key);
    return wrapped(ids, inlines);
  }

  /** V2. A section's heading, with what its parts have left. `isOwn` says whether an address or a record is the section's. */
  aroundSection(
    section: string,
    isOwn: (key: string) => boolean,
    inlines: readonly Inline[],
  ): readonly Inline[] {
    const ids: string[] = [];
    for (const [key, left] of this.#whole) {
      if (key !== sectionKey(section) && !isOwn(key)) continue;
      this.#whole.delete(key);
      ids.push(...left);
    }
    for (const [address, { remarks }] of this.#ranges) {
      if (!isOwn(address)) continue;
      this.#ranges.delete(address);
      ids.push(...remarks.map(({ id }) => id));
    }
    return ids.length === 0 ? inlines : wrapped(ids, inlines);
  }
}

export function recordKey(collection: string, record: string): string {
  return `${collection}/${record}`;
}

function sectionKey(section: string): string {
  return `#${section}`;
}

function keyOf(place: Exclude<MarkedPlace, { type: "text" }>): string | undefined {
  switch (place.type) {
    case "document":
      return undefined;
    case "section":
      return sectionKey(place.section);
    case "record":
      return recordKey(place.collection, place.record);
    case "field":
      return place.address;
  }
}

function wrapped(ids: readonly string[], inlines: readonly Inline[]): Inline[] {
  return [
    ...ids.map((id) => ({ type: "comment-start", id }) as const),
    ...inlines,
    ...ids.map((id) => ({ type: "comment-end", id }) as const),
  ];
}
