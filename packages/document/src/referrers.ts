import type { Collection, DocumentContent, Template } from "@brudnopis/schema";
import { referredIds } from "./summary.ts";

export interface Referrers {
  readonly collection: Collection;
  readonly count: number;
}

/**
 * How many records name one of these in a reference, by collection. Records that belong to one of them go and come
 * back with it, so they do not count.
 */
export function referrersOf(
  { collections }: Pick<DocumentContent, "collections">,
  template: Template,
  key: string,
  ids: ReadonlySet<string>,
): readonly Referrers[] {
  return template.collections.flatMap((collection) => {
    const fields = collection.fields.filter(
      (field) => field.type === "reference" && field.to === key && field.key !== collection.parent,
    );
    const count = (collections[collection.key] ?? []).filter(
      (record) =>
        !(collection.key === key && ids.has(record.id)) &&
        fields.some((field) => referredIds(record, field.key).some((id) => ids.has(id))),
    ).length;
    return count === 0 ? [] : [{ collection, count }];
  });
}
