/** Which collection a table of a file is, and which field each of its columns. A person decides. */
import type { Collection, Template } from "@brudnopis/schema";
import { guessColumns, pasteableFields } from "../paste-columns.ts";
import { likeness } from "./match-title.ts";

export interface SourceTable {
  readonly caption: string | undefined;
  readonly headRows: number | undefined;
  readonly rows: readonly (readonly string[])[];
}

export interface GuessedTable {
  readonly collection: Collection;
  readonly head: readonly string[] | undefined;
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly (string | undefined)[];
  readonly idColumn?: number;
  /** Whether the head says which columns these are; otherwise they are taken in the table's order. */
  readonly isNamed: boolean;
}

export interface TableHints {
  /** Collections of the section, and of the record, in whose part of the file the table stands. */
  readonly around: readonly string[];
  /** The one that the last heading named. */
  readonly named: string | undefined;
}

/** Named columns that are enough to tell what a table is, where nothing else says so. */
const enoughColumns = 2;

/** Undefined where it is no table of records, as far as can be told. */
export function guessTable(
  table: SourceTable,
  template: Template,
  hints: TableHints,
): GuessedTable | undefined {
  const own = ownTable(table, template);
  if (own) return own;
  let best: { score: number; guess: GuessedTable } | undefined;
  for (const collection of template.collections) {
    const guess = guessAs(table, collection);
    const score = guess ? scoreOf(guess, table, hints) : 0;
    if (guess && score > (best?.score ?? 0)) best = { score, guess };
  }
  return best?.guess;
}

/** Also for a collection that a person chose: then columns are taken in the table's order where nothing names them. */
export function readAs(table: SourceTable, collection: Collection): GuessedTable {
  const rows = table.rows.slice(Math.max(0, (table.headRows ?? 0) - 1));
  const fields = pasteableFields(collection, undefined);
  const { hasHeader, fields: columns } = guessColumns(rows, collection, fields, undefined);
  const isHead = hasHeader || (table.headRows ?? 0) > 0;
  const [head] = rows;
  return {
    collection,
    head: isHead ? head : undefined,
    rows: isHead ? rows.slice(1) : rows,
    columns,
    isNamed: hasHeader,
  };
}

function guessAs(table: SourceTable, collection: Collection): GuessedTable | undefined {
  const guess = readAs(table, collection);
  return guess.isNamed && guess.columns.includes(collection.name) ? guess : undefined;
}

/** Names of columns count, and what stands around the table; without either it is none. */
function scoreOf(
  { collection, columns, head = [] }: GuessedTable,
  { caption = "" }: SourceTable,
  { around, named }: TableHints,
): number {
  const known = columns.filter((key) => key !== undefined).length;
  const isMeant = named === collection.key || isTitled(caption, collection);
  if (known < (isMeant ? 1 : enoughColumns)) return 0;
  const share = known / Math.max(1, head.filter(Boolean).length);
  return known + share + (isMeant ? 5 : 0) + (around.includes(collection.key) ? 2 : 0);
}

function isTitled(caption: string, { title }: Collection): boolean {
  return Math.max(likeness(caption, title.pl), likeness(caption, title.en)) >= 0.6;
}

/** A table that we wrote names its collection at the head of the column with the ids. */
function ownTable(table: SourceTable, { collections }: Template): GuessedTable | undefined {
  const head = table.rows[0] ?? [];
  const idColumn = head.findIndex((cell) => cell.startsWith("id:"));
  const collection = collections.find(({ key }) => head[idColumn] === `id:${key}`);
  return collection ? { ...readAs(table, collection), idColumn } : undefined;
}
