/** A document of ours as a plan: an item for each section that it holds something of. */
import { type DocumentContent, isFieldPart, type Template } from "@brudnopis/schema";
import { fieldAddress } from "../address.ts";
import { sectionOfPlace } from "../section-of-place.ts";
import type { SectionItem } from "./plan.ts";

export function contentItems(from: DocumentContent, template: Template): SectionItem[] {
  return template.sections.flatMap((section): SectionItem[] => {
    const fields = section.parts
      .filter(isFieldPart)
      .map(({ key }) => fieldAddress(section.key, key))
      .filter((address) => from.fields[address] !== undefined);
    const records = template.collections
      .filter(({ key }) => sectionOfPlace(template, key) === section.key)
      .map(({ key }) => ({
        collection: key,
        ids: (from.collections[key] ?? []).map(({ id }) => id),
      }))
      .filter(({ ids }) => ids.length > 0);
    if (fields.length === 0 && records.length === 0) return [];
    const id = `s-${section.key}`;
    return [
      { type: "section", id, section: section.key, fields, records, target: { to: "document" } },
    ];
  });
}
