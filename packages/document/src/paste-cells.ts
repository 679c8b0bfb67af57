/** What a pasted cell means for the field it goes to. What is not understood is kept as it was typed. */
import type {
  DocumentContent,
  Field,
  FieldOf,
  Language,
  RecordContent,
  RichText,
  Template,
} from "@brudnopis/schema";
import { fold } from "./fold.ts";
import { recordName } from "./format-field.ts";
import { paragraphs } from "./rich-text.ts";
import { understand } from "./understand.ts";
import { rawLimit, type StoredValue } from "./values.ts";

export interface PastedCell {
  /** As it stood in the spreadsheet. */
  readonly typed: string;
  readonly isUnderstood: boolean;
  readonly content:
    | { readonly kind: "text"; readonly text: RichText }
    | { readonly kind: "value"; readonly value: StoredValue };
}

export interface PasteContext {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly language: Language;
}

/** Undefined for an empty cell: it changes nothing. `unit` is what stands beside a number in its own row. */
export function readPastedCell(
  field: Field,
  typed: string,
  unit: string | undefined,
  context: PasteContext,
): PastedCell | undefined {
  if (typed.trim() === "") return undefined;
  switch (field.type) {
    case "line":
      return asText(typed, typed.replace(/\s*[\n\t]+\s*/g, " ").trim());
    case "rich":
      return asText(typed, typed.trim());
    case "product":
      return undefined;
    default: {
      const value = readTypedCell(field, typed, unit, context);
      const isUnderstood = value !== undefined;
      const kept = value ?? { raw: typed.trim().slice(0, rawLimit) };
      return { typed, isUnderstood, content: { kind: "value", value: kept } };
    }
  }
}

function asText(typed: string, text: string): PastedCell {
  return { typed, isUnderstood: true, content: { kind: "text", text: paragraphs(text) } };
}

type TypedField = Exclude<Field, FieldOf<"line"> | FieldOf<"rich"> | FieldOf<"product">>;

function readTypedCell(
  field: TypedField,
  typed: string,
  unit: string | undefined,
  context: PasteContext,
): StoredValue | undefined {
  switch (field.type) {
    case "enum":
      return optionKey(field, typed);
    case "multi-enum":
      return each(typed, (part) => optionKey(field, part));
    case "reference":
      return field.multiple
        ? each(typed, (part) => recordId(field, part, context))
        : recordId(field, typed, context);
    case "boolean":
      return readFlag(typed);
    default: {
      const written = field.type === "number" ? writtenUnit(field, typed, unit) : undefined;
      const understood = understand(field, typed, written, context.language);
      return understood.ok ? understood.value : undefined;
    }
  }
}

/** Of a choice of units the one that stands behind the number, else the first. */
function writtenUnit(
  field: FieldOf<"number">,
  typed: string,
  beside: string | undefined,
): string | undefined {
  if (field.unit?.from === "fixed") return field.unit.unit;
  if (field.unit?.from !== "choice") return beside;
  const { units } = field.unit;
  const end = fold(typed);
  return units.find((unit) => end.endsWith(fold(unit))) ?? units[0];
}

function optionKey(
  { options }: FieldOf<"enum"> | FieldOf<"multi-enum">,
  typed: string,
): string | undefined {
  const wanted = fold(typed);
  return options.find(
    ({ key, label }) => wanted === key || wanted === fold(label.pl) || wanted === fold(label.en),
  )?.key;
}

/** All parts of a list, or nothing: half a list would look like the whole. */
function each(typed: string, read: (part: string) => string | undefined): string[] | undefined {
  // A name may hold a comma, so the whole cell is tried first.
  const whole = read(typed);
  if (whole !== undefined) return [whole];
  for (const divider of [/[;\n]/, /[,;\n]/]) {
    const parts = typed.split(divider).filter((part) => part.trim() !== "");
    const found = parts.map(read);
    if (parts.length > 1 && found.every((part) => part !== undefined)) return [...new Set(found)];
  }
  return undefined;
}

/** By code, by name or by both, as references are shown. */
function recordId(
  field: FieldOf<"reference">,
  typed: string,
  { template, content }: PasteContext,
): string | undefined {
  const wanted = fold(typed);
  const records = content.collections[field.to] ?? [];
  const isNamed = (record: RecordContent) => {
    const name = recordName(record, field.to, template);
    const code = record.code ?? "";
    return [code, name, `${code} ${name}`].some((way) => way !== "" && fold(way) === wanted);
  };
  const found = records.filter(isNamed);
  // Two of one name are not told apart by guessing.
  return found.length === 1 ? found[0]?.id : undefined;
}

const flags = new Map([
  ["tak", true],
  ["t", true],
  ["yes", true],
  ["y", true],
  ["x", true],
  ["1", true],
  ["prawda", true],
  ["true", true],
  ["nie", false],
  ["n", false],
  ["no", false],
  ["0", false],
  ["falsz", false],
  ["false", false],
]);

function readFlag(typed: string): boolean | undefined {
  return flags.get(fold(typed));
}
