/** What people wrote where a document's template has no place for it: kept in the document, read apart. */
import {
  type Collection,
  type Field,
  type FieldContent,
  isFieldPart,
  type LocalText,
  type Template,
} from "@brudnopis/schema";
import { type Doc, Map as YMap } from "yjs";
import { fieldAddress, parseAddress, recordFieldAddress } from "./address.ts";
import { fieldAt, isTextField, recordsOf, removedKey, textAt, valuesOf } from "./layout.ts";
import { isEmptyText, readRichText } from "./rich-text.ts";
import { rawLimit, readValue } from "./values.ts";

export interface StoredOrphan {
  readonly address: string;
  readonly content: FieldContent;
  /** The field as the nearest other version has it; undefined where no version knows the place. */
  readonly field: Field | undefined;
  /** Name of the section or collection in that version. */
  readonly within: LocalText | undefined;
}

/**
 * Reads what lies in a document at places that `template` does not have, or has as another kind of field (text that
 * became a value, or a value that became text). Records that were removed are left out, as everywhere.
 * `versions` are other versions of the template, the likeliest first: they say how to read and call what is found.
 */
export function readOrphans(
  doc: Doc,
  template: Template,
  versions: readonly Template[],
): StoredOrphan[] {
  return [...orphanTexts(doc, template), ...orphanValues(doc, template)].flatMap((found) => {
    const known = versions.find((version) => {
      const field = fieldAt(version, found.address);
      return field !== undefined && isTextField(field) === (found.stored === undefined);
    });
    const field = known && fieldAt(known, found.address);
    const content = contentOf(doc, found, field);
    if (!content) return [];
    return [{ address: found.address, content, field, within: known && ownerTitle(known, found) }];
  });
}

interface Found {
  readonly address: string;
  /** Of a typed value; undefined for text. */
  readonly stored: unknown;
}

function orphanTexts(doc: Doc, template: Template): Found[] {
  return [...doc.share.keys()].flatMap((address) => {
    const place = parseAddress(address);
    if (!place || isRemoved(doc, place.owner, place.record)) return [];
    const field = fieldAt(template, address);
    return field && isTextField(field) ? [] : [{ address, stored: undefined }];
  });
}

function orphanValues(doc: Doc, template: Template): Found[] {
  const ofSections = [...valuesOf(doc)].filter(([address]) => !isValuePlace(template, address));
  const ofRecords = collectionRoots(doc).flatMap((collection) =>
    [...recordsOf(doc, collection)].flatMap(([id, record]) => {
      if (!(record instanceof YMap) || record.get(removedKey) === true) return [];
      return [...record]
        .filter(([key]) => !key.startsWith("$"))
        .map(([key, stored]): [string, unknown] => [
          recordFieldAddress(collection, id, key),
          stored,
        ])
        .filter(([address]) => !isValuePlace(template, address));
    }),
  );
  return [...ofSections, ...ofRecords].map(([address, stored]) => ({ address, stored }));
}

function isValuePlace(template: Template, address: string): boolean {
  const field = fieldAt(template, address);
  return field !== undefined && !isTextField(field) && field.type !== "product";
}

/** Roots of the document that are named like a collection, of this version or of any other. */
function collectionRoots(doc: Doc): string[] {
  return [...doc.share.keys()].filter(
    (name) => name !== "meta" && name !== "values" && /^[a-z][a-z0-9-]*$/.test(name),
  );
}

function isRemoved(doc: Doc, collection: string, id: string | undefined): boolean {
  if (id === undefined) return false;
  const record = recordsOf(doc, collection).get(id);
  return record instanceof YMap && record.get(removedKey) === true;
}

function contentOf(
  doc: Doc,
  { address, stored }: Found,
  field: Field | undefined,
): FieldContent | undefined {
  if (stored === undefined) {
    const text = readRichText(textAt(doc, address));
    return isEmptyText(text) ? undefined : { type: "rich", doc: text };
  }
  if (field) return readValue(field, stored);
  if (stored === null || stored === "") return undefined;
  const raw = typeof stored === "string" ? stored : (JSON.stringify(stored) ?? "");
  return { type: "unparsed", raw: raw.slice(0, rawLimit) };
}

function ownerTitle(template: Template, { address }: Found): LocalText | undefined {
  const place = parseAddress(address);
  const owners: readonly Pick<Collection, "key" | "title">[] =
    place?.record === undefined ? template.sections : template.collections;
  return owners.find(({ key }) => key === place?.owner)?.title;
}

export interface TemplatePlace {
  readonly field: Field;
  /** Title of its section or collection. */
  readonly within: LocalText;
}

/** All fields of a template, by the address of a section's field or by `collection.field`. */
export function templatePlaces(template: Template): Map<string, TemplatePlace> {
  const places = new Map<string, TemplatePlace>();
  for (const { key, title, parts } of template.sections) {
    for (const field of parts.filter(isFieldPart))
      places.set(fieldAddress(key, field.key), { field, within: title });
  }
  for (const { key, title, fields } of template.collections) {
    for (const field of fields) places.set(`${key}.${field.key}`, { field, within: title });
  }
  return places;
}
