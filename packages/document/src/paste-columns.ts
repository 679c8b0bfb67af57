/** Which field each column of a pasted block goes to, as far as that can be told. A person decides. */
import type { Collection, Field } from "@brudnopis/schema";
import { fold } from "./fold.ts";

export interface GuessedColumns {
  /** Whether the first row names the columns rather than being a record. */
  readonly hasHeader: boolean;
  /** Key of the field of each column; undefined for a column that is left out. */
  readonly fields: readonly (string | undefined)[];
}

/** Fields that can be pasted into, those of the table first and in its order. */
export function pasteableFields(collection: Collection, parent: string | undefined): Field[] {
  const inTable = collection.columns.flatMap(
    (key) => collection.fields.find((field) => field.key === key) ?? [],
  );
  const others = collection.fields.filter((field) => !inTable.includes(field));
  return [...inTable, ...others].filter(
    (field) =>
      field.type !== "product" && (parent === undefined || field.key !== collection.parent),
  );
}

/** By the first row where it says what the columns are, else in the table's order from `start` on. */
export function guessColumns(
  rows: readonly (readonly string[])[],
  collection: Collection,
  fields: readonly Field[],
  start: string | undefined,
): GuessedColumns {
  const header = rows[0] ?? [];
  const named = namedFields(header, fields);
  const known = header.filter(
    (cell, index) => cell !== "" && (named[index] !== undefined || isCodeTitle(cell)),
  );
  const filled = header.filter((cell) => cell !== "");
  if (known.length > 0 && known.length * 2 >= filled.length)
    return { hasHeader: true, fields: named };
  return { hasHeader: false, fields: inOrder(rows, collection, fields, start) };
}

function namedFields(header: readonly string[], fields: readonly Field[]): (string | undefined)[] {
  const taken = new Set<string>();
  return header.map((cell) => {
    const free = fields.filter(({ key }) => !taken.has(key));
    const field =
      free.find((candidate) => titles(candidate).includes(bare(cell))) ??
      free.find((candidate) => titles(candidate).some((title) => isBeginning(title, bare(cell))));
    if (field) taken.add(field.key);
    return field?.key;
  });
}

function titles({ label, key }: Field): string[] {
  return [bare(label.pl), bare(label.en), key];
}

/** Without what stands in brackets, such as a unit, and without punctuation. */
function bare(title: string): string {
  return fold(title.replace(/[([].*?[)\]]/g, " ").replace(/[.:*]/g, " "));
}

function isBeginning(title: string, cell: string): boolean {
  const isLong = Math.min(title.length, cell.length) >= 4;
  return isLong && (title.startsWith(`${cell} `) || cell.startsWith(`${title} `));
}

function isCodeTitle(cell: string): boolean {
  return ["kod", "code", "lp", "l p", "nr", "no"].includes(bare(cell));
}

function inOrder(
  rows: readonly (readonly string[])[],
  { code, columns }: Collection,
  fields: readonly Field[],
  start: string | undefined,
): (string | undefined)[] {
  const width = rows[0]?.length ?? 0;
  const shown = fields.filter(({ key }) => columns.includes(key)).map(({ key }) => key);
  const from = start === undefined ? 0 : Math.max(0, shown.indexOf(start));
  // Codes number themselves, so a first column of codes is not somebody's text.
  const hasCodes =
    code !== undefined &&
    from === 0 &&
    rows.every(([cell = ""]) => new RegExp(`^${code.prefix}[\\d.]+$`, "i").test(cell));
  const target = hasCodes ? [undefined, ...shown] : shown.slice(from);
  return Array.from({ length: width }, (_, index) => target[index]);
}
