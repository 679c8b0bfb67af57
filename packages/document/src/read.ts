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
import { fieldAddress, parseAddress, recordFieldAddress } from "./address.ts";
import { liveRecords } from "./edits.ts";
import { isTextField, metaOf, recordsOf, textAt, valuesOf } from "./layout.ts";
import { isEmptyText, plainText, readRichText } from "./rich-text.ts";
import { readValue } from "./values.ts";

/**
 * What a document says, in the terms of its template. Total: what a peer wrote against the template comes back as
 * `unparsed` or is left out, and nothing throws.
 */
export function readDocument(doc: Doc, template: Template): DocumentContent {
  return new DocumentReader(doc, template).read();
}

/**
 * Reads a document again and again, and of it only what has changed since.
 *
 *   D1  After `changed` was called for all that changed, `read` says what a first reading would say.
 *   D2  What was not said to have changed is the same object as before.
 */
export class DocumentReader {
  readonly #doc: Doc;
  readonly #template: Template;
  /** By address, also of texts that are empty. */
  readonly #texts = new Map<string, FieldContent | undefined>();
  /** By collection and id, as stored: without codes, and whether or not their parent is there. */
  readonly #records = new Map<string, Map<string, RecordContent>>();
  /** Records with the code that they had, by the record without one (D2). */
  readonly #coded: CodedRecords = new WeakMap();
  /** By collection, the live ones in order; what has changed in one of them is missing. */
  readonly #lists = new Map<string, RecordContent[]>();
  #fields: Record<string, FieldContent> | undefined;
  /** Addresses of sections' texts that have changed since `#fields` was read. */
  readonly #changedTexts = new Set<string>();
  #collections: Collections = {};
  #collectionsChanged = true;

  readonly #textFields: ReadonlyMap<string, Field>;

  constructor(doc: Doc, template: Template) {
    this.#doc = doc;
    this.#template = template;
    this.#textFields = textFieldsOf(template);
  }

  /** Says that something in a root of the document has changed: in one of its records, where it is known which. */
  changed(root: string, record?: string): void {
    const place = parseAddress(root);
    if (place) this.#texts.delete(root);
    if (place && place.record === undefined) {
      this.#changedTexts.add(root);
      return;
    }
    if (root === "values") {
      this.#fields = undefined;
      return;
    }
    const [collection, id] = place ? [place.owner, place.record] : [root, record];
    if (id === undefined) this.#records.delete(collection);
    else this.#records.get(collection)?.delete(id);
    this.#lists.delete(collection);
    this.#collectionsChanged = true;
  }

  /** The text of a line or rich field as it was read last; undefined while it is empty. */
  text(address: string): FieldContent | undefined {
    return this.#texts.get(address);
  }

  read(): DocumentContent {
    const meta = metaOf(this.#doc);
    const pack: unknown = meta.get("pack");
    const template = this.#template;
    this.#fields = this.#readFields();
    if (this.#collectionsChanged) this.#collections = this.#readCollections();
    this.#collectionsChanged = false;
    const title = this.#fields[template.titleField];
    return {
      format: 1,
      template: { id: template.id, version: template.version },
      ...(typeof pack === "string" ? { pack } : {}),
      networkKind: meta.get("networkKind") === "transfer" ? "transfer" : "planning",
      language: meta.get("language") === "en" ? "en" : "pl",
      illustrative: meta.get("illustrative") === true,
      title: title?.type === "line" ? title.text : "",
      fields: this.#fields,
      collections: this.#collections,
    };
  }

  /** A letter changes one field of many; which ones there are changes rarely, and with it their order. */
  #readFields(): Record<string, FieldContent> {
    let fields = this.#fields;
    for (const address of this.#changedTexts) {
      const field = this.#textFields.get(address);
      const content = field && this.#readText(field, address);
      if (!content || !fields?.[address]) fields = undefined;
      else fields = { ...fields, [address]: content };
    }
    this.#changedTexts.clear();
    return fields ?? this.#readSectionFields();
  }

  #readSectionFields(): Record<string, FieldContent> {
    const fields: Record<string, FieldContent> = {};
    for (const section of this.#template.sections) {
      for (const part of section.parts) {
        if (!isFieldPart(part)) continue;
        const address = fieldAddress(section.key, part.key);
        const content = isTextField(part)
          ? this.#readText(part, address)
          : readValue(part, valuesOf(this.#doc).get(address));
        if (content) fields[address] = content;
      }
    }
    return fields;
  }

  #readText(field: Field, address: string): FieldContent | undefined {
    if (!this.#texts.has(address)) this.#texts.set(address, readText(this.#doc, field, address));
    return this.#texts.get(address);
  }

  #readCollections(): Collections {
    const bare = Object.fromEntries(
      this.#template.collections.map((collection) => [collection.key, this.#listOf(collection)]),
    );
    const coded = withCodes(withoutOrphans(bare, this.#template), this.#template, this.#coded);
    return Object.fromEntries(
      Object.entries(coded).map(([key, records]) => [key, sameOr(this.#collections[key], records)]),
    );
  }

  #listOf(collection: Collection): RecordContent[] {
    const known = this.#lists.get(collection.key);
    if (known) return known;
    const list = this.#readAll(collection);
    this.#lists.set(collection.key, list);
    return list;
  }

  #readAll(collection: Collection): RecordContent[] {
    const before = this.#records.get(collection.key);
    const now = new Map<string, RecordContent>();
    for (const { id } of liveRecords(this.#doc, collection.key)) {
      now.set(id, before?.get(id) ?? { id, fields: this.#readRecordFields(collection, id) });
    }
    this.#records.set(collection.key, now);
    return [...now.values()];
  }

  #readRecordFields(collection: Collection, id: string): Record<string, FieldContent> {
    const stored = recordsOf(this.#doc, collection.key).get(id);
    const fields: Record<string, FieldContent> = {};
    for (const field of collection.fields) {
      if (field.type === "product") continue;
      const content = isTextField(field)
        ? this.#readText(field, recordFieldAddress(collection.key, id, field.key))
        : readValue(field, stored instanceof YMap ? stored.get(field.key) : undefined);
      if (content) fields[field.key] = content;
    }
    for (const field of collection.fields) {
      const product = field.type === "product" ? productOf(field.of, fields) : undefined;
      if (product) fields[field.key] = product;
    }
    return fields;
  }
}

/** The sections' text fields by address. */
function textFieldsOf({ sections }: Template): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const { key, parts } of sections)
    for (const part of parts)
      if (isFieldPart(part) && isTextField(part)) fields.set(fieldAddress(key, part.key), part);
  return fields;
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

/** The list that was there before where nothing in it is another (D2). */
function sameOr(before: RecordContent[] | undefined, now: RecordContent[]): RecordContent[] {
  const isSame =
    before?.length === now.length && now.every((record, index) => record === before[index]);
  return isSame ? before : now;
}

/** Records that belong to a removed record are hidden with it, and come back with it. */
function withoutOrphans(collections: Collections, template: Template): Collections {
  const kept: Collections = {};
  for (const collection of template.collections) {
    const { key, parent } = collection;
    const field = collection.fields.find((candidate) => candidate.key === parent);
    const parents = field?.type === "reference" ? collections[field.to] : undefined;
    if (parent === undefined || !parents) {
      kept[key] = collections[key] ?? [];
      continue;
    }
    const ids = new Set(parents.map(({ id }) => id));
    kept[key] = (collections[key] ?? []).filter((record) => {
      const reference = record.fields[parent];
      return reference?.type !== "reference" || reference.ids.some((id) => ids.has(id));
    });
  }
  return kept;
}

/** Codes number themselves by order: D1, D2 …; within a goal, W1.1, W1.2, W2.1 … */
function withCodes(collections: Collections, template: Template, known: CodedRecords): Collections {
  const coded: Collections = { ...collections };
  for (const collection of template.collections) {
    const { code, key } = collection;
    if (!code) continue;
    const records = coded[key] ?? [];
    if (code.within === undefined) {
      coded[key] = records.map((record, index) =>
        withCode(record, `${code.prefix}${index + 1}`, known),
      );
    } else {
      const within = collection.fields.find((field) => field.key === code.within);
      const owners = within?.type === "reference" ? (collections[within.to] ?? []) : [];
      coded[key] = codedWithin(records, code.prefix, code.within, owners, known);
    }
  }
  return coded;
}

function codedWithin(
  records: readonly RecordContent[],
  prefix: string,
  field: string,
  owners: readonly RecordContent[],
  known: CodedRecords,
): RecordContent[] {
  const counts = new Map<number, number>();
  const numbers = new Map(owners.map(({ id }, index) => [id, index + 1]));
  return records.map((record) => {
    const reference = record.fields[field];
    const owner = reference?.type === "reference" ? reference.ids[0] : undefined;
    const number = (owner !== undefined && numbers.get(owner)) || 0;
    const count = (counts.get(number) ?? 0) + 1;
    counts.set(number, count);
    return withCode(record, `${prefix}${number === 0 ? "–" : number}.${count}`, known);
  });
}

type CodedRecords = WeakMap<RecordContent, RecordContent>;

function withCode(record: RecordContent, code: string, known: CodedRecords): RecordContent {
  const before = known.get(record);
  if (before?.code === code) return before;
  const coded = { ...record, code };
  known.set(record, coded);
  return coded;
}
