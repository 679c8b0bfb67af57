import { type Doc, type Transaction, YMapEvent } from "yjs";

/**
 * What a transaction changed: addresses of fields, and `collection/recordId` where the record itself came, went or moved.
 */
export function changedPlaces(
  doc: Doc,
  changed: Transaction["changedParentTypes"],
): readonly string[] {
  return [...doc.share].flatMap(([name, root]) => {
    const events = changed.get(root);
    if (!events) return [];
    if (name.includes(".")) return [name];
    return events.flatMap((event) =>
      event instanceof YMapEvent ? placesOf(name, event as YMapEvent<unknown>) : [],
    );
  });
}

/** A key that changed is a section's field, a record, or a record's field. */
function placesOf(root: string, { keysChanged, target }: YMapEvent<unknown>): string[] {
  const keys = [...keysChanged].map(String);
  if (root === "values") return keys;
  const record = target._item === null ? undefined : target._item.parentSub;
  if (record == null) return keys.map((key) => `${root}/${key}`);
  return keys.map((key) =>
    key.startsWith("$") ? `${root}/${record}` : `${root}/${record}.${key}`,
  );
}
