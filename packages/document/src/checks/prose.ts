/** The words of a document's texts, each read once for as long as it stays the same. */
import type { FieldContent } from "@brudnopis/schema";
import { plainText } from "../rich-text.ts";
import { notProse } from "./mid.ts";
import type { Slot, Subject } from "./subject.ts";

/** What was read of a text before. Content that did not change keeps its identity, so this makes checks incremental. */
export type TextMemory = WeakMap<FieldContent, TextFacts>;

/** Letters and digits that stand together, with hyphens inside, or a dash that stands alone. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

interface TextFacts {
  readonly plain: string;
  words?: readonly Word[];
}

export function plainOf(content: FieldContent, memory: TextMemory): string {
  return factsOf(content, memory).plain;
}

export function wordsOf(content: FieldContent, memory: TextMemory): readonly Word[] {
  const facts = factsOf(content, memory);
  facts.words ??= splitWords(facts.plain);
  return facts.words;
}

function factsOf(content: FieldContent, memory: TextMemory): TextFacts {
  const known = memory.get(content);
  if (known) return known;
  const facts: TextFacts = { plain: plainWords(content) };
  memory.set(content, facts);
  return facts;
}

function plainWords(content: FieldContent): string {
  if (content.type === "line") return content.text;
  return content.type === "rich" ? plainText(content.doc) : "";
}

const word = /[\p{L}\p{N}]+(?:[-.’'][\p{L}\p{N}]+)*|[–—]/gu;

export function splitWords(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({ text: found, at: index }));
}

/** A text that somebody wrote in words. */
export interface Prose {
  readonly slot: Slot;
  readonly content: FieldContent;
}

/** Texts in reading order; people's names are no prose, and neither are numbers of cases and addresses. */
export function proseOf({ slots }: Subject): Prose[] {
  return slots.flatMap((slot) => {
    const { content, field, kind } = slot;
    if (content?.type !== "line" && content?.type !== "rich") return [];
    return field.personal || notProse.has(kind) ? [] : [{ slot, content }];
  });
}
