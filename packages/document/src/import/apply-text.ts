/** A text of a file into a field of the document: formatted, as a line, or as the value that it means. */
import type { DocumentContent, Field, Language, RichNode, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { setValue, storedValue } from "../edits.ts";
import { fieldAt, localEdit, textAt } from "../layout.ts";
import { readPastedCell } from "../paste-cells.ts";
import { isEmptyText, paragraphs, plainText, readRichText } from "../rich-text.ts";
import { setText } from "../set-text.ts";
import { rawLimit } from "../values.ts";
import { cleanBlocks } from "./clean-nodes.ts";
import { appendInSteps, isHeavy } from "./in-steps.ts";
import type { FieldTarget } from "./plan.ts";

export interface TextContext {
  readonly template: Template;
  readonly content: DocumentContent;
  readonly language: Language;
}

/** Undefined when it is written; what the field cannot hold comes back. */
export function applyText(
  doc: Doc,
  { address, how }: FieldTarget,
  nodes: readonly RichNode[],
  context: TextContext,
): readonly RichNode[] | undefined {
  const field = fieldAt(context.template, address);
  if (!field) return nodes;
  if (field.type === "rich") {
    writeBlocks(doc, address, nodes, how);
    return undefined;
  }
  const text = plainText({ type: "doc", content: [...nodes] }).trim();
  const isTable = nodes.some(({ type }) => type === "table" || type === "image");
  const isTaken = how === "append" && storedValue(doc, address) !== undefined;
  if (isTable || isTaken) return nodes;
  return field.type === "line"
    ? writeLine(doc, address, text, how, nodes)
    : writeTyped(doc, address, field, text, nodes, context);
}

function writeBlocks(doc: Doc, address: string, nodes: readonly RichNode[], how: string): void {
  const fragment = textAt(doc, address);
  const isEmpty = isEmptyText(readRichText(fragment));
  doc.transact(() => {
    if (how === "replace" || isEmpty) fragment.delete(0, fragment.length);
  }, localEdit);
  appendInSteps(doc, fragment, cleanBlocks(nodes), localEdit);
}

function writeLine(
  doc: Doc,
  address: string,
  text: string,
  how: FieldTarget["how"],
  nodes: readonly RichNode[],
): readonly RichNode[] | undefined {
  const fragment = textAt(doc, address);
  // A line that is there says what it should; behind it another sentence makes no sense.
  if (how === "append" && plainText(readRichText(fragment)).trim() !== "") return nodes;
  const line = text.replace(/\s*\n\s*/g, " ");
  if (isHeavy(paragraphs(line).content)) return nodes;
  doc.transact(() => setText(fragment, paragraphs(line)), localEdit);
  return undefined;
}

function writeTyped(
  doc: Doc,
  address: string,
  field: Field,
  text: string,
  nodes: readonly RichNode[],
  context: TextContext,
): readonly RichNode[] | undefined {
  const cell = readPastedCell(field, text, undefined, context);
  if (cell?.content.kind !== "value" || (!cell.isUnderstood && text.length > rawLimit))
    return nodes;
  setValue(doc, context.template, address, cell.content.value);
  return undefined;
}
