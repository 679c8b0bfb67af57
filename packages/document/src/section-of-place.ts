import type { Template } from "@brudnopis/schema";
import { parseAddress } from "./address.ts";

/** The section in which a place is shown: records of a child collection are where their parents are. */
export function sectionOfPlace(template: Template, place: string): string | undefined {
  const owner = parseAddress(place)?.owner ?? place.split("/")[0];
  if (template.sections.some(({ key }) => key === owner)) return owner;
  const shown = template.sections.find(({ parts }) =>
    parts.some((part) => part.type === "collection" && part.collection === owner),
  );
  if (shown) return shown.key;
  const collection = template.collections.find(({ key }) => key === owner);
  const parent = collection?.fields.find(({ key }) => key === collection.parent);
  return parent?.type === "reference" ? sectionOfPlace(template, parent.to) : undefined;
}
