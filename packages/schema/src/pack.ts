import { z } from "zod";
import type { CatalogueEntry, Collection, Field, Pack, Template } from "./template.ts";

export interface PackProblem {
  /** Dotted path inside the pack. */
  readonly path: string;
  readonly message: string;
}

/** What a pack says that its template does not know: collections, fields, options, kinds of value. */
export function packProblems(pack: Pack, template: Template): PackProblem[] {
  return Object.entries(pack.catalogues).flatMap(([key, entries]) => {
    const path = `catalogues.${key}`;
    const collection = template.collections.find((candidate) => candidate.key === key);
    if (!collection) return [{ path, message: `The template has no collection "${key}"` }];
    return entries.flatMap((entry, index) => entryProblems(entry, collection, `${path}.${index}`));
  });
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
      return typeof value === "object" || typeof value === "string";
    case "enum":
      return field.options.some(({ key }) => key === value);
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
