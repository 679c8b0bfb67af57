/**
 * Whether something can be suggested at all. Whoever suggests need not be let into the document, so what they send is looked
 * at as closely as an edit: what an editor accepts, the server must take.
 */
import {
  type Collection,
  type Field,
  type FieldContent,
  type RichMark,
  type RichNode,
  type SuggestedChange,
  type Template,
  type TextHunk,
} from "@brudnopis/schema";
import { isRecordId } from "../address.ts";
import { areLine } from "../history/cut.ts";
import { fieldAt, isTextField } from "../layout.ts";
import { nodeAttributes } from "../rich-text.ts";
import { fitsAttribute, fitsMark } from "../written-text.ts";
import { storedOf, textOf } from "./suggested-content.ts";

/** Undefined when it can. */
export function suggestionProblem(template: Template, change: SuggestedChange): string | undefined {
  switch (change.type) {
    case "text":
      return hunkProblem(fieldAt(template, change.address), change.hunk);
    case "value":
      return valueProblem(fieldAt(template, change.address), change.after);
    case "add-record":
      return recordProblem(collectionOf(template, change.collection), change);
    case "remove-record":
      return collectionOf(template, change.collection) ? undefined : unknown;
    case "answer":
      return "Only guests answer questions";
  }
}

const unknown = "The template has no such place";

function collectionOf({ collections }: Template, key: string): Collection | undefined {
  return collections.find((collection) => collection.key === key);
}

function valueProblem(field: Field | undefined, after: FieldContent | undefined) {
  if (!field || isTextField(field) || field.type === "product") return unknown;
  if (after !== undefined && storedOf(field, after) === undefined)
    return "The field cannot hold this value";
  return undefined;
}

function recordProblem(
  collection: Collection | undefined,
  { record, fields }: Extract<SuggestedChange, { type: "add-record" }>,
): string | undefined {
  if (!collection || !isRecordId(record)) return unknown;
  for (const [key, content] of Object.entries(fields)) {
    const field = collection.fields.find((candidate) => candidate.key === key);
    const problem =
      field && isTextField(field) ? textProblem(field, content) : valueProblem(field, content);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function textProblem(field: Field, content: FieldContent): string | undefined {
  const text = textOf(field, content);
  if (!text) return "The field cannot hold this text";
  return nodesProblem(field, text.content, "");
}

function hunkProblem(field: Field | undefined, { kind, before, after }: TextHunk) {
  if (!field || !isTextField(field)) return unknown;
  if (kind === "inline" && !(areLine(before) && areLine(after)))
    return "Blocks cannot stand within a line";
  for (const nodes of [before, after]) {
    const problem = nodesProblem(field, nodes, kind === "inline" ? "paragraph" : undefined);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Nodes within nodes: more than anybody makes. */
const deepest = 20;

/** @param parent Absent where it is not known what the nodes stand in; empty for the field itself. */
function nodesProblem(
  field: Field,
  nodes: readonly RichNode[],
  parent: string | undefined,
  depth = 0,
): string | undefined {
  if (depth > deepest) return "The text is nested too deeply";
  for (const node of nodes) {
    const fits = fitsIn(node, parent) && (field.type === "rich" || isPlain(node));
    if (!fits || !isWellMade(node)) return `A "${node.type.slice(0, 40)}" that cannot stand there`;
    const problem = nodesProblem(field, node.content ?? [], node.type, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const lineHolders = new Set(["paragraph", "heading"]);
const holders: Readonly<Record<string, readonly string[]>> = {
  text: [...lineHolders],
  hardBreak: [...lineHolders],
  listItem: ["bulletList", "orderedList"],
  tableRow: ["table"],
  tableCell: ["tableRow"],
  tableHeader: ["tableRow"],
};
const blockHolders = ["", "listItem", "blockquote", "tableCell", "tableHeader"];

function fitsIn({ type }: RichNode, parent: string | undefined): boolean {
  // Blocks that are changed where they stand: only letters would be out of place there.
  if (parent === undefined) return type !== "text" && type !== "hardBreak";
  return (holders[type] ?? blockHolders).includes(parent);
}

/** A line has no formatting. */
function isPlain({ type, marks = [] }: RichNode): boolean {
  return (type === "paragraph" || type === "text") && marks.length === 0;
}

function isWellMade({ type, text, content, attrs = {}, marks = [] }: RichNode): boolean {
  const isText = type === "text";
  if (isText !== (text !== undefined) || (isText && content !== undefined)) return false;
  if (!isText && !Object.hasOwn(nodeAttributes, type)) return false;
  if (isText && text === "") return false;
  return (
    Object.entries(attrs).every(([name, value]) => fitsAttribute(type, name, value)) &&
    marks.every((mark) => isText && fitsMark(mark.type, markValue(mark)))
  );
}

function markValue(mark: RichMark): object {
  return mark.type === "link" ? mark.attrs : {};
}
