/** What stands on the two pages: the summary, the question, the figures, and the tables of what has codes. */
import { fieldAddress, formatMoney, formatNumber } from "@brudnopis/document";
import { type Collection, isFieldPart, type RecordContent, type Section } from "@brudnopis/schema";
import { timesNarrower } from "./column-shares.ts";
import { plainBlocks, plainInlines } from "./inlines.ts";
import type { Block, Fact, PrintSection } from "./print.ts";
import { printWords } from "./print-words.ts";
import { recordTable } from "./record-table.ts";
import { richBlocks, sectionLevel } from "./rich-blocks.ts";
import { shortenedBlocks } from "./shortened-blocks.ts";
import { summaryTable } from "./summary-table.ts";
import { typeset } from "./typography.ts";
import { type Source, toSource } from "./value-text.ts";

/** How much of it is shown. */
export interface Limits {
  /** By collection; as many as `manyRows` where it does not say. */
  readonly rows: ReadonlyMap<string, number>;
  /** Of the summary that its authors wrote. */
  readonly letters: number;
  /** Tables of records with codes, the first of the template. */
  readonly tables: number;
}

const manyRows = 12;

/** The section whose texts are shown, and the line that is wherever it stands. */
export const summaryKey = "summary";
export const questionKey = "question";

export function summaryContent(
  sections: readonly Section[],
  limits: Limits,
  source: Source,
): PrintSection[] {
  const { content, template, language } = source;
  // References lead nowhere in two pages, so each attempt begins without any.
  const own = toSource(content, template, language, { pictures: source.pictures });
  const tables = new Set(codedTables(sections, source).slice(0, limits.tables));
  return sections.flatMap((section) => {
    const blocks = section.parts.flatMap((part): Block[] => {
      if (part.type === "summary") {
        const { mention: _, ...rest } = part;
        const table = summaryTable(rest, own, timesNarrower);
        return table ? [table] : [];
      }
      if (part.type === "collection")
        return tables.has(part.collection) ? tablesOf(part.collection, limits, own) : [];
      if (part.type === "view" || !isFieldPart(part)) return [];
      return text(section, part.key, part.label[language], limits, own);
    });
    const figures = section.key === summaryKey ? inFigures(own) : [];
    const all = [...blocks, ...figures];
    // Without a summary two pages say so, and are not empty.
    if (all.length === 0 && section.key === summaryKey)
      all.push({ type: "gap", text: own.words.missing });
    if (all.length === 0) return [];
    const title = typeset(section.title[language], language);
    return [{ key: section.key, number: section.number, title, blocks: all }];
  });
}

/** The summary that its authors wrote, and the question. */
function text(
  section: Section,
  key: string,
  label: string,
  limits: Limits,
  { content, language, pictures }: Source,
): Block[] {
  const value = content.fields[fieldAddress(section.key, key)];
  if (section.key === summaryKey && value?.type === "rich") {
    const blocks = richBlocks(value.doc.content, language, sectionLevel, pictures);
    return shortenedBlocks(blocks, limits.letters, printWords[language].restInFull);
  }
  if (key !== questionKey || value?.type !== "line") return [];
  const [inline] = plainInlines(value.text, language);
  return inline?.type === "text" ? [{ type: "statement", label, text: inline.text }] : [];
}

/** How many of what there is, and what it costs. */
function inFigures(source: Source): Block[] {
  const { content, template, language } = source;
  const facts = template.collections.flatMap((collection): Fact[] => {
    const records = content.collections[collection.key] ?? [];
    if (collection.code === undefined || records.length === 0) return [];
    const money = collection.fields.find(
      ({ key, type }) => type === "money" && collection.columns.includes(key),
    );
    const total = money ? sumOf(records, money.key) : 0;
    const count = {
      label: nounOf(records.length, collection, language),
      text: formatNumber(records.length, language),
    };
    if (!money || total === 0) return [count];
    const label = printWords[language].totalOf(money.label[language]);
    return [count, { label, text: formatMoney(total, language) }];
  });
  if (facts.length === 0) return [];
  const inlines = plainInlines(printWords[language].inFigures, language);
  return [
    { type: "heading", level: sectionLevel, inlines },
    { type: "facts", facts },
  ];
}

function sumOf(records: readonly RecordContent[], key: string): number {
  return records.reduce((sum, { fields }) => {
    const value = fields[key];
    return value?.type === "money" ? sum + value.grosze : sum;
  }, 0);
}

function counted(count: number, collection: Collection, language: Source["language"]) {
  return `${formatNumber(count, language)}\u00a0${nounOf(count, collection, language)}`;
}

/** „działania” for 3, „działań” for 6. */
function nounOf(count: number, { counted: words }: Collection, language: Source["language"]) {
  const form = new Intl.PluralRules(language).select(count);
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = words[language];
  return forms[form] ?? forms.other ?? "";
}

/** Records with codes, and those with codes that belong to them. */
function tablesOf(key: string, limits: Limits, source: Source): Block[] {
  const { template } = source;
  const children = template.collections.filter(({ parent, fields }) =>
    fields.some((field) => field.key === parent && field.type === "reference" && field.to === key),
  );
  return template.collections
    .filter((collection) => collection.key === key || children.includes(collection))
    .flatMap((collection) => compactTable(collection, limits, source));
}

/** Beside the name only what is short. */
const shortTypes = new Set(["number", "money", "date", "year", "product"]);

export function compactColumns({ name, fields, columns }: Collection): string[] {
  return columns.filter((key) => {
    const type = fields.find((field) => field.key === key)?.type;
    return key === name || key === "unit" || (type && shortTypes.has(type));
  });
}

function compactTable(collection: Collection, limits: Limits, source: Source): Block[] {
  const { content, language } = source;
  const records = content.collections[collection.key] ?? [];
  if (collection.code === undefined || records.length === 0) return [];
  const columns = compactColumns(collection);
  const count = shownRows(collection.key, records, limits.rows);
  const compact = { ...collection, columns };
  const caption = collection.title[language];
  const left = records.length - count;
  return [
    recordTable(compact, records.slice(0, count), source, { caption, times: timesNarrower }),
    ...(left > 0
      ? plainBlocks(printWords[language].more(counted(left, collection, language)), language)
      : []),
  ];
}

/** Keys of the collections that have a place of their own and codes, in the order of the document. */
export function codedTables(sections: readonly Section[], { template }: Source): string[] {
  const coded = new Set(
    template.collections.filter(({ code }) => code !== undefined).map(({ key }) => key),
  );
  const placed = sections.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
  );
  return placed.filter((key) => coded.has(key));
}

export function shownRows(
  key: string,
  records: readonly RecordContent[],
  limits: Limits["rows"],
): number {
  return Math.min(records.length, limits.get(key) ?? manyRows);
}
