/** Fields one after another: short values together as facts, formatted text under a heading of its own. */
import type { Field, FieldContent } from "@brudnopis/schema";
import { inlinesText, plainInlines } from "./inlines.ts";
import type { Block, Fact, Inline } from "./print.ts";
import { richBlocks, sectionLevel } from "./rich-blocks.ts";
import { type PlacedValue, valueInlines } from "./value-inlines.ts";
import type { Source } from "./value-text.ts";

type Fields = Readonly<Record<string, FieldContent>>;

export interface FieldsInOrder {
  readonly fields: readonly Field[];
  readonly contentOf: (field: Field) => FieldContent | undefined;
  readonly addressOf: (field: Field) => string;
  /** Where a number may find its unit. */
  readonly siblings: Fields;
}

/** Empty optional fields are left out; empty required ones say so. Headings are of `level`. */
export function fieldBlocks(
  { fields, contentOf, addressOf, siblings }: FieldsInOrder,
  level: number,
  source: Source,
): Block[] {
  const blocks: Block[] = [];
  let facts: Field[] = [];
  const closeFacts = () => {
    blocks.push(...factBlocks({ fields: facts, contentOf, addressOf, siblings }, level, source));
    facts = [];
  };
  for (const field of fields) {
    if (field.type !== "rich") {
      facts.push(field);
      continue;
    }
    const text = richField(field, contentOf(field), addressOf(field), level, source);
    if (text.length === 0) continue;
    closeFacts();
    blocks.push(...text);
  }
  closeFacts();
  return blocks;
}

/** A section's line between longer texts is a statement; every other short value is a fact. */
function factBlocks(
  { fields, contentOf, addressOf, siblings }: FieldsInOrder,
  level: number,
  source: Source,
): Block[] {
  const facts = fields.flatMap((field) => {
    const [value, address] = [contentOf(field), addressOf(field)];
    return toFact({ field, address, value, siblings }, source) ?? [];
  });
  const [only] = facts;
  if (!only) return [];
  const isAlone = fields.length === 1 && fields[0]?.type === "line";
  const isStatement = level === sectionLevel && isAlone && !only.isMissing;
  return [isStatement ? { type: "statement", ...only } : { type: "facts", facts }];
}

function toFact(placed: PlacedValue, source: Source): Fact | undefined {
  const { language, words, review } = source;
  const { field, address } = placed;
  const inlines = valueInlines(placed, source, { place: "fact", withUnit: true });
  const label = field.label[language];
  const text = inlinesText(inlines);
  if (text !== "") return { label, text, ...marked(inlines) };
  if (!field.required) return undefined;
  const gap: Inline[] = [{ type: "text", text: words.missing }];
  return { label, text: words.missing, isMissing: true, ...marked(review.around(address, gap)) };
}

/** What is beside a plain text only where it is more than that. */
export function marked(inlines: readonly Inline[]): { readonly inlines?: readonly Inline[] } {
  const isPlain = inlines.every((inline) => inline.type === "text" && !inline.change);
  return isPlain ? {} : { inlines };
}

function richField(
  field: Field,
  content: FieldContent | undefined,
  address: string,
  level: number,
  { language, words, pictures, review }: Source,
): Block[] {
  const nodes = review.text(address, content?.type === "rich" ? content.doc.content : []);
  const text = richBlocks(nodes, language, level, pictures);
  if (text.length === 0 && !field.required) return [];
  const inlines = review.around(address, plainInlines(field.label[language], language));
  return [
    { type: "heading", level, inlines },
    ...(text.length > 0 ? text : [{ type: "gap", text: words.missing } as const]),
  ];
}
