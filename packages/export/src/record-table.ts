/** Records of a collection as a table: their codes and the fields that the template makes columns. */
import { recordFieldAddress, unitOf } from "@brudnopis/document";
import type { Collection, Field, RecordContent } from "@brudnopis/schema";
import { paragraphOf } from "./inlines.ts";
import type { Block, Inline, TableBlock } from "./print.ts";
import { recordKey } from "./review-places.ts";
import { cellBlocks } from "./rich-blocks.ts";
import { type SourceNotes, sourceNotes } from "./source-notes.ts";
import { type TextCell, type TextColumn, textTable } from "./text-table.ts";
import { valueInlines } from "./value-inlines.ts";
import type { Source } from "./value-text.ts";

interface Column extends TextColumn {
  readonly cellOf: (record: RecordContent) => readonly Block[];
}

/**
 * An optional column that no record fills is left out.
 * `without` names the column that is clear from where the table stands: the record that the others belong to.
 */
export function recordTable(
  collection: Collection,
  records: readonly RecordContent[],
  source: Source,
  options: RecordTableOptions = {},
): TableBlock {
  const fields = collection.columns
    .filter((key) => key !== options.without)
    .flatMap((key) => collection.fields.find((field) => field.key === key) ?? [])
    .filter((field) => field.required || records.some((record) => record.fields[field.key]));
  const notes = sourceNotes(collection, fields, source);
  const columns = [
    ...(collection.code ? [codeColumn(source)] : []),
    ...fields
      .filter(({ key }) => key !== notes?.key)
      .map((field) => fieldColumn(field, collection, records, source, notes)),
  ];
  const rows = records.map((record) => columns.map(({ cellOf }) => orDash(cellOf(record))));
  const ids = records.map(({ id }) => id);
  const anchor = source.links.giveTable(collection.key, ids);
  const { caption, mayBeWide = false, times = 1 } = options;
  return textTable({ columns, rows, caption, anchor, mayBeWide, times }, source.language);
}

interface RecordTableOptions {
  readonly caption?: string;
  readonly without?: string | undefined;
  readonly mayBeWide?: boolean;
  readonly times?: number;
}

function orDash(blocks: readonly Block[]): TextCell {
  return blocks.length === 0 ? "–" : blocks;
}

function codeColumn({ words }: Source): Column {
  return {
    header: words.code,
    isFigure: false,
    isCode: true,
    keepsLine: true,
    cellOf: ({ code }) => (code === undefined ? [] : paragraphOf([{ type: "text", text: code }])),
  };
}

function fieldColumn(
  field: Field,
  collection: Collection,
  records: readonly RecordContent[],
  source: Source,
  notes: SourceNotes | undefined,
): Column {
  const unit = headerUnit(field, collection, records, source);
  const style = { place: "cell", withUnit: unit.inCells } as const;
  const isFigure = ["number", "money", "product", "year"].includes(field.type);
  return {
    header: labelWithUnit(field.label[source.language], unit.header),
    isFigure,
    keepsLine: isFigure || field.type === "date",
    cellOf: (record) => {
      const { fields } = record;
      const value = fields[field.key];
      const address = recordFieldAddress(collection.key, record.id, field.key);
      if (value?.type === "rich") {
        const nodes = source.review.text(address, value.doc.content);
        return cellBlocks(nodes, source.language, source.pictures);
      }
      const shown = valueInlines({ field, address, value, siblings: fields }, source, style);
      return paragraphOf(withMarks(shown, record));
    },
  };

  /** A remark about a record stands at its name, the source of its figure behind that. */
  function withMarks(shown: readonly Inline[], record: RecordContent): readonly Inline[] {
    if (field.key !== collection.name) return shown;
    const note = notes?.notesOf(record) ?? [];
    const name: readonly Inline[] =
      note.length > 0 && shown.length === 0 ? [{ type: "text", text: "–" }] : shown;
    return [...source.review.around(recordKey(collection.key, record.id), name), ...note];
  }
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
