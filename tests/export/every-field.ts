/**
 * A document in which every field of a template says something of its own, so that a writer that leaves one out is found out.
 * Texts say a word that stands nowhere else; numbers, amounts and dates differ wherever their field's bounds let them.
 */
import {
  createFromSeed,
  formatAmount,
  formatDate,
  formatField,
  formatLongDate,
  formatNumber,
  parseAddress,
  readDocument,
  recordName,
} from "@brudnopis/document";
import {
  type Collection,
  type DocumentContent,
  type Field,
  type FieldContent,
  type FieldOf,
  isFieldPart,
  type Language,
  type NetworkKind,
  Seed,
  type SeedValue,
  type Template,
} from "@brudnopis/schema";

export interface EveryField {
  /** From which the document can be made again: `createFromSeed(template, seed)`. */
  readonly seed: Seed;
  readonly content: DocumentContent;
  readonly said: readonly Said[];
}

/** What one field says. */
export interface Said {
  readonly address: string;
  readonly field: Field;
  readonly value: FieldContent;
  /** Of which a file for people has at least one: dates and references are shorter in tables. */
  readonly texts: readonly string[];
}

/** Two records in every collection. Networks of the kind `transfer` have all sections that there are. */
export function everyField(
  template: Template,
  networkKind: NetworkKind = "transfer",
  language: Language = "pl",
): EveryField {
  const { id, version } = template;
  const filler = new Filler();
  const seed = Seed.parse({
    format: 1,
    template: { id, version },
    networkKind,
    language,
    fields: Object.fromEntries(
      template.sections.flatMap((section) =>
        section.parts
          .filter(isFieldPart)
          .map((part) => [`${section.key}.${part.key}`, filler.value(part, 0)]),
      ),
    ),
    collections: Object.fromEntries(
      template.collections.map((collection) => [
        collection.key,
        [0, 1].map((index) => record(collection, index, filler)),
      ]),
    ),
  });
  const content = readDocument(createFromSeed(template, seed), template);
  return { seed, content, said: saidIn(content, template, language) };
}

function record(collection: Collection, index: number, filler: Filler) {
  const filled = collection.fields
    .filter(({ type }) => type !== "product")
    .map((field) => [field.key, filler.value(field, index, collection)]);
  return { id: `${collection.key}-${index}`, fields: Object.fromEntries(filled) };
}

/** Counts what it has given, so that nothing is given twice. */
class Filler {
  #given = 0;

  value(field: Field, index: number, collection?: Collection): SeedValue {
    this.#given += 1;
    const count = this.#given;
    switch (field.type) {
      case "line":
      case "rich":
        return wordOf(count);
      case "number":
        return { value: numberOf(count, field), ...unitOf(field) };
      case "money":
        return (100_000 + count * 13) * 100;
      case "date":
        return new Date(Date.UTC(2027, 0, count)).toISOString().slice(0, 10);
      case "year":
        return field.min + (count % (field.max - field.min + 1));
      case "enum":
        return field.options[count % field.options.length]?.key ?? "";
      case "multi-enum":
        return field.options.map(({ key }) => key);
      case "reference":
        return referred(field, index, collection);
      case "boolean":
        return true;
      case "product":
        throw new Error("What is worked out cannot be filled in");
    }
  }
}

/** All of one length, so that none is a part of another; no label of a template has a Q. */
function wordOf(count: number): string {
  const letters = [17576, 676, 26, 1].map((power) =>
    String.fromCodePoint(97 + (Math.floor(count / power) % 26)),
  );
  return `Q${letters.join("")}q`;
}

function numberOf(count: number, { min = 0, max }: FieldOf<"number">): number {
  const own = Math.ceil(min) + 20_000 + count * 7;
  return max === undefined || own <= max ? own : min + (count % (Math.floor(max - min) + 1));
}

function unitOf({ unit }: FieldOf<"number">): { unit?: string } {
  const [first] = unit?.from === "choice" ? unit.units : [];
  return first === undefined ? {} : { unit: first };
}

/** Belongs to the record beside it; of its own kind only the second refers to the first, so that there is no ring. */
function referred(field: FieldOf<"reference">, index: number, collection?: Collection): string[] {
  if (collection?.parent === field.key) return [`${field.to}-${index}`];
  if (collection?.key === field.to) return index === 0 ? [] : [`${field.to}-0`];
  return field.multiple ? [`${field.to}-0`, `${field.to}-1`] : [`${field.to}-0`];
}

function saidIn(content: DocumentContent, template: Template, language: Language): Said[] {
  const all = [
    ...Object.entries(content.fields),
    ...Object.entries(content.collections).flatMap(([key, records]) =>
      records.flatMap(({ id, fields }) =>
        Object.entries(fields).map(([field, value]) => [`${key}/${id}.${field}`, value] as const),
      ),
    ),
  ];
  return all.map(([address, value]) => {
    const field = fieldOf(address, template);
    const nameOf = (collection: string, id: string) => nameIn(content, template, collection, id);
    return { address, field, value, texts: textsOf(field, value, language, nameOf) };
  });
}

function fieldOf(address: string, { sections, collections }: Template): Field {
  const place = parseAddress(address);
  const holder =
    place?.record === undefined
      ? sections.find(({ key }) => key === place?.owner)?.parts.filter(isFieldPart)
      : collections.find(({ key }) => key === place.owner)?.fields;
  const field = holder?.find(({ key }) => key === place?.field);
  if (!field) throw new Error(`The template has nothing at ${address}`);
  return field;
}

function textsOf(
  field: Field,
  value: FieldContent,
  language: Language,
  nameOf: (collection: string, id: string) => string,
): string[] {
  switch (value.type) {
    case "number":
      return [formatNumber(value.value, language, field.type === "number" ? field.decimals : 2)];
    case "money":
      return [formatAmount(value.grosze, language)];
    case "date":
      return [formatDate(value.date, language), formatLongDate(value.date, language)];
    case "reference":
      return field.type === "reference" ? value.ids.map((id) => nameOf(field.to, id)) : [];
    default:
      return [formatField(field, value, { language, nameOf })];
  }
}

/** A record's code, or its name where it has none. */
function nameIn(
  { collections }: DocumentContent,
  template: Template,
  collection: string,
  id: string,
): string {
  const found = collections[collection]?.find((each) => each.id === id);
  return found?.code ?? (found && recordName(found, collection, template)) ?? "";
}
