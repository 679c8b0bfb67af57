/** The order of places on the page: sections, their parts, records, their fields, records that belong to them. */
import { parseAddress, referredIds } from "@brudnopis/document";
import type { Collection, DocumentContent, Template } from "@brudnopis/schema";
import { wholeDocument } from "./places.ts";

/** Compared from the left; what is around something is before it. */
export type Rank = readonly number[];

export function placeRanks(
  template: Template,
  { collections }: Pick<DocumentContent, "collections">,
): (place: string) => Rank {
  const parts = new Map<string, Rank>();
  template.sections.forEach((section, at) => {
    parts.set(section.key, [at]);
    section.parts.forEach((part, index) => {
      if (part.type === "collection") parts.set(part.collection, [at, index]);
      else if ("key" in part) parts.set(`${section.key}.${part.key}`, [at, index]);
    });
  });

  function recordRank(owner: string, id: string): Rank {
    const collection = template.collections.find(({ key }) => key === owner);
    const index = collections[owner]?.findIndex((record) => record.id === id) ?? -1;
    if (!collection || index < 0) return unknown;
    const own = parts.get(owner);
    return own ? [...own, index] : childRank(collection, id, index);
  }

  /** Records that belong to another stand in its form, behind its fields. */
  function childRank({ key, parent, fields }: Collection, id: string, index: number): Rank {
    const link = fields.find((field) => field.key === parent);
    const stored = collections[key]?.find((record) => record.id === id);
    const [owner] = link && stored ? referredIds(stored, link.key) : [];
    if (link?.type !== "reference" || owner === undefined) return unknown;
    return [...recordRank(link.to, owner), behindFields, index];
  }

  return (place) => {
    if (place === wholeDocument) return [-1];
    const known = parts.get(place);
    if (known) return known;
    const address = parseAddress(place);
    const [owner = "", id] = place.split("/");
    if (!address) return id === undefined ? unknown : recordRank(owner, id);
    if (address.record === undefined) return parts.get(address.owner) ?? unknown;
    const fields = template.collections.find(({ key }) => key === address.owner)?.fields ?? [];
    const field = fields.findIndex(({ key }) => key === address.field);
    return [...recordRank(address.owner, address.record), field];
  };
}

const behindFields = 10_000;
/** What is not there any more comes last. */
const unknown: Rank = [Number.MAX_SAFE_INTEGER];

export function compareRanks(a: Rank, b: Rank): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
