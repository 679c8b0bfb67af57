/** Rules about single values: what was not understood, what cannot be, what is too long. */
import type { FieldOf, Language } from "@brudnopis/schema";
import { formatNumber } from "../numbers.ts";
import { choiceIn, lineIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { plainOf, type TextMemory } from "./prose.ts";
import { finding } from "./rules.ts";
import { ownerLabel, type Slot, type Subject } from "./subject.ts";

/** Characters of a misunderstood value that a sentence quotes. */
const rawShown = 60;

export function notUnderstood({ slots, language }: Subject): Finding[] {
  return slots.flatMap((slot) => {
    if (slot.content?.type !== "unparsed") return [];
    const { raw } = slot.content;
    const shown = raw.length > rawShown ? `${raw.slice(0, rawShown)}…` : raw;
    const facts = { ...named(slot, language), raw: shown };
    return [finding("not-understood", { place: slot.address, facts })];
  });
}

function named(slot: Slot, language: Language): { field: string; name: string } {
  return { field: slot.field.label[language], name: ownerLabel(slot, language) };
}

export function numbersOutOfRange({ slots, language }: Subject): Finding[] {
  return slots.flatMap((slot) => {
    const { field, address } = slot;
    if (field.type !== "number" && field.type !== "year") return [];
    const value = numberOf(slot);
    if (value === undefined || !isOutside(value, field)) return [];
    const write = (number: number) =>
      field.type === "year" ? String(number) : formatNumber(number, language, field.decimals);
    const facts = {
      ...named(slot, language),
      value: write(value),
      range: rangeOf(field, write),
    };
    return [finding("number-out-of-range", { place: address, facts })];
  });
}

type Bounded = Pick<FieldOf<"number"> | FieldOf<"year">, "min" | "max">;

function numberOf({ content }: Slot): number | undefined {
  if (content?.type === "number") return content.value;
  return content?.type === "year" ? content.year : undefined;
}

function isOutside(value: number, { min = -Infinity, max = Infinity }: Bounded): boolean {
  return value < min || value > max;
}

function rangeOf({ min, max }: Bounded, write: (number: number) => string): string {
  if (min === undefined) return max === undefined ? "" : `≤ ${write(max)}`;
  return max === undefined ? `≥ ${write(min)}` : `${write(min)}–${write(max)}`;
}

export function longTexts({ slots, language }: Subject, memory: TextMemory): Finding[] {
  return slots.flatMap((slot) => {
    const { field, content, address, kind } = slot;
    if ((field.type !== "line" && field.type !== "rich") || !content || kind === teryt) return [];
    const { length } = plainOf(content, memory);
    if (length <= field.maxLength) return [];
    const facts = {
      ...named(slot, language),
      length: formatNumber(length, language),
      limit: formatNumber(field.maxLength, language),
      over: length - field.maxLength,
    };
    return [finding("text-too-long", { place: address, facts })];
  });
}

const teryt = `${mid.localGovernments.key}.${mid.localGovernments.teryt}`;

/** A county has four digits and a region two; everything else is a gmina with seven. */
const terytDigits: ReadonlyMap<string | undefined, number> = new Map([
  ["county", 4],
  ["region", 2],
]);

export function terytCodes({ entries }: Subject): Finding[] {
  const { key, teryt: field, kind } = mid.localGovernments;
  return entries(key).flatMap(({ record, place, label }) => {
    const raw = lineIn(record, field);
    const digits = terytDigits.get(choiceIn(record, kind)) ?? 7;
    if (raw === "" || (/^\d+$/.test(raw) && raw.length === digits)) return [];
    return [
      finding("teryt-format", { place: `${place}.${field}`, facts: { name: label, raw, digits } }),
    ];
  });
}
