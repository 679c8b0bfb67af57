/** The shipped template, its pack and its samples, as a test reads them. */
import { readFileSync } from "node:fs";
import {
  createFromSeed,
  formatField,
  readDocument,
  recordFieldAddress,
  recordLabel,
  unitOf,
  withUnit,
} from "@brudnopis/document";
import {
  type DocumentContent,
  type Field,
  type FieldContent,
  isFieldPart,
  Pack,
  Seed,
  Template,
  withPack,
} from "@brudnopis/schema";

/** What a file under `templates/` holds, not yet validated. */
function readTemplateFile(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../templates/${path}`, import.meta.url), "utf8"));
}

export function loadTemplate(): Template {
  return Template.parse(readTemplateFile("mid/v2/template.json"));
}

export const packIds = ["energy", "compact", "housing"] as const;
export type PackId = (typeof packIds)[number];

export function loadPack(id: PackId = "energy"): Pack {
  return Pack.parse(readTemplateFile(`mid/v2/packs/${id}.json`));
}

/** The template as documents of a network have it. */
export function loadWithPack(id: PackId): Template {
  return withPack(loadTemplate(), loadPack(id));
}

export function loadSeed(name: "konin" | "rybnik"): Seed {
  return Seed.parse(readTemplateFile(`mid/samples/${name}.json`));
}

/** A sample as it reads back from the shared document made from it. */
export function readSample(name: "konin" | "rybnik", template: Template): DocumentContent {
  return readDocument(createFromSeed(template, loadSeed(name)), template);
}

export interface PlacedValue {
  readonly field: Field;
  readonly value: FieldContent;
}

/** Every filled field of a sample, with what the template says of it. */
export function placedValues(name: "konin" | "rybnik"): PlacedValue[] {
  const template = loadTemplate();
  const { fields, collections } = readSample(name, template);
  const ofSections = template.sections.flatMap(({ key, parts }) =>
    parts.flatMap((part) => {
      if (!isFieldPart(part)) return [];
      const value = fields[`${key}.${part.key}`];
      return value ? [{ field: part, value }] : [];
    }),
  );
  const ofRecords = template.collections.flatMap((collection) =>
    (collections[collection.key] ?? []).flatMap((record) =>
      collection.fields.flatMap((field) => {
        const value = record.fields[field.key];
        return value ? [{ field, value }] : [];
      }),
    ),
  );
  return [...ofSections, ...ofRecords];
}

/** Every field of a document in Polish words, by address. Spaces that do not break are written as spaces. */
export function polishReading(content: DocumentContent, template: Template): Map<string, string> {
  const reading = new Map<string, string>();
  const add = (
    address: string,
    field: Field,
    fields: Record<string, FieldContent>,
    key = field.key,
  ) => {
    const value = fields[key];
    const text = formatField(field, value, { language: "pl", nameOf });
    const unit = value?.type === "money" ? "zł" : unitOf(field, value, fields);
    const isSaid = value?.type === "number" && value.unit !== undefined;
    const whole = isSaid ? text : withUnit(text, unit);
    if (text !== "") reading.set(address, whole.replace(/\u00a0/g, " "));
  };
  const nameOf = (collection: string, id: string) => {
    const record = content.collections[collection]?.find((candidate) => candidate.id === id);
    return record ? recordLabel(record, collection, template) : "";
  };

  for (const { key, parts } of template.sections) {
    for (const part of parts) {
      if (!isFieldPart(part)) continue;
      const address = `${key}.${part.key}`;
      add(address, part, content.fields, address);
    }
  }
  for (const { key, fields } of template.collections) {
    for (const record of content.collections[key] ?? []) {
      for (const field of fields) {
        const address = recordFieldAddress(key, record.id, field.key);
        add(address, field, record.fields);
      }
    }
  }
  return reading;
}
