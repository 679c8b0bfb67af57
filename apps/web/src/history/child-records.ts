import type { Collection, RecordContent } from "@brudnopis/schema";
import type { ChangeIndex } from "./change-index.ts";

/** The collections whose records belong to records of this one. */
export function childrenOf(all: readonly Collection[], { key }: Collection): Collection[] {
  return all.filter(({ parent, fields }) => {
    const link = fields.find((field) => field.key === parent);
    return link?.type === "reference" && link.to === key;
  });
}

/** Whether anything changed in the records of `child` that belong to the record `parent`. */
export function hasChangedRecords(
  index: ChangeIndex,
  child: Collection,
  all: readonly RecordContent[],
  parent: string,
): boolean {
  return index
    .records(child, all, parent)
    .some(({ record, change }) => change !== undefined || index.isTouched(child.key, record.id));
}
