/** Reading a document: the one way from a Y.Doc to plain typed content. It never changes what it reads. */
import {
  type Collection,
  type DocumentContent,
  type Field,
  type FieldContent,
  isFieldPart,
  type RecordContent,
  type Template,
} from "@brudnopis/schema";
import { type Doc, Map as YMap } from "yjs";
import { fieldAddress, recordFieldAddress } from "./address.ts";
import { liveRecords } from "./edits.ts";
import { isTextField, metaOf, recordsOf, textAt, valuesOf } from "./layout.ts";
import { isEmptyText, plainText, readRichText } from "./rich-text.ts";
import { readValue } from "./values.ts";

/** Texts read before, by address. Whoever keeps one removes an address when its text changes. */
export type TextCache = Map<string, FieldContent | undefined>;

/**
 * What a document says, in the terms of its template. Total: what a peer wrote against the template comes back as
 * `unparsed` or is left out, and nothing throws.
 */
export function readDocument(
  doc: Doc,
  template: Template,
  texts: TextCache = new Map(),
): DocumentContent {
  const source = { doc, template, texts };
  const meta = metaOf(doc);
  const pack: unknown = meta.get("pack");
  const fields = readSectionFields(source);
  const title = fields[template.titleField];
  return {
    format: 1,
    template: { id: template.id, version: template.version },
    ...(typeof pack === "string" ? { pack } : {}),
    networkKind: meta.get("networkKind") === "transfer" ? "transfer" : "planning",
    language: meta.get("language") === "en" ? "en" : "pl",
    illustrative: meta.get("illustrative") === true,
    title: title?.type === "line" ? title.text : "",
    fields,
    collections: readCollections(source),
  };
}

interface Source {
  readonly doc: Doc;
  readonly template: Template;
  readonly texts: TextCache;
}

function readSectionFields({ doc, template, texts }: Source): Record<string, FieldContent> {
  const fields: Record<string, FieldContent> = {};
  for (const section of template.sections) {
    for (const part of section.parts) {
      if (!isFieldPart(part)) continue;
      const address = fieldAddress(section.key, part.key);
      const content = isTextField(part)
        ? cachedText(doc, part, address, texts)
        : readValue(part, valuesOf(doc).get(address));
      if (content) fields[address] = content;
    }
  }
  return fields;
}

function cachedText(
  doc: Doc,
  field: Field,
  address: string,
  texts: TextCache,
): FieldContent | undefined {
  if (!texts.has(address)) texts.set(address, readText(doc, field, address));
  return texts.get(address);
}

function readText(doc: Doc, field: Field, address: string): FieldContent | undefined {
  // Asking a Y.Doc for a root creates it; an absent one is an empty field.
  if (!doc.share.has(address)) return undefined;
  const text = readRichText(textAt(doc, address));
  if (isEmptyText(text)) return undefined;
  return field.type === "line"
    ? {
        type: "line",
        text: plainText(text)
          .replace(/\s*\n\s*/g, " ")
          .trim(),
      }
    : { type: "rich", doc: text };
}

function readCollections(source: Source): Record<string, RecordContent[]> {
  const { template } = source;
  const bare = Object.fromEntries(
    template.collections.map((collection) => [collection.key, readRecords(source, collection)]),
  );
  return withCodes(withoutOrphans(bare, template), template);
}

function readRecords(source: Source, collection: Collection): RecordContent[] {
  return liveRecords(source.doc, collection.key).map(({ id }) => ({
    id,
    fields: readRecordFields(source, collection, id),
  }));
}

function readRecordFields(
  { doc, texts }: Source,
  collection: Collection,
  id: string,
): Record<string, FieldContent> {
  const stored = recordsOf(doc, collection.key).get(id);
  const fields: Record<string, FieldContent> = {};
  for (const field of collection.fields) {
    if (field.type === "product") continue;
    const content = isTextField(field)
      ? cachedText(doc, field, recordFieldAddress(collection.key, id, field.key), texts)
      : readValue(field, stored instanceof YMap ? stored.get(field.key) : undefined);
    if (content) fields[field.key] = content;
  }
  for (const field of collection.fields) {
    const product = field.type === "product" ? productOf(field.of, fields) : undefined;
    if (product) fields[field.key] = product;
  }
  return fields;
}

function productOf(
  keys: readonly string[],
  fields: Readonly<Record<string, FieldContent>>,
): FieldContent | undefined {
  let value = 1;
  for (const key of keys) {
    const factor = fields[key];
    if (factor?.type !== "number") return undefined;
    value *= factor.value;
  }
  return { type: "number", value };
}

type Collections = Record<string, RecordContent[]>;

/** Records that belong to a removed record are hidden with it, and come back with it. */
function withoutOrphans(collections: Collections, template: Template): Collections {
  const kept: Collections = {};
  for (const collection of template.collections) {
    const { key, parent } = collection;
    const field = collection.fields.find((candidate) => candidate.key === parent);
    const parents = field?.type === "reference" ? collections[field.to] : undefined;
    kept[key] = (collections[key] ?? []).filter((record) => {
      const reference = parent === undefined ? undefined : record.fields[parent];
      if (reference?.type !== "reference" || !parents) return true;
      return parents.some(({ id }) => reference.ids.includes(id));
    });
  }
  return kept;
}

/** Codes number themselves by order: D1, D2 …; within a goal, W1.1, W1.2, W2.1 … */
function withCodes(collections: Collections, template: Template): Collections {
  const coded: Collections = { ...collections };
  for (const collection of template.collections) {
    const { code, key } = collection;
    if (!code) continue;
    const records = coded[key] ?? [];
    if (code.within === undefined) {
      coded[key] = records.map((record, index) => ({
        ...record,
        code: `${code.prefix}${index + 1}`,
      }));
    } else {
      const within = collection.fields.find((field) => field.key === code.within);
      const owners = within?.type === "reference" ? (collections[within.to] ?? []) : [];
      coded[key] = codedWithin(records, code.prefix, code.within, owners);
    }
  }
  return coded;
}

function codedWithin(
  records: readonly RecordContent[],
  prefix: string,
  field: string,
  owners: readonly RecordContent[],
): RecordContent[] {
  const counts = new Map<number, number>();
  return records.map((record) => {
    const reference = record.fields[field];
    const owner = reference?.type === "reference" ? reference.ids[0] : undefined;
    const number = owners.findIndex(({ id }) => id === owner) + 1;
    const count = (counts.get(number) ?? 0) + 1;
    counts.set(number, count);
    return { ...record, code: `${prefix}${number === 0 ? "–" : number}.${count}` };
  });
}
