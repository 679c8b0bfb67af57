import { type AbstractType, type Doc, type Transaction, type YEvent, YMapEvent } from "yjs";

/**
 * What a transaction changed: addresses of fields, and `collection/recordId` where the record itself came, went or moved.
 */
export function changedPlaces(
  doc: Doc,
  changed: Transaction["changedParentTypes"],
): readonly string[] {
  const places: string[] = [];
  let left = [...changed.keys()].filter(({ _item }) => _item === null).length;
  // Asked with every letter, of a document that may have more than a thousand roots.
  for (const [name, root] of doc.share) {
    if (left === 0) break;
    const events = changed.get(root);
    if (!events) continue;
    left -= 1;
    if (name.includes(".")) places.push(name);
    else for (const event of events) places.push(...placesOf(name, event));
  }
  return places;
}

/** A key that changed is a section's field, a record, or a record's field. */
function placesOf(root: string, event: YEvent<AbstractType<unknown>>): string[] {
  if (!(event instanceof YMapEvent)) return [];
  const { keysChanged, target } = event as YMapEvent<unknown>;
  const keys = [...keysChanged].map(String);
  if (root === "values") return keys;
  const record = target._item === null ? undefined : target._item.parentSub;
  if (record == null) return keys.map((key) => `${root}/${key}`);
  return keys.map((key) =>
    key.startsWith("$") ? `${root}/${record}` : `${root}/${record}.${key}`,
  );
}
