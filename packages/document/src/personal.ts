/** Personal data in documents: what a template marks as such, and the template without it. */
import type { Collection, Part, Section, Template } from "@brudnopis/schema";

export function hasPersonalFields({ sections, collections }: Template): boolean {
  return (
    sections.some(({ parts }) => parts.some(isPersonal)) ||
    collections.some(({ fields }) => fields.some(isPersonal))
  );
}

/**
 * The template as if it had never asked for personal data. What is read or printed by it says nobody's name, and has
 * no empty columns or headings where one stood.
 */
export function withoutPersonalFields(template: Template): Template {
  return {
    ...template,
    sections: template.sections.map(impersonalSection).filter(({ parts }) => parts.length > 0),
    collections: template.collections.map(impersonalCollection),
  };
}

function impersonalSection(section: Section): Section {
  return { ...section, parts: section.parts.filter((part) => !isPersonal(part)) };
}

function impersonalCollection(collection: Collection): Collection {
  const fields = collection.fields.filter((field) => !isPersonal(field));
  const left = new Set(fields.map(({ key }) => key));
  return { ...collection, fields, columns: collection.columns.filter((key) => left.has(key)) };
}

function isPersonal(part: Part): boolean {
  return "personal" in part && part.personal;
}
