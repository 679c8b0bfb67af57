/** Making a document. Only the server does this, once: two clients that seed write everything twice. */
import {
  AppError,
  type Collection,
  type Field,
  type Language,
  type NetworkKind,
  type RichText,
  type Seed,
  type SeedValue,
  type Template,
} from "@brudnopis/schema";
import { Doc, Map as YMap } from "yjs";
import { recordFieldAddress } from "./address.ts";
import {
  documentFormat,
  fieldAt,
  isTextField,
  metaOf,
  orderKey,
  recordsOf,
  removedKey,
  textAt,
  valuesOf,
} from "./layout.ts";
import { orderAt, type Ordered } from "./order.ts";
import { paragraphs, writeRichText } from "./rich-text.ts";
import { isStorable, type StoredValue } from "./values.ts";

export interface NewDocumentOptions {
  readonly language: Language;
  readonly networkKind: NetworkKind;
  readonly pack?: string | undefined;
  readonly title?: string;
  /** Set for samples whose figures are made up. */
  readonly illustrative?: boolean;
}

/** An empty document of a template, with at most its title. */
export function createDocument(template: Template, options: NewDocumentOptions): Doc {
  const doc = new Doc();
  doc.transact(() => {
    writeMeta(doc, template, options);
    if (options.title) {
      writeRichText(textAt(doc, template.titleField), paragraphs(options.title));
    }
  });
  return doc;
}

function writeMeta(doc: Doc, template: Template, options: NewDocumentOptions): void {
  const meta = metaOf(doc);
  meta.set("format", documentFormat);
  meta.set("template", template.id);
  meta.set("templateVersion", template.version);
  meta.set("language", options.language);
  meta.set("networkKind", options.networkKind);
  if (options.pack !== undefined) meta.set("pack", options.pack);
  if (options.illustrative === true) meta.set("illustrative", true);
}

/**
 * A document filled from a seed.
 * @throws AppError `invalid-input` naming the address of what the template does not know or cannot hold.
 */
export function createFromSeed(template: Template, seed: Seed): Doc {
  const { language, networkKind, pack, illustrative } = seed;
  const doc = createDocument(template, { language, networkKind, pack, illustrative });
  doc.transact(() => {
    for (const [address, value] of Object.entries(seed.fields)) {
      const field = fieldAt(template, address);
      if (!field) throw unknownPlace(address);
      if (isTextField(field)) writeRichText(textAt(doc, address), toText(value, address));
      else valuesOf(doc).set(address, toStored(field, value, address));
    }
    for (const [key, records] of Object.entries(seed.collections)) {
      const collection = template.collections.find((candidate) => candidate.key === key);
      if (!collection) throw unknownPlace(key);
      seedRecords(doc, collection, records);
    }
  });
  return doc;
}

function seedRecords(doc: Doc, collection: Collection, records: Seed["collections"][string]): void {
  const ordered: Ordered[] = [];
  for (const { id, fields } of records) {
    const stored = new YMap<unknown>();
    const order = orderAt(ordered, ordered.length);
    ordered.push({ id, order });
    stored.set(orderKey, order);
    stored.set(removedKey, false);
    recordsOf(doc, collection.key).set(id, stored);
    for (const [key, value] of Object.entries(fields)) {
      const address = recordFieldAddress(collection.key, id, key);
      const field = collection.fields.find((candidate) => candidate.key === key);
      if (!field) throw unknownPlace(address);
      if (isTextField(field)) writeRichText(textAt(doc, address), toText(value, address));
      else stored.set(key, toStored(field, value, address));
    }
  }
}

function toText(value: SeedValue, address: string): RichText {
  if (typeof value === "string") return paragraphs(value);
  if (typeof value === "object" && "type" in value) return value;
  throw new AppError("invalid-input", `Not text, at ${address}`);
}

function toStored(field: Field, value: SeedValue, address: string): StoredValue {
  if (typeof value === "object" && "type" in value) {
    throw new AppError("invalid-input", `Text in a ${field.type} field, at ${address}`);
  }
  const stored: StoredValue =
    typeof value === "object" && "value" in value
      ? { value: value.value, ...(value.unit === undefined ? {} : { unit: value.unit }) }
      : value;
  if (!isStorable(field, stored)) {
    throw new AppError("invalid-input", `Not a value of a ${field.type} field, at ${address}`);
  }
  return stored;
}

function unknownPlace(address: string): AppError {
  return new AppError("invalid-input", `The template has nothing at ${address}`);
}
