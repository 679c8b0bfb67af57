/**
 * How a document lies in its Y.Doc. Every root is one of:
 *
 *   meta                          Y.Map, written by the server alone: format, template, language …
 *   values                        Y.Map, address -> stored value of a section's typed field
 *   <collection>                  Y.Map, record id -> Y.Map of the record (see below)
 *   <section>.<field>             Y.XmlFragment, the text of a line or rich field
 *   <collection>/<id>.<field>     Y.XmlFragment, the text of a record's line or rich field
 *
 *   L1  A root is named by its address, so no two clients can create the same place twice.
 *   L2  A record's map holds `$order` (fractional index), `$removed` (true while removed) and typed values by
 *       field key. Nothing is ever deleted from a collection.
 *   L3  Sections are not in the Y.Doc, so no concurrent edit can delete one.
 */
import { type Field, isFieldPart, type Template } from "@brudnopis/schema";
import { type Doc, Map as YMap, type XmlFragment } from "yjs";
import { parseAddress } from "./address.ts";

/** Version of this layout, kept in `meta`. */
export const documentFormat = 1;

export const orderKey = "$order";
export const removedKey = "$removed";

/** One record as it is stored. */
export type StoredRecord = YMap<unknown>;

/** Origin of every typed edit made here, so that undo can follow it. */
export const localEdit = Symbol("local edit");

export function metaOf(doc: Doc): YMap<unknown> {
  return doc.getMap("meta");
}

export function valuesOf(doc: Doc): YMap<unknown> {
  return doc.getMap("values");
}

export function recordsOf(doc: Doc, collection: string): YMap<unknown> {
  return doc.getMap(collection);
}

export function textAt(doc: Doc, address: string): XmlFragment {
  return doc.getXmlFragment(address);
}

/** The stored record, also a removed one. */
export function storedRecord(doc: Doc, collection: string, id: string): StoredRecord | undefined {
  const record = recordsOf(doc, collection).get(id);
  return record instanceof YMap ? record : undefined;
}

/** Line and rich fields are edited together as text; the others are single values. */
export function isTextField(field: Field): boolean {
  return field.type === "line" || field.type === "rich";
}

/** The template's field at an address, whether or not the record exists. */
export function fieldAt(template: Template, address: string): Field | undefined {
  const place = parseAddress(address);
  if (!place) return undefined;
  const fields =
    place.record === undefined
      ? template.sections.find(({ key }) => key === place.owner)?.parts
      : template.collections.find(({ key }) => key === place.owner)?.fields;
  const part = fields?.find((candidate) => "key" in candidate && candidate.key === place.field);
  return part && isFieldPart(part) ? part : undefined;
}
