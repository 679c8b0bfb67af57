/**
 * What rules look at: a document laid out in reading order, with its records by id and its words at hand.
 * Only what readers see is here: sections of the document's kind of network, and records whose parent is there.
 */
import {
  type Collection,
  type DocumentContent,
  type Field,
  type FieldContent,
  isFieldPart,
  type Language,
  type RecordContent,
  type Section,
  type Template,
} from "@brudnopis/schema";
import { fieldAddress, recordFieldAddress } from "../address.ts";
import { sectionsOf } from "../progress.ts";
import { referredIds } from "../summary.ts";
import { lineIn } from "../views/plain-values.ts";

/** A record where it is shown. */
export interface Entry {
  readonly collection: Collection;
  readonly record: RecordContent;
  /** `collection/recordId`. */
  readonly place: string;
  /** „D1 Zespół i system zarządzania energią”, or what such a record is called in general. */
  readonly label: string;
  readonly name: string;
  /** Whether it says anything but which record it belongs to. */
  readonly isBegun: boolean;
}

/** A field where it is shown, filled or not. */
export interface Slot {
  readonly field: Field;
  readonly address: string;
  /** `section.field` or `collection.field`: the field whatever the record. */
  readonly kind: string;
  readonly content: FieldContent | undefined;
  readonly section: Section;
  /** Of a record; absent for a section's own field. */
  readonly entry: Entry | undefined;
}

export interface Subject {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly language: Language;
  readonly sections: readonly Section[];
  /** In reading order; the records of a record follow it. */
  readonly slots: readonly Slot[];
  /** Every record that is shown, in order; none for a collection that the template does not have. */
  entries(collection: string): readonly Entry[];
  entry(collection: string, id: string | undefined): Entry | undefined;
  /** Whether anything is written in a section. */
  isBegun(section: Section): boolean;
}

export function subjectOf(
  template: Template,
  content: DocumentContent,
  language: Language,
): Subject {
  // Not the inbox of imports, which nobody is to hand over.
  const sections = sectionsOf(template, { networkKind: content.networkKind });
  const layout = new Layout(template, content, language);
  for (const section of sections) layout.addSection(section);
  const { slots, byCollection, begun } = layout;
  const ordered = new Map([...byCollection].map(([key, entries]) => [key, [...entries.values()]]));
  return {
    template,
    content,
    language,
    sections,
    slots,
    entries: (collection) => ordered.get(collection) ?? [],
    entry: (collection, id) =>
      id === undefined ? undefined : byCollection.get(collection)?.get(id),
    isBegun: ({ key }) => begun.has(key),
  };
}

/** Builds a subject, section by section. */
class Layout {
  readonly slots: Slot[] = [];
  readonly byCollection = new Map<string, Map<string, Entry>>();
  readonly begun = new Set<string>();
  readonly #content: DocumentContent;
  readonly #language: Language;
  readonly #collections: ReadonlyMap<string, Collection>;
  readonly #childrenOf = new Map<string, Collection[]>();
  /** By collection, then by the record that they belong to. */
  readonly #recordsByParent = new Map<string, Map<string, RecordContent[]>>();

  constructor(template: Template, content: DocumentContent, language: Language) {
    this.#content = content;
    this.#language = language;
    this.#collections = new Map(
      template.collections.map((collection) => [collection.key, collection]),
    );
    for (const collection of template.collections) this.#addToParent(collection);
  }

  #addToParent(collection: Collection): void {
    const { key, parent, fields } = collection;
    const field = fields.find((candidate) => candidate.key === parent);
    if (parent === undefined || field?.type !== "reference") return;
    this.#childrenOf.set(field.to, [...(this.#childrenOf.get(field.to) ?? []), collection]);
    const records = Map.groupBy(
      this.#content.collections[key] ?? [],
      (record) => referredIds(record, parent)[0] ?? "",
    );
    this.#recordsByParent.set(key, records);
  }

  addSection(section: Section): void {
    for (const part of section.parts) {
      if (part.type === "collection") {
        const collection = this.#collections.get(part.collection);
        if (collection)
          this.#addRecords(collection, this.#content.collections[part.collection] ?? [], section);
      } else if (isFieldPart(part)) {
        const address = fieldAddress(section.key, part.key);
        this.#addSlot({
          field: part,
          address,
          kind: address,
          content: this.#content.fields[address],
          section,
          entry: undefined,
        });
      }
    }
  }

  #addRecords(collection: Collection, records: readonly RecordContent[], section: Section): void {
    const entries = this.byCollection.get(collection.key) ?? new Map<string, Entry>();
    this.byCollection.set(collection.key, entries);
    if (records.length > 0) this.begun.add(section.key);
    for (const record of records) {
      const entry = this.#toEntry(collection, record);
      entries.set(record.id, entry);
      for (const field of collection.fields) {
        if (field.key === collection.parent) continue;
        this.#addSlot({
          field,
          address: recordFieldAddress(collection.key, record.id, field.key),
          kind: `${collection.key}.${field.key}`,
          content: record.fields[field.key],
          section,
          entry,
        });
      }
      for (const child of this.#childrenOf.get(collection.key) ?? []) {
        const own = this.#recordsByParent.get(child.key)?.get(record.id) ?? [];
        this.#addRecords(child, own, section);
      }
    }
  }

  #toEntry(collection: Collection, record: RecordContent): Entry {
    const name = lineIn(record, collection.name);
    const label = [record.code, name].filter(Boolean).join(" ");
    return {
      collection,
      record,
      place: `${collection.key}/${record.id}`,
      label: label === "" ? collection.counted[this.#language].one : label,
      name,
      isBegun: Object.keys(record.fields).some((key) => key !== collection.parent),
    };
  }

  #addSlot(slot: Slot): void {
    this.slots.push(slot);
    if (slot.content) this.begun.add(slot.section.key);
  }
}

/** What the field of a slot belongs to: a record, or the section. */
export function ownerLabel({ entry, section }: Slot, language: Language): string {
  return entry ? entry.label : section.title[language];
}

/** A short way to name a record beside others: its code, or else its name. */
export function shortLabel({ record, label }: Entry): string {
  return record.code ?? label;
}
