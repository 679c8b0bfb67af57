/** Fields one after another: short values together as facts, formatted text under a heading of its own. */
import type { Field, FieldContent } from "@brudnopis/schema";
import { plainInlines } from "./inlines.ts";
import type { Block, Fact } from "./print.ts";
import { richBlocks } from "./rich-blocks.ts";
import { type Source, valueText } from "./value-text.ts";

type Fields = Readonly<Record<string, FieldContent>>;

export interface FieldsInOrder {
  readonly fields: readonly Field[];
  readonly contentOf: (field: Field) => FieldContent | undefined;
  /** Where a number may find its unit. */
  readonly siblings: Fields;
}

/** Empty optional fields are left out; empty required ones say so. Headings are of `level`. */
export function fieldBlocks(
  { fields, contentOf, siblings }: FieldsInOrder,
  level: number,
  source: Source,
): Block[] {
  const blocks: Block[] = [];
  let facts: Field[] = [];
  const closeFacts = () => {
    blocks.push(...factBlocks({ fields: facts, contentOf, siblings }, level, source));
    facts = [];
  };
  for (const field of fields) {
    if (field.type !== "rich") {
      facts.push(field);
      continue;
    }
    const text = richField(field, contentOf(field), level, source);
    if (text.length === 0) continue;
    closeFacts();
    blocks.push(...text);
  }
  closeFacts();
  return blocks;
}

/** Fields of sections have this level, those of records a lower one. */
const sectionLevel = 2;

/** A section's line between longer texts is a statement; every other short value is a fact. */
function factBlocks(
  { fields, contentOf, siblings }: FieldsInOrder,
  level: number,
  source: Source,
): Block[] {
  const facts = fields.flatMap((field) => toFact(field, contentOf(field), siblings, source) ?? []);
  const [only] = facts;
  if (!only) return [];
  const isAlone = fields.length === 1 && fields[0]?.type === "line";
  const isStatement = level === sectionLevel && isAlone && !only.isMissing;
  return [
    isStatement
      ? { type: "statement", label: only.label, text: only.text }
      : { type: "facts", facts },
  ];
}

function toFact(
  field: Field,
  content: FieldContent | undefined,
  siblings: Fields,
  source: Source,
): Fact | undefined {
  const { language, words } = source;
  const style = { place: "fact", withUnit: true } as const;
  const value = content ? valueText(field, content, siblings, source, style) : "";
  const [inline] = plainInlines(value, language);
  const label = field.label[language];
  if (inline?.type === "text") return { label, text: inline.text };
  return field.required ? { label, text: words.missing, isMissing: true } : undefined;
}

function richField(
  field: Field,
  content: FieldContent | undefined,
  level: number,
  { language, words }: Source,
): Block[] {
  const text = content?.type === "rich" ? richBlocks(content.doc, language, level) : [];
  if (text.length === 0 && !field.required) return [];
  const inlines = plainInlines(field.label[language], language);
  return [
    { type: "heading", level, inlines },
    ...(text.length > 0 ? text : [{ type: "gap", text: words.missing } as const]),
  ];
}
