/**
 * Much at once, as edits of which none is larger than the server takes: it ends the connection of who sends a larger one, and
 * nothing that is written afterwards arrives.
 */
import type { Collection, RichNode, RichText } from "@brudnopis/schema";
import { type Doc, type XmlElement, type XmlFragment, XmlText } from "yjs";
import { recordFieldAddress } from "../address.ts";
import { bearRecords, liveRecords, type NewRecord } from "../edits.ts";
import { type StoredRecord, textAt } from "../layout.ts";
import { toAttributes, toChildren, toElement } from "../rich-text.ts";

/** Of one step: its letters, with something for each node. A letter has three bytes at most. */
const stepWeight = 100_000;
const nodeWeight = 20;
const recordWeight = 500;
/** Letters of a piece of a text; a step has a few. */
const pieceLength = 20_000;

export function isHeavy(nodes: readonly RichNode[]): boolean {
  return weightOfAll(nodes) > stepWeight;
}

function weightOfAll(nodes: readonly RichNode[]): number {
  return nodes.reduce((sum, node) => sum + weightOf(node), 0);
}

function weightOf({ text = "", attrs = {}, content = [] }: RichNode): number {
  const said = Object.values(attrs).reduce<number>(
    (sum, value) => sum + (typeof value === "string" ? value.length : 0),
    0,
  );
  return nodeWeight + text.length + said + weightOfAll(content);
}

/** In their order, as many together as make one step. */
export function inGroups<T>(items: readonly T[], weigh: (item: T) => number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const weight = weigh(item);
    if (groups.length === 0 || weight > room) {
      groups.push([]);
      room = stepWeight;
    }
    groups.at(-1)?.push(item);
    room -= weight;
  }
  return groups;
}

/** Behind what stands there. What is too much for one step grows from its first child to its last. */
export function appendInSteps(
  doc: Doc,
  parent: XmlFragment | XmlElement,
  nodes: readonly RichNode[],
  origin: unknown,
): void {
  if (nodes.some(({ type }) => type === "text")) return appendLetters(doc, parent, nodes, origin);
  for (const group of inGroups(nodes, weightOf)) {
    const [node] = group;
    if (group.length > 1 || !node || !isHeavy(group)) {
      doc.transact(() => parent.insert(parent.length, toChildren(group)), origin);
      continue;
    }
    const { content = [], ...bare } = node;
    const element = toElement(bare);
    doc.transact(() => parent.insert(parent.length, [element]), origin);
    appendInSteps(doc, element, content, origin);
  }
}

/** Neighbouring runs share one text, as the editor writes them. */
function appendLetters(
  doc: Doc,
  parent: XmlFragment | XmlElement,
  nodes: readonly RichNode[],
  origin: unknown,
): void {
  let run: XmlText | undefined;
  const append = (node: RichNode) => {
    if (node.type !== "text") {
      run = undefined;
      parent.insert(parent.length, [toElement(node)]);
      return;
    }
    if (!run) {
      run = new XmlText();
      parent.insert(parent.length, [run]);
    }
    run.insert(run.length, node.text ?? "", toAttributes(node.marks ?? []));
  };
  for (const group of inGroups(nodes.flatMap(pieces), weightOf))
    doc.transact(() => group.forEach(append), origin);
}

/** Never within a character. */
function pieces(node: RichNode): RichNode[] {
  const { text = "" } = node;
  const cut: RichNode[] = [];
  for (let from = 0; from < text.length;) {
    const end = from + pieceLength;
    const to = /[\ud800-\udbff]/.test(text[end - 1] ?? "") ? end - 1 : end;
    cut.push({ ...node, text: text.slice(from, to) });
    from = to;
  }
  return cut.length > 0 ? cut : [node];
}

/** Unseen, and behind `live`, as `bearRecords` does it. */
export function bearInSteps(
  doc: Doc,
  collection: Collection,
  records: readonly NewRecord[],
  live = liveRecords(doc, collection.key),
): StoredRecord[] {
  const parts = records.map((record) => withoutHeavy(record));
  const born = inGroups(parts, ({ weight }) => weight).flatMap((group) =>
    bearRecords(
      doc,
      collection,
      group.map(({ record }) => record),
      live,
    ),
  );
  for (const { record, heavy } of parts)
    for (const [key, { content }] of heavy) {
      const fragment = textAt(doc, recordFieldAddress(collection.key, record.id, key));
      appendInSteps(doc, fragment, content, undefined);
    }
  return born;
}

interface Parted {
  readonly record: NewRecord;
  readonly heavy: readonly FieldText[];
  readonly weight: number;
}

export type FieldText = readonly [key: string, text: RichText];

function withoutHeavy(whole: NewRecord): Parted {
  const { light, heavy, weight } = partTexts(Object.entries(whole.texts ?? {}));
  const values = JSON.stringify(whole.values ?? {}).length;
  const record = { ...whole, texts: Object.fromEntries(light) };
  return { record, heavy, weight: recordWeight + values + weight };
}

/** Those of a record that fit into one step together, and those that take steps of their own. */
export function partTexts(texts: readonly FieldText[]) {
  const [light, heavy]: [FieldText[], FieldText[]] = [[], []];
  let weight = 0;
  for (const each of texts) {
    const own = weightOfAll(each[1].content);
    if (weight + own > stepWeight) heavy.push(each);
    else {
      light.push(each);
      weight += own;
    }
  }
  return { light, heavy, weight };
}
