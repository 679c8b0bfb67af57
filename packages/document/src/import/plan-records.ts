/** Rows of tables as records: which change one that is there, which are new, and what refers to what. */
import type { Collection, DocumentContent, RecordContent, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { isRecordId, recordFieldAddress } from "../address.ts";
import { liveRecords, type NewRecord } from "../edits.ts";
import { fold } from "../fold.ts";
import { recordName } from "../format-field.ts";
import { localEdit, removedKey, storedRecord, textAt } from "../layout.ts";
import { type PastedRow, readBlock } from "../paste-block.ts";
import { readPastedCell } from "../paste-cells.ts";
import { setText } from "../set-text.ts";
import { isUnparsed, type StoredValue } from "../values.ts";
import type { ApplyContext } from "./apply-context.ts";
import { appendInSteps, bearInSteps, type FieldText, partTexts } from "./in-steps.ts";
import type { ImportPlan, RecordsTarget, TableItem } from "./plan.ts";

interface Row {
  readonly id: string;
  readonly isNew: boolean;
  readonly cells: readonly string[];
  /** The record that it belongs to, where that is known. */
  readonly parent: string | undefined;
}

export interface PlannedRecords {
  readonly item: TableItem;
  readonly collection: Collection;
  readonly target: RecordsTarget;
  readonly rows: readonly {
    readonly id: string;
    readonly isNew: boolean;
    readonly values: PastedRow;
  }[];
  /** Rows for which there is no room, or which belong to nothing. */
  readonly left: readonly (readonly string[])[];
}

type Found = {
  item: TableItem;
  collection: Collection;
  target: RecordsTarget;
  rows: Row[];
  left: (readonly string[])[];
};

export interface PlannedImport {
  readonly tables: readonly PlannedRecords[];
  /** The document as it will be, as far as names and codes of records go. */
  readonly content: DocumentContent;
}

/** Records may name others that come with them: all names are known before any cell is read. */
export function planRecords(doc: Doc, plan: ImportPlan, context: ApplyContext): PlannedImport {
  let content = context.content;
  const found: Found[] = [];
  for (const item of parentsFirst(plan, context.template)) {
    const { target } = item;
    if (item.type !== "table" || target.to !== "collection") continue;
    const collection = context.template.collections.find(({ key }) => key === target.collection);
    if (!collection) continue;
    const rows = rowsOf(doc, item, collection, target, { ...context, content });
    found.push({ item, collection, target, ...rows });
    content = withNames(content, item, collection, rows.rows);
  }
  return { tables: found.map((each) => withValues(each, { ...context, content })), content };
}

/** What belongs to a record is told apart by it, so that one has to be known before, wherever the file has it. */
function parentsFirst({ items }: ImportPlan, { collections }: Template): ImportPlan["items"] {
  const isChild = ({ target }: ImportPlan["items"][number]) =>
    target.to === "collection" &&
    collections.find(({ key }) => key === target.collection)?.parent !== undefined;
  return [...items.filter((item) => !isChild(item)), ...items.filter(isChild)];
}

/** The one record that is called so; two of one name are not told apart by guessing. */
export function recordNamed(
  content: DocumentContent,
  collection: string,
  name: string,
  template: Template,
): string | undefined {
  const named = (content.collections[collection] ?? []).filter(
    (record) => fold(recordName(record, collection, template)) === fold(name),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

function rowsOf(
  doc: Doc,
  item: TableItem,
  collection: Collection,
  target: RecordsTarget,
  context: ApplyContext,
): Pick<Found, "rows" | "left"> {
  const { how } = target;
  const { content, template, newId } = context;
  const oneParent = target.parent ?? parentOf(collection, target, context);
  const records = content.collections[collection.key] ?? [];
  const nameAt = item.columns.indexOf(collection.name);
  const taken = new Set<string>();
  let room = collection.max - liveRecords(doc, collection.key).length;
  const rows: Row[] = [];
  const left: (readonly string[])[] = [];
  for (const cells of item.rows) {
    if (cells.every((cell, at) => cell === "" || at === item.idColumn)) continue;
    const own = item.idColumn === undefined ? "" : (cells[item.idColumn] ?? "");
    const known = how === "update" ? knownRecord(own, cells[nameAt] ?? "", cells) : undefined;
    if (!known && room <= 0) {
      left.push(cells);
      continue;
    }
    if (!known) room -= 1;
    const isFree = isRecordId(own) && !taken.has(own) && !storedRecord(doc, collection.key, own);
    const id = known?.id ?? (isFree ? own : newId());
    taken.add(id);
    rows.push({ id, isNew: !known, cells, parent: parentIn(cells) });
  }
  return { rows, left };

  function parentIn(cells: readonly string[]): string | undefined {
    const at = collection.parent === undefined ? -1 : item.columns.indexOf(collection.parent);
    const field = collection.fields.find(({ key }) => key === collection.parent);
    const cell =
      field && at >= 0 ? readPastedCell(field, cells[at] ?? "", undefined, context) : undefined;
    const value = cell?.content.kind === "value" ? cell.content.value : undefined;
    return typeof value === "string" ? value : oneParent;
  }

  /** Two records of one name that belong to different ones are two. */
  function isOfParent(record: RecordContent, parent: string | undefined): boolean {
    if (collection.parent === undefined) return true;
    const reference = record.fields[collection.parent];
    return (
      parent !== undefined && reference?.type === "reference" && reference.ids.includes(parent)
    );
  }

  function knownRecord(
    id: string,
    name: string,
    cells: readonly string[],
  ): RecordContent | undefined {
    const free = records.filter((record) => !taken.has(record.id));
    const byId = free.find((record) => record.id === id);
    if (byId || name.trim() === "" || item.idColumn !== undefined) return byId;
    const named = free.filter(
      (record) =>
        fold(recordName(record, collection.key, template)) === fold(name) &&
        isOfParent(record, parentIn(cells)),
    );
    return named.length === 1 ? named[0] : undefined;
  }
}

function withNames(
  content: DocumentContent,
  item: TableItem,
  collection: Collection,
  rows: readonly Row[],
): DocumentContent {
  const records = content.collections[collection.key] ?? [];
  const [codeAt, nameAt] = [codeColumn(item), item.columns.indexOf(collection.name)];
  const isCounted = collection.code !== undefined && collection.code.within === undefined;
  const all = new Map(records.map((record) => [record.id, record]));
  for (const { id, cells, parent } of rows) {
    const name = cells[nameAt]?.replace(/\s*\n\s*/g, " ").trim() ?? "";
    const before = all.get(id);
    const next = isCounted ? `${collection.code?.prefix}${all.size + 1}` : undefined;
    const code = cells[codeAt] || before?.code || next;
    all.set(id, {
      id,
      ...(code === undefined ? {} : { code }),
      fields: {
        ...before?.fields,
        ...(name === "" ? {} : { [collection.name]: { type: "line", text: name } }),
        ...(parent === undefined || collection.parent === undefined
          ? {}
          : { [collection.parent]: { type: "reference", ids: [parent] } }),
      },
    });
  }
  return {
    ...content,
    collections: { ...content.collections, [collection.key]: [...all.values()] },
  };
}

function codeColumn({ head = [], columns }: TableItem): number {
  return head.findIndex(
    (title, at) => columns[at] === undefined && ["kod", "code"].includes(fold(title)),
  );
}

function withValues(found: Found, context: ApplyContext): PlannedRecords {
  const { item, collection, target } = found;
  const left = [...found.left];
  const parent = target.parent ?? parentOf(collection, target, context);
  const resolved = parent === undefined ? target : { ...target, parent };
  const rows = found.rows.flatMap(({ id, isNew, cells }) => {
    const [values = new Map()] = readBlock([cells], item.columns, collection, context);
    if (!isNew || hasParent(values, collection, resolved)) return [{ id, isNew, values }];
    left.push(cells);
    return [];
  });
  return { item, collection, target: resolved, rows, left };
}

function parentOf(
  collection: Collection,
  { parentName }: RecordsTarget,
  { content, template }: ApplyContext,
): string | undefined {
  const field = collection.fields.find(({ key }) => key === collection.parent);
  if (parentName === undefined || field?.type !== "reference") return undefined;
  return recordNamed(content, field.to, parentName, template);
}

/** A record that belongs to none is shown nowhere, so nobody could find it. */
function hasParent(values: PastedRow, { parent }: Collection, target: RecordsTarget): boolean {
  if (parent === undefined || target.parent !== undefined) return true;
  const content = values.get(parent)?.content;
  return content?.kind === "value" && !isUnparsed(content.value);
}

export function writeRecords(
  doc: Doc,
  planned: readonly PlannedRecords[],
): { added: number; changed: number; first: string | undefined } {
  const live = new Map(
    planned.map(({ collection: { key } }) => [key, liveRecords(doc, key)] as const),
  );
  const born = planned.map((each) => bearAll(doc, each, live.get(each.collection.key)));
  let [added, changed] = [0, 0];
  let first: string | undefined;
  doc.transact(() => {
    for (const stored of born.flat()) stored.set(removedKey, false);
  }, localEdit);
  for (const { collection, rows } of planned) {
    for (const { id, isNew, values } of rows) {
      first ??= recordFieldAddress(collection.key, id, collection.name);
      if (isNew) added += 1;
      else changed += 1;
      if (!isNew) writeOver(doc, collection, id, values);
    }
  }
  return { added, changed, first };
}

/** Rows stay in the order of the file, also where several tables fill one collection. */
function bearAll(
  doc: Doc,
  { collection, target, rows }: PlannedRecords,
  live = liveRecords(doc, collection.key),
) {
  const news = rows.filter(({ isNew }) => isNew).map(({ id, values }) => newRecord(id, values));
  return bearInSteps(doc, collection, news, live);

  function newRecord(id: string, row: PastedRow): NewRecord {
    const { parent } = target;
    const values: Record<string, StoredValue> =
      parent !== undefined && collection.parent !== undefined
        ? { [collection.parent]: parent }
        : {};
    const texts: NonNullable<Record<string, NonNullable<NewRecord["texts"]>[string]>> = {};
    for (const [key, { content }] of row) {
      if (content.kind === "text") texts[key] = content.text;
      else values[key] = content.value;
    }
    return { id, values, texts };
  }
}

function writeOver(doc: Doc, collection: Collection, id: string, row: PastedRow): void {
  const record = storedRecord(doc, collection.key, id);
  if (!record || record.get(removedKey) === true) return;
  const all = [...row].flatMap(([key, { content }]): FieldText[] =>
    content.kind === "text" ? [[key, content.text]] : [],
  );
  const fragmentOf = (key: string) => textAt(doc, recordFieldAddress(collection.key, id, key));
  const { light, heavy } = partTexts(all);
  doc.transact(() => {
    for (const [key, { content }] of row)
      if (content.kind === "value") record.set(key, content.value);
    for (const [key, text] of light) setText(fragmentOf(key), text);
    for (const [key] of heavy) fragmentOf(key).delete(0, fragmentOf(key).length);
  }, localEdit);
  for (const [key, { content }] of heavy) appendInSteps(doc, fragmentOf(key), content, localEdit);
}
