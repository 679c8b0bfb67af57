/** Required places that are empty: fields, fields of records, tables with too few records. */
import { type FieldSlot, sectionOfPlace, sectionsOf } from "@brudnopis/document";
import type { DocumentContent, Language, PreflightFinding, Template } from "@brudnopis/schema";
import { placeOf } from "./place-of.ts";

/** One finding stands for a field that many records lack: it leads to the first of them. */
export function missingFindings(
  slots: readonly FieldSlot[],
  template: Template,
  content: DocumentContent,
  language: Language,
): PreflightFinding[] {
  const empty = slots.filter(
    ({ field, content: held }) => field.required && !held && field.type !== "product",
  );
  const byField = [...Map.groupBy(empty, ({ kind }) => kind).values()];
  return [
    ...byField.flatMap(([first, ...others]) =>
      first
        ? [
            {
              kind: "empty" as const,
              address: first.address,
              place: placeOf(first, language),
              ...(others.length > 0 ? { count: others.length + 1 } : {}),
            },
          ]
        : [],
    ),
    ...emptyTables(template, content, language),
  ];
}

/** Those of records are missed where the record is. */
function emptyTables(
  template: Template,
  content: DocumentContent,
  language: Language,
): PreflightFinding[] {
  const shown = new Set(sectionsOf(template, content).map(({ key }) => key));
  return template.collections.flatMap(({ key, title, min, parent }) => {
    const section = sectionOfPlace(template, key);
    const records = content.collections[key] ?? [];
    if (parent !== undefined || section === undefined || !shown.has(section)) return [];
    return records.length >= min
      ? []
      : [{ kind: "empty" as const, section, place: title[language] }];
  });
}
