/** The words of a document's texts, each read once for as long as it stays the same. */
import type { FieldContent } from "@brudnopis/schema";
import { plainText } from "../rich-text.ts";
import { notProse } from "./mid.ts";
import type { Slot, Subject } from "./subject.ts";
import { splitWords, type Word } from "./words.ts";

/** What was read of texts before. Content that did not change keeps its identity, so this makes checks incremental. */
export type TextMemory = WeakMap<FieldContent, TextFacts>;

interface TextFacts {
  readonly plain: string;
  words?: readonly Word[];
  readonly readings: Map<Reader<unknown>, unknown>;
}

/** Reads something of a text, and of nothing else. */
export type Reader<T> = (text: string, words: readonly Word[]) => T;

/** What a reader finds in a text, read once. */
export function readOnce<T>(content: FieldContent, memory: TextMemory, read: Reader<T>): T {
  const { readings, plain } = factsOf(content, memory);
  // What is kept for a reader is what it returned.
  if (readings.has(read)) return readings.get(read) as T;
  const result = read(plain, wordsOf(content, memory));
  readings.set(read, result);
  return result;
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
  const facts: TextFacts = { plain: plainWords(content), readings: new Map() };
  memory.set(content, facts);
  return facts;
}

function plainWords(content: FieldContent): string {
  if (content.type === "line") return content.text;
  return content.type === "rich" ? plainText(content.doc) : "";
}

/** A text that somebody wrote in words. */
export interface Prose {
  readonly slot: Slot;
  readonly content: FieldContent;
}

/** Texts in reading order; people's names are no prose, and neither are numbers of cases and addresses. */
export function proseOf({ slots }: Subject): Prose[] {
  return slots.flatMap((slot) => {
    const { content, field } = slot;
    if (content?.type !== "line" && content?.type !== "rich") return [];
    return field.personal || notProse.has(field.key) ? [] : [{ slot, content }];
  });
}
