/**
 * What an import would do, as data that somebody looks at and changes before it is done.
 *
 *   I1  Everything of the file is in some item: what has no target goes to the inbox, and is left out only by a person.
 *   I2  A plan changes nothing. `applyImport` does what it says, as ordinary edits.
 *   I3  What the document holds is never replaced unless the plan says so.
 */
import type { RichNode } from "@brudnopis/schema";

export interface ImportPlan {
  readonly items: readonly ImportItem[];
}

export type ImportItem = TextItem | TableItem | SectionItem;

export type ElsewhereTarget = { readonly to: "inbox" } | { readonly to: "nowhere" };
export interface FieldTarget {
  readonly to: "field";
  readonly address: string;
  /** What stands there stays, before it; only texts of several paragraphs can be appended to. */
  readonly how: "append" | "replace";
}

/** A field of a record, which may come with the same import: it is known by its name. */
export interface RecordFieldTarget {
  readonly to: "record";
  readonly collection: string;
  readonly record: string;
  readonly field: string;
  readonly how: "append" | "replace";
}

export type TextTarget = FieldTarget | RecordFieldTarget | ElsewhereTarget;

/** A text with the headings under which the file has it. */
export interface TextItem {
  readonly type: "text";
  readonly id: string;
  readonly headings: readonly string[];
  readonly nodes: readonly RichNode[];
  readonly target: TextTarget;
}

export interface RecordsTarget {
  readonly to: "collection";
  readonly collection: string;
  /** `update`: a row that names a record of the document, by its id or its name, changes that one. */
  readonly how: "add" | "update";
  /** For records that belong to another: to which, where no column says it. */
  readonly parent?: string;
  /** The same by its name, for one that comes with this import. */
  readonly parentName?: string;
}

export interface TableItem {
  readonly type: "table";
  readonly id: string;
  readonly headings: readonly string[];
  readonly caption: string | undefined;
  /** Titles of the columns; undefined where the file has none. */
  readonly head: readonly string[] | undefined;
  readonly rows: readonly (readonly string[])[];
  /** Key of the field of each column; undefined for one that is left out. */
  readonly columns: readonly (string | undefined)[];
  /** The column in which our own spreadsheets keep the ids of records. */
  readonly idColumn?: number;
  readonly target: RecordsTarget | TextTarget;
}

/** Of a JSON file of ours: everything that a section holds, exactly as it was. */
export interface SectionItem {
  readonly type: "section";
  readonly id: string;
  readonly section: string;
  readonly fields: readonly string[];
  readonly records: readonly { readonly collection: string; readonly ids: readonly string[] }[];
  readonly target: { readonly to: "document" | "nowhere" };
}

/** The plan with another item in the place of the one with its id. */
export function withItem(plan: ImportPlan, item: ImportItem): ImportPlan {
  return { items: plan.items.map((each) => (each.id === item.id ? item : each)) };
}
