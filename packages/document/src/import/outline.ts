/** What a template has to lead headings to: sections, their fields and tables, and the fields of records. */
import {
  type Collection,
  type DocumentContent,
  type FieldPart,
  isFieldPart,
  type LocalText,
  type Section,
  type Template,
} from "@brudnopis/schema";
import { fieldAddress } from "../address.ts";
import { recordName } from "../format-field.ts";
import { fold } from "../fold.ts";
import { bareTitle } from "./match-title.ts";
import type { FieldTarget, RecordFieldTarget } from "./plan.ts";

/** A field that a text could go to; `how` is decided later. */
export interface FieldPlace {
  readonly title: LocalText;
  readonly isText: boolean;
  readonly target: Omit<FieldTarget, "how"> | Omit<RecordFieldTarget, "how">;
}

/** A record that a heading named, in whose part of the file the reader stands. */
export interface RecordPlace {
  readonly collection: Collection;
  readonly name: string;
}

export function fieldsOfSection({ key, parts }: Section): FieldPlace[] {
  return parts.filter(isFieldPart).map((part) => ({
    title: part.label,
    isText: part.type === "rich",
    target: { to: "field", address: fieldAddress(key, part.key) },
  }));
}

export function fieldsOfRecord({ collection, name }: RecordPlace): FieldPlace[] {
  return collection.fields
    .filter(({ type, key }) => type !== "product" && key !== collection.name)
    .map(({ key: field, label, type }) => ({
      title: label,
      isText: type === "rich",
      target: { to: "record", collection: collection.key, record: name, field },
    }));
}

/** Tables that stand in a section itself. */
export function tablesOf({ parts }: Section, { collections }: Template): Collection[] {
  const keys = new Set(
    parts.flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
  );
  return collections.filter(({ key }) => keys.has(key));
}

/** Tables whose records belong to records of this one. */
export function childrenOf({ key }: Collection, { collections }: Template): Collection[] {
  return collections.filter(({ parent, fields }) => {
    const field = fields.find((candidate) => candidate.key === parent);
    return field?.type === "reference" && field.to === key;
  });
}

/** The text that a section is, where it has one and no table. */
export function onlyTextOf(section: Section): FieldPlace | undefined {
  if (section.parts.some(({ type }) => type === "collection")) return undefined;
  const texts = fieldsOfSection(section).filter(({ isText }) => isText);
  return texts.length === 1 ? texts[0] : undefined;
}

/** Whether a caption names what the document draws and adds up by itself. */
export function isWorkedOut(caption: string, { parts }: Section): boolean {
  const title = bareTitle(caption);
  return parts.some(
    (part: FieldPart | Section["parts"][number]) =>
      (part.type === "view" || part.type === "summary") &&
      [part.label.pl, part.label.en].some((label) => bareTitle(label) === title),
  );
}

/** Records by the name that a heading may say, with their code or without. */
export class KnownRecords {
  readonly #names = new Map<string, Map<string, string>>();

  constructor(content: DocumentContent, template: Template) {
    for (const [key, records] of Object.entries(content.collections))
      for (const record of records) this.add(key, recordName(record, key, template));
  }

  add(collection: string, name: string): void {
    const names = this.#names.get(collection) ?? new Map<string, string>();
    this.#names.set(collection, names);
    if (name.trim() !== "") names.set(fold(name), name);
  }

  find(heading: string, collections: readonly Collection[]): RecordPlace | undefined {
    const whole = fold(heading);
    for (const collection of collections) {
      const names = this.#names.get(collection.key);
      const coded = collection.code && new RegExp(`^${collection.code.prefix}[\\d.–]+\\s+`, "i");
      const name = names?.get(whole) ?? (coded && names?.get(whole.replace(coded, "")));
      if (name !== undefined) return { collection, name };
    }
    return undefined;
  }
}
