/** What became of the records of a collection: those that came, went or moved, and what differs inside of the others. */
import type { Change, Collection, Credit, RecordContent } from "@brudnopis/schema";
import { recordFieldAddress } from "../address.ts";
import { isTextField, orderKey, removedKey, storedRecord } from "../layout.ts";
import { align } from "./align.ts";
import type { Comparing, State } from "./compare-context.ts";
import { fieldChanges, writersAt } from "./compare-fields.ts";
import { byPerson } from "./credits.ts";

/** Records that are shown together: in a section, or inside of another record. */
export interface RecordPlace {
  readonly collection: Collection;
  readonly section: string;
  /** The record inside of which they are. */
  readonly owner?: string;
}

/** In the order in which they stand, the removed ones where they stood; each with what is inside of it. */
export function recordChanges(place: RecordPlace, comparing: Comparing): Change[] {
  const before = placesOf(recordsAt(place, comparing.before));
  const after = placesOf(recordsAt(place, comparing.after));
  const moved = movedIds(place, before, after, comparing);
  const { key } = place.collection;
  return inOrder(before, after).flatMap((id) => {
    const [from, to] = [before.get(id), after.get(id)];
    const one = comparing.before.records.find(key, id);
    const other = comparing.after.records.find(key, id);
    // Now it is inside of another record, and listed there.
    if (other && to === undefined) return [];
    return [
      ...(one && other && !moved.has(id)
        ? []
        : recordChange(place, one, other, { from, to }, comparing)),
      ...(one && other ? insideChanges(place, one, other, comparing) : []),
      ...(other ? ownedChanges(place, id, comparing) : []),
    ];
  });
}

function recordsAt({ collection, owner }: RecordPlace, { records }: State) {
  return owner === undefined ? records.all(collection) : records.inside(collection, owner);
}

/** Where each record stands, from 1 on; in that order. */
type Places = ReadonlyMap<string, number>;

function placesOf(records: readonly RecordContent[]): Places {
  return new Map(records.map(({ id }, index) => [id, index + 1]));
}

/** Each once: as they stand, and behind each those that stood behind it. */
function inOrder(before: Places, after: Places): string[] {
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const id of before.keys()) {
    if (after.has(id)) last = id;
    else if (behind.get(last)?.push(id) === undefined) behind.set(last, [id]);
  }
  return [undefined, ...after.keys()].flatMap((id) => [
    ...(id === undefined ? [] : [id]),
    ...(behind.get(id) ?? []),
  ]);
}

/** Those that somebody moved, and not all that now stand elsewhere because of them. */
function movedIds(
  { collection }: RecordPlace,
  before: Places,
  after: Places,
  comparing: Comparing,
): ReadonlySet<string> {
  const orderIn = ({ doc }: State, id: string) =>
    storedRecord(doc, collection.key, id)?.get(orderKey);
  const isTouched = (id: string) => orderIn(comparing.before, id) !== orderIn(comparing.after, id);
  const common = [...before.keys()].filter((id) => after.has(id));
  const matches = align(
    common,
    [...after.keys()].filter((id) => before.has(id)),
    (one, other) => one === other,
    // Those that nobody touched stand in one order in both states.
    (id) => (isTouched(id) ? 1 : before.size + 1),
  );
  const stayed = new Set(matches.map(([index]) => index));
  return new Set(common.filter((_, index) => !stayed.has(index)));
}

function recordChange(
  { collection, section }: RecordPlace,
  one: RecordContent | undefined,
  other: RecordContent | undefined,
  places: { readonly from: number | undefined; readonly to: number | undefined },
  comparing: Comparing,
): Change[] {
  const record = other ?? one;
  if (!record) return [];
  const { from, to } = places;
  const what = !one ? "added" : !other ? "removed" : "moved";
  comparing.names.mention(collection.key, record.id);
  for (const field of collection.fields) comparing.names.mentionIn(field, record.fields[field.key]);
  return [
    {
      type: "record",
      id: `${what}:${collection.key}/${record.id}`,
      section,
      what,
      collection: collection.key,
      record,
      by: byPerson(creditsOf(what, collection, record.id, comparing)),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  ];
}

/** Whoever wrote in a new record had a part in it. */
function creditsOf(
  what: "added" | "removed" | "moved",
  collection: Collection,
  id: string,
  comparing: Comparing,
): (Credit | undefined)[] {
  const entries = storedRecord(comparing.after.doc, collection.key, id)?._map;
  if (what !== "added") {
    return comparing.who.entry(entries?.get(what === "moved" ? orderKey : removedKey));
  }
  return [
    ...[...(entries?.values() ?? [])].flatMap((item) => comparing.who.entry(item)),
    ...collection.fields
      .filter(isTextField)
      .flatMap(({ key }) => writersAt(recordFieldAddress(collection.key, id, key), comparing)),
  ];
}

function insideChanges(
  { collection, section }: RecordPlace,
  one: RecordContent,
  other: RecordContent,
  comparing: Comparing,
): Change[] {
  return collection.fields.flatMap((field) => {
    const address = recordFieldAddress(collection.key, other.id, field.key);
    const [before, after] = [one.fields[field.key], other.fields[field.key]];
    return fieldChanges({ field, address, section, before, after }, comparing);
  });
}

/** Of the records inside of one. Those of a removed one went with it, and come back with it. */
function ownedChanges(
  { collection, section }: RecordPlace,
  owner: string,
  comparing: Comparing,
): Change[] {
  return comparing.template.collections
    .filter((child) => isInside(child, collection))
    .flatMap((child) => recordChanges({ collection: child, section, owner }, comparing));
}

function isInside(child: Collection, { key }: Collection): boolean {
  const field = child.fields.find((candidate) => candidate.key === child.parent);
  // One that belonged to itself would have no end.
  return field?.type === "reference" && field.to === key && child.key !== key;
}
