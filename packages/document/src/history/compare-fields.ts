/** What became of a field: its text or its value. */
import type { Change, Credit, DiffNode, Field, FieldContent, RichNode } from "@brudnopis/schema";
import type { Doc, Item, XmlFragment } from "yjs";
import { parseAddress } from "../address.ts";
import { isTextField, storedRecord, textAt, valuesOf } from "../layout.ts";
import { isEmptyText, readRichText } from "../rich-text.ts";
import type { Comparing } from "./compare-context.ts";
import type { Attribution } from "./compare-credits.ts";
import { allLettersOf, type Letter } from "./compare-letters.ts";
import { overlay } from "./compare-text.ts";
import type { TextState } from "./compare-children.ts";
import { countChanged, countDifferent, creditsIn } from "./compare-count.ts";
import { byPerson } from "./credits.ts";

export interface ComparedField {
  readonly field: Field;
  readonly address: string;
  readonly section: string;
  readonly before: FieldContent | undefined;
  readonly after: FieldContent | undefined;
}

/** None when the field says the same in both states. */
export function fieldChanges(compared: ComparedField, comparing: Comparing): Change[] {
  const { field, address, before, after } = compared;
  // What is worked out changes with what it is worked out from.
  if (field.type === "product" || isSame(before, after)) return [];
  const place = parseAddress(address);
  if (place?.record !== undefined) comparing.names.mention(place.owner, place.record);
  return [isTextField(field) ? textChange(compared, comparing) : valueChange(compared, comparing)];
}

function isSame(before: FieldContent | undefined, after: FieldContent | undefined): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function valueChange(
  { field, address, section, before, after }: ComparedField,
  { after: { doc }, who, names }: Comparing,
): Change {
  for (const content of [before, after]) names.mentionIn(field, content);
  return {
    type: "value",
    id: `value:${address}`,
    section,
    address,
    by: byPerson(who.entry(entryAt(doc, address))),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
}

function entryAt(doc: Doc, address: string): Item | undefined {
  const place = parseAddress(address);
  if (!place) return undefined;
  if (place.record === undefined) return valuesOf(doc)._map.get(address);
  return storedRecord(doc, place.owner, place.record)?._map.get(place.field);
}

function textChange({ address, section }: ComparedField, comparing: Comparing): Change {
  const [before, after] = [
    textOf(comparing.before.doc, address),
    textOf(comparing.after.doc, address),
  ];
  return {
    type: "text",
    id: `text:${address}`,
    section,
    address,
    ...laidOver(before, after, comparing),
  };
}

/** An empty paragraph, left behind by somebody who only looked, is no text. */
function textOf(doc: Doc, address: string): TextState {
  // Asking a Y.Doc for a root creates it.
  const parent = doc.share.has(address) ? textAt(doc, address) : undefined;
  const text = parent && readRichText(parent);
  return { parent, nodes: !text || isEmptyText(text) ? [] : text.content };
}

type Overlay = Pick<Extract<Change, { type: "text" }>, "blocks" | "inserted" | "deleted" | "by">;

/** Whoever wrote what a text has that it had not. */
export function writersAt(address: string, { after: { doc }, who }: Comparing): WrittenBy {
  return writers(textOf(doc, address), who);
}

type WrittenBy = (Credit | undefined)[];

function writers({ parent }: TextState, who: Attribution): WrittenBy {
  return who.replaced([], lettersIn(parent)).inserted.map(({ by }) => by);
}

function laidOver(before: TextState, after: TextState, { room, who }: Comparing): Overlay {
  const letters = sizeOf(before.nodes) + sizeOf(after.nodes);
  if (letters > room.letters) {
    const gone = who.replaced(lettersIn(before.parent), []).deleted.map((run) => run.by);
    const by = byPerson([...gone, ...writers(after, who)]);
    return { ...countDifferent(before.nodes, after.nodes), by };
  }
  room.letters -= letters;
  const blocks = credited(overlay(before, after, who), () =>
    who.onlyOne(lettersIn(before.parent), lettersIn(after.parent)),
  );
  return { blocks, ...countChanged(blocks), by: byPerson(creditsIn(blocks)) };
}

/**
 * What stayed can read as new: the editor may move the words on to a new row, and leave the old one empty. Where only one
 * person had a hand in it, it was theirs.
 */
function credited(blocks: readonly DiffNode[], findOnlyOne: () => Credit | undefined): DiffNode[] {
  const isUnknown = ({ change, content = [] }: DiffNode): boolean =>
    (change !== undefined && change.by === undefined) || content.some(isUnknown);
  if (!blocks.some(isUnknown)) return [...blocks];
  const by = findOnlyOne();
  const name = ({ change, content, ...node }: DiffNode): DiffNode => ({
    ...node,
    ...(content ? { content: content.map(name) } : {}),
    ...(change ? { change: by ? { by, ...change } : change } : {}),
  });
  return blocks.map(name);
}

function lettersIn(parent: XmlFragment | undefined): Letter[] {
  return parent ? allLettersOf(parent) : [];
}

function sizeOf(nodes: readonly RichNode[]): number {
  let size = 0;
  for (const { text = "", content = [] } of nodes) size += text.length + sizeOf(content);
  return size;
}
