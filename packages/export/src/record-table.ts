/** Records of a collection as a table: their codes and the fields that the template makes columns. */
import { unitOf } from "@brudnopis/document";
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import type { TableBlock } from "./print.ts";
import { type TextColumn, textTable } from "./text-table.ts";
import { type Source, valueText } from "./value-text.ts";

interface Column extends TextColumn {
  readonly textOf: (record: RecordContent) => string;
}

/**
 * An optional column that no record fills is left out.
 * `without` names the column that is clear from where the table stands: the record that the others belong to.
 */
export function recordTable(
  collection: Collection,
  records: readonly RecordContent[],
  source: Source,
  options: { readonly caption?: string; readonly without?: string | undefined } = {},
): TableBlock {
  const columns = [
    ...(collection.code ? [codeColumn(source)] : []),
    ...collection.columns
      .filter((key) => key !== options.without)
      .flatMap((key) => collection.fields.find((field) => field.key === key) ?? [])
      .filter((field) => field.required || records.some(({ fields }) => fields[field.key]))
      .map((field) => fieldColumn(field, collection, records, source)),
  ];
  const rows = records.map((record) => columns.map(({ textOf }) => textOf(record) || "–"));
  return textTable({ columns, rows, caption: options.caption }, source.language);
}

function codeColumn({ words }: Source): Column {
  return {
    header: words.code,
    isFigure: false,
    isCode: true,
    keepsLine: true,
    textOf: ({ code }) => code ?? "",
  };
}

function fieldColumn(
  field: Field,
  collection: Collection,
  records: readonly RecordContent[],
  source: Source,
): Column {
  const unit = headerUnit(field, collection, records, source);
  const style = { place: "cell", withUnit: unit.inCells } as const;
  const isFigure = ["number", "money", "product", "year"].includes(field.type);
  return {
    header: labelWithUnit(field.label[source.language], unit.header),
    isFigure,
    keepsLine: isFigure || field.type === "date",
    textOf: ({ fields }) => {
      const value = fields[field.key];
      return value ? valueText(field, value, fields, source, style) : "";
    },
  };
}

/** A label may say its unit already: „Koszt (zł)”. */
function labelWithUnit(label: string, unit: string | undefined): string {
  return unit === undefined || label.includes(`(${unit})`) ? label : `${label} (${unit})`;
}

/** A unit that all figures of a column share is said once, in its header. */
function headerUnit(
  field: Field,
  collection: Collection,
  records: readonly RecordContent[],
  { words }: Source,
): { readonly header?: string; readonly inCells: boolean } {
  if (field.type === "money") return { header: words.currency, inCells: false };
  if (field.type !== "number" || !field.unit) return { inCells: false };
  if (field.unit.from === "fixed") return { header: field.unit.unit, inCells: false };
  // The unit has a column of its own.
  if (field.unit.from === "field" && collection.columns.includes(field.unit.field)) {
    return { inCells: false };
  }
  const filled = records.filter(({ fields }) => fields[field.key]?.type === "number");
  const units = new Set(filled.map(({ fields }) => unitOf(field, fields[field.key], fields)));
  const [only] = units;
  return units.size === 1 && only !== undefined
    ? { header: only, inCells: false }
    : { inCells: true };
}
