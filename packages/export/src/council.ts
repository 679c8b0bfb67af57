/**
 * What a council decides on: the template without the authors' own working parts. Templates do not say yet what these are, so
 * their keys are named here, as views name the fields that they are drawn from:
 *
 *   - notes on how the document was made or is to be read: optional texts called `notes`, `note`, `…-note`;
 *   - how sure figures are and how they were reckoned: `origin`, `note`, `warning-sign`;
 *   - what the authors think of others: their influence, their interest and their fears, and the map drawn from these;
 *   - the authors' method: their judgement of their own approach, and tests on a small scale.
 */
import type { Collection, Field, Part, Section, Template } from "@brudnopis/schema";

const workingSections = new Set(["integration", "small-tests"]);
const workingFields = new Set([
  "aliases",
  "concerns",
  "influence",
  "interest",
  "note",
  "notes",
  "origin",
  "stage",
  "warning-sign",
]);
const workingViews = new Set<string>(["influence-matrix"]);

export function forCouncil(template: Template): Template {
  return {
    ...template,
    sections: template.sections
      .filter(({ key }) => !workingSections.has(key))
      .map((section): Section => ({ ...section, parts: section.parts.filter(isForCouncil) }))
      .filter(({ parts }) => parts.length > 0),
    collections: template.collections.map(councilCollection),
  };
}

function isForCouncil(part: Part): boolean {
  if (part.type === "view") return !workingViews.has(part.view);
  return part.type === "collection" || part.type === "summary" || !isWorking(part);
}

function isWorking({ key, type }: Field): boolean {
  // A reference names what the document is about, whatever it is called.
  return type !== "reference" && (workingFields.has(key) || key.endsWith("-note"));
}

/** What names records or what other fields are worked out from stays. */
function councilCollection(collection: Collection): Collection {
  const needed = new Set([
    collection.name,
    ...collection.fields.flatMap((field) => (field.type === "product" ? field.of : [])),
  ]);
  const fields = collection.fields.filter((field) => needed.has(field.key) || !isWorking(field));
  const left = new Set(fields.map(({ key }) => key));
  const columns = collection.columns.filter((key) => left.has(key));
  return { ...collection, fields, columns: columns.length > 0 ? columns : collection.columns };
}
