/**
 * A thematic pack and its template: which of what the pack says the template knows, and the two as one template.
 *
 *   K1  A document has one template, everywhere: that of its version with its pack, or the bare one where it has none.
 *   K2  A pack only adds. What a template has stays where it is and comes first.
 */
import { z } from "zod";
import {
  type CatalogueEntry,
  type Collection,
  type Field,
  type Pack,
  Template,
} from "./template.ts";

export interface PackProblem {
  /** Dotted path inside the pack; of what does not go together with the template, the path in both as one. */
  readonly path: string;
  readonly message: string;
}

/** The template with everything that a pack adds to it, as if it had always been so. */
export function withPack(template: Template, pack: Pack): Template {
  return {
    ...template,
    sections: template.sections.map((section) => ({
      ...section,
      parts: [
        ...section.parts,
        ...pack.sections.filter(({ key }) => key === section.key).flatMap(({ parts }) => parts),
      ],
    })),
    collections: [
      ...template.collections.map((collection) => ({
        ...collection,
        fields: [...collection.fields, ...(pack.fields[collection.key] ?? [])],
      })),
      ...pack.collections,
    ],
    names: [...template.names, ...pack.names],
    knownAcronyms: [...template.knownAcronyms, ...pack.knownAcronyms],
  };
}

/** What a pack says that its template does not know, and what the two contradict each other in. */
export function packProblems(pack: Pack, template: Template): PackProblem[] {
  const whole = withPack(template, pack);
  return [
    ...placeProblems(pack, template),
    ...wholeProblems(whole),
    ...Object.entries(pack.catalogues).flatMap(([key, entries]) =>
      catalogueProblems(key, entries, whole),
    ),
  ];
}

/** Additions to what is not there would be left out in silence. */
function placeProblems(pack: Pack, { sections, collections }: Template): PackProblem[] {
  const unknown = (kind: string, key: string, path: string) => [
    { path, message: `The template has no ${kind} "${key}"` },
  ];
  return [
    ...pack.sections.flatMap(({ key }, index) =>
      sections.some((section) => section.key === key)
        ? []
        : unknown("section", key, `sections.${index}.key`),
    ),
    ...Object.keys(pack.fields).flatMap((key) =>
      collections.some((collection) => collection.key === key)
        ? []
        : unknown("collection", key, `fields.${key}`),
    ),
  ];
}

function wholeProblems(whole: Template): PackProblem[] {
  const parsed = Template.safeParse(whole);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path: `(with the template) ${readablePath(whole, path)}`,
    message,
  }));
}

/** Says keys where there are any: the ninth part of the third section is in neither file. */
function readablePath(whole: Template, path: readonly PropertyKey[]): string {
  let at: unknown = whole;
  const steps = path.map((step) => {
    at = childOf(at, step);
    const key = typeof step === "number" ? childOf(at, "key") : undefined;
    return typeof key === "string" ? key : String(step);
  });
  return steps.join(".");
}

function childOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function catalogueProblems(
  key: string,
  entries: readonly CatalogueEntry[],
  whole: Template,
): PackProblem[] {
  const path = `catalogues.${key}`;
  const collection = whole.collections.find((candidate) => candidate.key === key);
  if (!collection) return [{ path, message: `The template has no collection "${key}"` }];
  return entries.flatMap((entry, index) => entryProblems(entry, collection, `${path}.${index}`));
}

function entryProblems(entry: CatalogueEntry, collection: Collection, path: string): PackProblem[] {
  return Object.entries(entry.fields).flatMap(([key, value]) => {
    const field = collection.fields.find((candidate) => candidate.key === key);
    const at = `${path}.fields.${key}`;
    if (!field) return [{ path: at, message: `"${collection.key}" has no field "${key}"` }];
    return fits(field, value)
      ? []
      : [{ path: at, message: `Not a value of a ${field.type} field` }];
  });
}

function fits(field: Field, value: CatalogueEntry["fields"][string]): boolean {
  switch (field.type) {
    case "line":
    case "rich":
      return typeof value === "string" || (typeof value === "object" && "pl" in value);
    case "enum":
      return field.options.some(({ key }) => key === value);
    case "multi-enum":
      return (
        Array.isArray(value) && value.every((key) => field.options.some((each) => each.key === key))
      );
    case "number":
    case "money":
    case "year":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return z.iso.date().safeParse(value).success;
    default:
      return false;
  }
}
