/** What a guest answered, put where it fits: behind the text that is there, or into an input that understands it. */
import type { Field, RichNode, SuggestedChange, Template } from "@brudnopis/schema";
import { Doc, type XmlFragment } from "yjs";
import { setValue, storedValue } from "../edits.ts";
import { restoreText } from "../history/restore-text.ts";
import { fieldAt, isTextField, localEdit, metaOf, textAt } from "../layout.ts";
import { paragraphs, plainText, readRichText } from "../rich-text.ts";
import { understand } from "../understand.ts";
import type { StoredValue } from "../values.ts";
import { isBlank } from "./lines.ts";

type Answer = Extract<SuggestedChange, { type: "answer" }>;

/** Stale where no field can hold it: then somebody reads it and writes what follows from it. */
export function answerFit(
  doc: Doc,
  template: Template,
  { place, text }: Answer,
): "clean" | "changed" | "applied" | "stale" {
  const field = fieldAt(template, place);
  if (!field) return "stale";
  if (isTextField(field)) return isIn(readFragment(doc, place), text) ? "applied" : "clean";
  const value = valueOf(doc, field, text);
  const now = storedValue(doc, place);
  if (value === undefined) return "stale";
  if (JSON.stringify(now) === JSON.stringify(value)) return "applied";
  return now === undefined ? "clean" : "changed";
}

export function putAnswer(doc: Doc, template: Template, { place, text }: Answer): void {
  const field = fieldAt(template, place);
  if (!field) return;
  const value = isTextField(field) ? undefined : valueOf(doc, field, text);
  if (value !== undefined) return setValue(doc, template, place, value);
  if (!isTextField(field)) return;
  const fragment = textAt(doc, place);
  const { content } = readRichText(fragment);
  const filled = field.type === "line" ? inLine(content, text) : below(content, text);
  doc.transact(() => restoreText(fragment, filled), localEdit);
}

function readFragment(doc: Doc, address: string): XmlFragment {
  // Asking a Y.Doc for a root creates it; an absent one is an empty text.
  return textAt(doc.share.has(address) ? doc : new Doc(), address);
}

function isIn(fragment: XmlFragment, text: string): boolean {
  return oneLine(plainText(readRichText(fragment))).includes(oneLine(text));
}

function below(content: readonly RichNode[], text: string): RichNode[] {
  const added = paragraphs(text.trim()).content;
  return content.every(isBlank) ? added : [...content, ...added];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** A line stays one. */
function inLine(content: readonly RichNode[], text: string): RichNode[] {
  const words = oneLine(text);
  const last = content.at(-1);
  if (!last || content.every(isBlank)) return paragraphs(words).content;
  const more: RichNode = { type: "text", text: ` ${words}` };
  return [...content.slice(0, -1), { ...last, content: [...(last.content ?? []), more] }];
}

function valueOf(doc: Doc, field: Field, text: string): StoredValue | undefined {
  if (!isParsed(field)) return undefined;
  const language = metaOf(doc).get("language") === "en" ? "en" : "pl";
  const understood = understand(field, text.trim(), undefined, language);
  return understood.ok ? understood.value : undefined;
}

function isParsed(field: Field): field is Parameters<typeof understand>[0] {
  return ["money", "number", "date", "year"].includes(field.type);
}
