/** Sending a table of the file somewhere else than was guessed. */
import { type ImportPlan, readAs, type TableItem } from "@brudnopis/document";
import type { Collection } from "@brudnopis/schema";

/** Another collection has other fields: its columns are looked for anew. */
export function toCollection(item: TableItem, collection: Collection): TableItem {
  const rows = item.head ? [item.head, ...item.rows] : item.rows;
  const headRows = item.head ? 1 : undefined;
  const {
    columns,
    head,
    rows: body,
  } = readAs({ caption: item.caption, headRows, rows }, collection);
  return {
    ...item,
    head,
    rows: body,
    columns,
    target: { to: "collection", collection: collection.key, how: "update" },
  };
}

/** A spreadsheet that was asked for at a table is for that table, unless it says itself what it is. */
export function askedFor(plan: ImportPlan, collection: Collection): ImportPlan {
  const tables = plan.items.filter((item) => item.type === "table");
  const [only] = tables;
  if (tables.length !== 1 || plan.items.length !== 1 || !only || only.idColumn !== undefined)
    return plan;
  return { items: [toCollection(only, collection)] };
}
