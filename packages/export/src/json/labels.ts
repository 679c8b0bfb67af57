import {
  type DocumentFileLabels,
  type Field,
  isFieldPart,
  type Language,
  type Template,
} from "@brudnopis/schema";

/** What the places of a template are called, in one language. */
export function documentLabels(template: Template, language: Language): DocumentFileLabels {
  const fields: (readonly [string, Field])[] = [
    ...template.sections.flatMap(({ key, parts }) =>
      parts.filter(isFieldPart).map((part) => [`${key}.${part.key}`, part] as const),
    ),
    ...template.collections.flatMap((collection) =>
      collection.fields.map((field) => [`${collection.key}.${field.key}`, field] as const),
    ),
  ];
  return {
    sections: Object.fromEntries(
      template.sections.map(({ key, number, title }) => [key, `${number}. ${title[language]}`]),
    ),
    fields: Object.fromEntries(fields.map(([place, { label }]) => [place, label[language]])),
    options: Object.fromEntries(fields.flatMap((entry) => optionLabels(entry, language))),
    collections: Object.fromEntries(
      template.collections.map(({ key, title }) => [key, title[language]]),
    ),
  };
}

function optionLabels(
  [place, field]: readonly [string, Field],
  language: Language,
): [string, string][] {
  if (field.type !== "enum" && field.type !== "multi-enum") return [];
  return field.options.map(({ key, label }) => [`${place}=${key}`, label[language]]);
}
