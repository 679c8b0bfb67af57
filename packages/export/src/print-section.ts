/** One section: its fields, tables of records and summaries, in the template's order. */
import { fieldAddress } from "@brudnopis/document";
import { type DocumentContent, isFieldPart, type Part, type Section } from "@brudnopis/schema";
import { blocksText } from "./blocks-text.ts";
import { fieldBlocks, marked } from "./field-blocks.ts";
import { plainInlines } from "./inlines.ts";
import type { Block, Inline, PrintSection } from "./print.ts";
import { recordCards } from "./record-cards.ts";
import { recordTable } from "./record-table.ts";
import { sectionLevel } from "./rich-blocks.ts";
import { summaryTable } from "./summary-table.ts";
import { typeset } from "./typography.ts";
import { viewBlocks, viewRecords } from "./views/views.ts";
import type { Source } from "./value-text.ts";

/** Undefined for an optional section in which nobody wrote anything. */
export function printSection(section: Section, source: Source): PrintSection | undefined {
  const { language, words, content } = source;
  const printed = {
    key: section.key,
    number: section.number,
    title: typeset(section.title[language], language),
  };
  if (!hasContent(section, content)) {
    return section.required
      ? { ...printed, blocks: [{ type: "gap", text: words.missing }] }
      : undefined;
  }
  const blocks = partGroups(section).flatMap((parts) => partBlocks(parts, section, source));
  const title: Inline[] = [{ type: "text", text: printed.title }];
  const isOwn = ownPlaces(section, source);
  return {
    ...printed,
    ...marked(source.review.aroundSection(section.key, isOwn, title)),
    blocks: withoutEcho(blocks, printed.title),
  };
}

/** Whether an address or a record is this section's: its fields, its tables and what belongs to their records. */
function ownPlaces({ key, parts }: Section, { template }: Source): (place: string) => boolean {
  const collections = new Set(
    parts.flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
  );
  // A set is walked in the order of adding, so children of children are met too.
  for (const owner of collections) {
    for (const child of template.collections) {
      const parent = child.fields.find((field) => field.key === child.parent);
      if (parent?.type === "reference" && parent.to === owner) collections.add(child.key);
    }
  }
  return (place) => {
    const [collection, record] = place.split("/");
    if (record !== undefined) return collections.has(collection ?? "");
    return place.startsWith(`${key}.`);
  };
}

/** „1. Streszczenie” needs no second heading „Streszczenie”. */
function withoutEcho(blocks: readonly Block[], title: string): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.type !== "heading" || blocksText([first]) !== title) return blocks;
  const isPlain = first.inlines.every(({ type }) => type === "text");
  return isPlain ? rest : blocks;
}

/** Whether there is anything to show: a field, or a record of a table or of what a summary adds up. */
function hasContent(section: Section, content: DocumentContent): boolean {
  return section.parts.some((part) => {
    if (isFieldPart(part)) return content.fields[fieldAddress(section.key, part.key)] !== undefined;
    const sources = part.type === "view" ? viewRecords(part) : [part.collection];
    return sources.some((key) => (content.collections[key] ?? []).length > 0);
  });
}

/** Fields that follow one another are set together; tables stand alone. */
function partGroups(section: Section): Part[][] {
  const groups: Part[][] = [];
  for (const part of section.parts) {
    const last = groups.at(-1);
    if (isFieldPart(part) && last?.every(isFieldPart)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

function partBlocks(parts: readonly Part[], section: Section, source: Source): Block[] {
  const [first] = parts;
  if (first?.type === "collection") return collectionBlocks(first.collection, source);
  if (first?.type === "summary") {
    const table = summaryTable(first, source);
    return table ? [table] : [];
  }
  if (first?.type === "view") return viewBlocks(first, source);
  const { fields } = source.content;
  const addressOf = ({ key }: { key: string }) => fieldAddress(section.key, key);
  const contentOf = (field: { key: string }) => fields[addressOf(field)];
  const own = parts.filter(isFieldPart);
  return fieldBlocks({ fields: own, contentOf, addressOf, siblings: {} }, sectionLevel, source);
}

function collectionBlocks(key: string, source: Source): Block[] {
  const { template, content, language, words } = source;
  const collection = template.collections.find((candidate) => candidate.key === key);
  if (!collection) return [];
  const records = content.collections[key] ?? [];
  const caption = collection.title[language];
  if (records.length > 0) {
    return [
      recordTable(collection, records, source, { caption, mayBeWide: true }),
      ...recordCards(collection, records, sectionLevel, source),
    ];
  }
  if (collection.min === 0) return [];
  return [
    { type: "heading", level: 2, inlines: plainInlines(caption, language) },
    { type: "gap", text: words.missing },
  ];
}
