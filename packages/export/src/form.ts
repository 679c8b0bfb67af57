/** An empty form on paper: for each field what is asked, how to tell a good answer, and room for one. */
import type { Collection, Field, FieldOf, FieldType, Section } from "@brudnopis/schema";
import { isFieldPart } from "@brudnopis/schema";
import { plainBlocks, plainInlines } from "./inlines.ts";
import type { Block, FormBlock, PrintSection } from "./print.ts";
import { printWords } from "./print-words.ts";
import { sectionLevel } from "./rich-blocks.ts";
import { type TextCell, type TextColumn, textTable } from "./text-table.ts";
import { typeset } from "./typography.ts";
import type { Source } from "./value-text.ts";

export function formSection(section: Section, source: Source): PrintSection {
  const { language } = source;
  return {
    key: section.key,
    number: section.number,
    title: typeset(section.title[language], language),
    blocks: [
      ...plainBlocks(section.guidance?.[language] ?? "", language),
      ...section.parts.flatMap((part): Block[] => {
        if (isFieldPart(part)) return [formBlock(part, source)];
        if (part.type !== "collection") return [];
        const collection = source.template.collections.find(({ key }) => key === part.collection);
        const guidance = part.guidance ?? collection?.guidance;
        return collection
          ? formTable(collection, guidance?.[language] ?? "", sectionLevel, source)
          : [];
      }),
    ],
  };
}

function formBlock(field: Field, { language }: Source): FormBlock {
  const guidance = field.guidance?.[language];
  const example = field.example?.[language];
  const options = optionsOf(field, language);
  return {
    type: "form",
    label: typeset(labelOf(field, language), language),
    isRequired: field.required,
    ...(guidance === undefined ? {} : { guidance: typeset(guidance, language) }),
    ...(example === undefined ? {} : { example: typeset(example, language) }),
    room: field.type === "rich" ? "box" : "line",
    ...(options === undefined ? {} : { options }),
  };
}

/** Says of what it is asked: the next field of the section looks the same. */
function recordForm(field: Field, { counted }: Collection, source: Source): FormBlock {
  const block = formBlock(field, source);
  return { ...block, label: `${block.label} (${counted[source.language].one})` };
}

/** With the unit that everybody has to use. */
function labelOf(field: Field, language: Source["language"]): string {
  const label = field.label[language];
  const { currency } = printWords[language];
  const unit =
    field.type === "money"
      ? currency
      : field.type === "number" && field.unit?.from === "fixed"
        ? field.unit.unit
        : undefined;
  return unit === undefined || label.includes(`(${unit})`) ? label : `${label} (${unit})`;
}

function optionsOf(field: Field, language: Source["language"]): string[] | undefined {
  if (field.type === "boolean") return [...printWords[language].yesNo];
  if (field.type === "number") return scaleOf(field);
  if (field.type !== "enum" && field.type !== "multi-enum") return undefined;
  return field.options.map(({ label }) => typeset(label[language], language));
}

/** Marks from 1 to 5 are ticked. */
const longestScale = 7;

function scaleOf({ min, max, decimals }: FieldOf<"number">): string[] | undefined {
  if (min === undefined || max === undefined || decimals !== 0) return undefined;
  const steps = max - min + 1;
  return steps > longestScale
    ? undefined
    : Array.from({ length: steps }, (_, index) => String(min + index));
}

/** Rows of an empty table, where the template asks for no more. */
const emptyRows = 3;
/** Two lines high: what is written by hand needs more than one. */
const roomToWrite: TextCell = [{ type: "paragraph", inlines: [{ type: "break" }] }];
/** As long as what is written by hand into a column may be. */
const samples: Readonly<Partial<Record<FieldType, string>>> = {
  line: "dwadzieścia kilka liter tekstu",
  rich: "dwadzieścia kilka liter tekstu i jeszcze drugie tyle",
  money: "000 000 000,00",
  date: "00.00.0000 r.",
  year: "000000",
  enum: "kilkanaście liter",
  reference: "kilkanaście liter",
};

function formColumn(header: string, sample = "000 000"): TextColumn {
  return { header, isFigure: false, keepsLine: false, sample };
}

/** As deep as headings go. */
const lowestTables = 5;

/** An empty table of the columns, and what each of its records is asked beside them. */
function formTable(
  collection: Collection,
  guidance: string,
  level: number,
  source: Source,
): Block[] {
  const { language, words } = source;
  const fieldOf = (key: string) => collection.fields.find((field) => field.key === key);
  const columns = collection.columns.flatMap((key) => fieldOf(key) ?? []);
  const inTable = new Set([...columns.map(({ key }) => key), collection.parent]);
  const others = collection.fields.filter(
    ({ key, type }) => !inTable.has(key) && type !== "product",
  );
  const formColumns = [
    ...(collection.code ? [formColumn(words.code, "D10")] : []),
    ...columns.map((field) => formColumn(labelOf(field, language), samples[field.type])),
  ];
  const rows = Array.from({ length: Math.max(emptyRows, collection.min) }, () =>
    formColumns.map(() => roomToWrite),
  );
  const table = textTable(
    { columns: formColumns, rows, mayBeWide: level === sectionLevel },
    language,
  );
  return [
    { type: "heading", level, inlines: plainInlines(collection.title[language], language) },
    ...plainBlocks(guidance, language),
    table,
    ...(others.length > 0 ? plainBlocks(printWords[language].forEachRecord, language) : []),
    ...others.map((field) => recordForm(field, collection, source)),
    ...childTables(collection, level + 1, source),
  ];
}

function childTables(owner: Collection, level: number, source: Source): Block[] {
  if (level > lowestTables) return [];
  const { template, language } = source;
  const placed = new Set(
    template.sections.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.type === "collection" ? [part.collection] : [])),
    ),
  );
  return template.collections.flatMap((child) => {
    const parent = child.fields.find(({ key }) => key === child.parent);
    const belongs = parent?.type === "reference" && parent.to === owner.key;
    if (!belongs || placed.has(child.key)) return [];
    return formTable(child, child.guidance?.[language] ?? "", level, source);
  });
}
