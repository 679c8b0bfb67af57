/** What a table of records leaves out: each record's other fields, and the records that belong to it. */
import { recordFieldAddress, referredIds } from "@brudnopis/document";
import type { Collection, RecordContent } from "@brudnopis/schema";
import { fieldBlocks, marked } from "./field-blocks.ts";
import { plainInlines } from "./inlines.ts";
import type { Block, Inline } from "./print.ts";
import { printable } from "./printable.ts";
import { recordTable } from "./record-table.ts";
import { recordKey } from "./review-places.ts";
import { typeset } from "./typography.ts";
import { nameOf, type Source } from "./value-text.ts";

/** The last level whose records may own others: two collections that a template makes each other's parent end here. */
const lowestOwners = 5;

/** A card for each record that has more to say than its row. Headings of cards are of `level`. */
export function recordCards(
  collection: Collection,
  records: readonly RecordContent[],
  level: number,
  source: Source,
): Block[] {
  return records.flatMap((record) => {
    const blocks = [
      ...otherFields(collection, record, level + 1, source),
      ...belongings(collection, record, level + 1, source),
    ];
    return blocks.length === 0 ? [] : [card(collection, record, level, blocks, source)];
  });
}

function card(
  collection: Collection,
  record: RecordContent,
  level: number,
  blocks: readonly Block[],
  source: Source,
): Block {
  const code = record.code === undefined ? {} : { code: record.code };
  const name = printable(nameOf(record, collection.key, source)).trim();
  const title = typeset(name, source.language);
  const anchor = source.links.give(collection.key, record.id);
  const text: Inline[] = [{ type: "text", text: title }];
  const inlines = source.review.around(recordKey(collection.key, record.id), text);
  return {
    type: "card",
    level,
    ...code,
    title,
    ...marked(inlines),
    blocks,
    ...(anchor === undefined ? {} : { anchor }),
  };
}

function otherFields(
  collection: Collection,
  { id, fields }: RecordContent,
  level: number,
  source: Source,
): Block[] {
  const shown = new Set([...collection.columns, collection.name, collection.parent]);
  const others = collection.fields.filter(({ key }) => !shown.has(key));
  const contentOf = ({ key }: { key: string }) => fields[key];
  const addressOf = ({ key }: { key: string }) => recordFieldAddress(collection.key, id, key);
  return fieldBlocks({ fields: others, contentOf, addressOf, siblings: fields }, level, source);
}

function belongings(
  collection: Collection,
  record: RecordContent,
  level: number,
  source: Source,
): Block[] {
  if (level > lowestOwners) return [];
  return childrenOf(collection, source).flatMap(({ child, parent }) => {
    const all = source.content.collections[child.key] ?? [];
    const records = all.filter((candidate) => referredIds(candidate, parent).includes(record.id));
    if (records.length === 0 && child.min === 0) return [];
    const inlines = plainInlines(child.title[source.language], source.language);
    return [
      { type: "heading", level, inlines } as const,
      ...(records.length === 0
        ? [{ type: "gap", text: source.words.missing } as const]
        : [
            recordTable(child, records, source, { without: parent }),
            ...recordCards(child, records, level + 1, source),
          ]),
    ];
  });
}

/** Collections whose records belong to this one's and have no place of their own in the document. */
function childrenOf(
  collection: Collection,
  { template }: Source,
): { readonly child: Collection; readonly parent: string }[] {
  const placed = new Set(
    template.sections
      .flatMap(({ parts }) => parts)
      .flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
  );
  return template.collections.flatMap((child) => {
    const field = child.fields.find(({ key }) => key === child.parent);
    const belongs = field?.type === "reference" && field.to === collection.key;
    return belongs && !placed.has(child.key) ? [{ child, parent: field.key }] : [];
  });
}
