/** One section: its fields, tables of records and summaries, in the template's order. */
import { fieldAddress } from "@brudnopis/document";
import { type DocumentContent, isFieldPart, type Part, type Section } from "@brudnopis/schema";
import { blocksText } from "./blocks-text.ts";
import { fieldBlocks } from "./field-blocks.ts";
import { plainInlines } from "./inlines.ts";
import type { Block, PrintSection } from "./print.ts";
import { recordCards } from "./record-cards.ts";
import { recordTable } from "./record-table.ts";
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
  return { ...printed, blocks: withoutEcho(blocks, printed.title) };
}

/** „1. Streszczenie” needs no second heading „Streszczenie”. */
function withoutEcho(blocks: readonly Block[], title: string): readonly Block[] {
  const [first, ...rest] = blocks;
  return first?.type === "heading" && blocksText([first]) === title ? rest : blocks;
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
  const contentOf = ({ key }: { key: string }) => fields[fieldAddress(section.key, key)];
  return fieldBlocks({ fields: parts.filter(isFieldPart), contentOf, siblings: {} }, 2, source);
}

function collectionBlocks(key: string, source: Source): Block[] {
  const { template, content, language, words } = source;
  const collection = template.collections.find((candidate) => candidate.key === key);
  if (!collection) return [];
  const records = content.collections[key] ?? [];
  const caption = collection.title[language];
  if (records.length > 0) {
    return [
      recordTable(collection, records, source, { caption }),
      ...recordCards(collection, records, 2, source),
    ];
  }
  if (collection.min === 0) return [];
  return [
    { type: "heading", level: 2, inlines: plainInlines(caption, language) },
    { type: "gap", text: words.missing },
  ];
}
