/** Rules about what is missing altogether. */
import type { Collection, Language, Section } from "@brudnopis/schema";
import type { Finding } from "./finding.ts";
import { requiredElsewhere } from "./mid.ts";
import { finding } from "./rules.ts";
import { ownerLabel, type Slot, type Subject } from "./subject.ts";

const nbsp = "\u00a0";

/** Nothing in a section is one fault, whatever it should hold. */
export function emptySections({ sections, isBegun, language }: Subject): Finding[] {
  return sections
    .filter((section) => section.required && !isBegun(section))
    .map(({ key, title }) =>
      finding("empty-section", { place: key, facts: { section: title[language] } }),
    );
}

export function requiredFields({ slots, isBegun, language }: Subject): Finding[] {
  return slots
    .filter((slot) => isMissing(slot) && isBegun(slot.section))
    .map((slot) =>
      finding("required-field", {
        place: slot.address,
        facts: { field: slot.field.label[language], name: ownerLabel(slot, language) },
      }),
    );
}

function isMissing({ field, kind, content, entry }: Slot): boolean {
  if (!field.required || content || requiredElsewhere.has(kind)) return false;
  // A record in which nothing is written yet lacks one thing: what it is about.
  return !entry || entry.isBegun || field.key === entry.collection.name;
}

export function recordCounts(subject: Subject): Finding[] {
  return subject.sections
    .filter(subject.isBegun)
    .flatMap((section) =>
      collectionsIn(section, subject).flatMap((collection) => countFindings(collection, subject)),
    );
}

function collectionsIn({ parts }: Section, { template }: Subject): Collection[] {
  return parts.flatMap((part) => {
    if (part.type !== "collection") return [];
    return template.collections.filter(({ key }) => key === part.collection);
  });
}

function countFindings(collection: Collection, { entries, language }: Subject): Finding[] {
  const { key, title, min, advisedMax } = collection;
  const count = entries(key).length;
  if (count < min) {
    const facts = { title: title[language], count, needed: inWords(min, collection, language) };
    return [finding("too-few-records", { place: key, facts })];
  }
  if (advisedMax === undefined || count <= advisedMax) return [];
  const facts = { counted: inWords(count, collection, language), advised: advisedMax };
  return [finding("many-records", { place: key, facts })];
}

/** „3 działania”. */
function inWords(count: number, { counted }: Collection, language: Language): string {
  const category = new Intl.PluralRules(language).select(count);
  const words: Partial<Record<Intl.LDMLPluralRule, string>> = counted[language];
  return `${count}${nbsp}${words[category] ?? words.other ?? ""}`;
}
