/**
 * A document that says the same and has no past.
 *
 *   F1  It reads the same in every place, also in those that its template has no place for any more.
 *   F2  Nothing of what was deleted is in it: no removed record, no record that was hidden with its parent, no text of theirs.
 */
import type { Template } from "@brudnopis/schema";
import { AbstractType, Doc, Map as YMap, XmlElement, type XmlFragment, XmlText } from "yjs";
import { parseAddress } from "../address.ts";
import { metaOf, removedKey, textAt, valuesOf } from "../layout.ts";
import { readDocument } from "../read.ts";

/** @throws Error for a document with something in it that documents do not have. */
export function freshCopy(doc: Doc, template: Template): Doc {
  const fresh = new Doc();
  const isKept = keptRecords(doc, template);
  fresh.transact(() => {
    for (const name of doc.share.keys()) {
      const place = parseAddress(name);
      if (!place) copyMap(doc.getMap(name), fresh.getMap(name), (id) => isKept(name, id));
      else if (place.record === undefined || isKept(place.owner, place.record))
        copyText(textAt(doc, name), textAt(fresh, name));
    }
  });
  return fresh;
}

/** F2. What the template knows is kept when it is read; of other collections, what is not marked as removed. */
function keptRecords(doc: Doc, template: Template): (root: string, id: string) => boolean {
  const { collections } = readDocument(doc, template);
  const known = new Map(
    template.collections.map(({ key }) => [key, new Set(collections[key]?.map(({ id }) => id))]),
  );
  const fixed = new Set<YMap<unknown>>([metaOf(doc), valuesOf(doc)]);
  return (root, id) => {
    const ids = known.get(root);
    if (ids) return ids.has(id);
    const map = doc.getMap(root);
    const record = fixed.has(map) ? undefined : map.get(id);
    return !(record instanceof YMap && record.get(removedKey) === true);
  };
}

function copyMap(
  from: YMap<unknown>,
  to: YMap<unknown>,
  isKept: (key: string) => boolean = () => true,
): void {
  for (const [key, value] of from.entries()) if (isKept(key)) to.set(key, copyOf(value));
}

function copyOf(value: unknown): unknown {
  if (value instanceof YMap) {
    const copy = new YMap<unknown>();
    copyMap(value, copy);
    return copy;
  }
  if (value instanceof AbstractType)
    throw new Error("A value of a kind that documents do not have");
  return value;
}

function copyText(from: XmlFragment, to: XmlFragment): void {
  const nodes = from
    .toArray()
    .filter((node) => node instanceof XmlElement || node instanceof XmlText);
  if (nodes.length > 0)
    to.insert(
      0,
      nodes.map((node) => node.clone()),
    );
}
