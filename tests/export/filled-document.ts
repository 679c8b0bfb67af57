/** A document in which every field of a template holds something, and every table its pack's whole catalogue. */
import { addRecords, createFromSeed, readDocument, recordFromCatalogue } from "@brudnopis/document";
import {
  type Collection,
  type DocumentContent,
  type Field,
  type FieldOf,
  isFieldPart,
  type NetworkKind,
  type Pack,
  Seed,
  type SeedValue,
  type Template,
} from "@brudnopis/schema";

/** Texts say where they are: „Treść challenge.diagnosis”. */
function textIn(address: string): string {
  return `Treść ${address}`;
}

export function filledDocument(
  template: Template,
  pack: Pack,
  networkKind: NetworkKind,
): DocumentContent {
  const { id, version } = template;
  const seed = Seed.parse({
    format: 1,
    template: { id, version },
    pack: pack.id,
    networkKind,
    fields: Object.fromEntries(
      template.sections.flatMap((section) =>
        section.parts.filter(isFieldPart).map((part) => {
          const address = `${section.key}.${part.key}`;
          return [address, valueOf(part, address, 0)];
        }),
      ),
    ),
    collections: Object.fromEntries(
      template.collections.map((collection) => [
        collection.key,
        [0, 1].map((index) => recordIn(collection, index)),
      ]),
    ),
  });
  const doc = createFromSeed(template, seed);
  for (const collection of template.collections) {
    const records = (pack.catalogues[collection.key] ?? []).map((entry) => {
      const { texts, values } = recordFromCatalogue(collection, entry, "pl");
      const parent = collection.fields.find(({ key }) => key === collection.parent);
      const belonging = parent?.type === "reference" ? { [parent.key]: `${parent.to}-0` } : {};
      return { id: `k-${entry.key}`, texts, values: { ...values, ...belonging } };
    });
    addRecords(doc, collection, records);
  }
  return readDocument(doc, template);
}

function recordIn({ key, fields }: Collection, index: number) {
  const id = `${key}-${index}`;
  const filled = fields
    .filter(({ type }) => type !== "product")
    .map((field) => [field.key, valueOf(field, `${key}/${id}.${field.key}`, index)] as const);
  return { id, fields: Object.fromEntries(filled) };
}

function valueOf(field: Field, address: string, index: number): SeedValue {
  switch (field.type) {
    case "line":
    case "rich":
      return textIn(address).slice(0, field.maxLength);
    case "number":
      return { value: numberIn(address, field) };
    case "money":
      return 1_234_567_00 + index;
    case "date":
      return /start|opens|from/.test(field.key) ? `2027-0${index + 2}-01` : `2028-0${index + 2}-28`;
    case "year":
      return 2027 + index;
    case "enum":
      return field.options[index % field.options.length]?.key ?? "";
    case "multi-enum":
      return field.options.map(({ key }) => key);
    case "reference":
      return referredFrom(field.to, address, index, field.multiple);
    case "boolean":
      return true;
    case "product":
      throw new Error("What is worked out cannot be filled in");
  }
}

/** One that hardly any other place has, as far as the field's bounds allow. */
function numberIn(address: string, { min = 0, max = 9999 }: FieldOf<"number">): number {
  const mixed = [...address].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  return min + (mixed % (max - min + 1));
}

/** The first record refers to the first of the others; only the second to one of its own kind, so that none is in a ring. */
function referredFrom(to: string, address: string, index: number, multiple: boolean): SeedValue {
  const isOwnKind = address.startsWith(`${to}/`);
  if (isOwnKind && index === 0) return [];
  return multiple && !isOwnKind ? [`${to}-0`, `${to}-1`] : [`${to}-0`];
}
