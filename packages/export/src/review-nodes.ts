/**
 * Marks of review inside a text that is still nodes: they travel as nodes and attributes of their own, which nothing stored
 * has, until the text becomes runs.
 */
import type { RichNode } from "@brudnopis/schema";
import type { MarkedSuggestion } from "./review-marks.ts";

export interface TextMarks {
  readonly remarks: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly changes: readonly TextChange[];
}

type TextChange = NonNullable<MarkedSuggestion["change"]> & { readonly id: string };

/** What stored texts call their nodes has no such names. */
const markTypes = ["comment-start", "comment-end"] as const;
type MarkType = (typeof markTypes)[number];
interface MarkNode {
  readonly type: MarkType;
  readonly attrs: { readonly id: string };
}

/** Only what this module made: a text that brings such a node along has no such attribute. */
const ownMark = "review-mark";

export function isMarkNode(node: object): node is MarkNode {
  const { type, attrs } = node as RichNode;
  return markTypes.some((known) => known === type) && attrs?.[ownMark] === true;
}

export function changeOf({
  attrs,
}: RichNode): { readonly id: string; readonly kind: "insert" | "delete" } | undefined {
  const [id, kind] = [attrs?.["change"], attrs?.["kind"]];
  if (attrs?.[ownMark] !== true || typeof id !== "string") return undefined;
  return { id, kind: kind === "insert" ? "insert" : "delete" };
}

/** Something that goes before a letter or behind one. */
interface Event {
  readonly offset: number;
  readonly isBehind: boolean;
  readonly nodes: readonly RichNode[];
}

/** The text with its marks. Offsets beyond its end are taken for its end. */
export function markNodes(nodes: readonly RichNode[], marks: TextMarks): RichNode[] {
  const total = lengthOf(nodes);
  const within = (offset: number) => Math.max(0, Math.min(offset, total));
  const changes = marks.changes.map((change) => ({
    ...change,
    from: within(change.from),
    to: within(change.to),
  }));
  const events = [
    ...changes.filter(isInline).map((change) => at(change.to, change.to > 0, inserted(change))),
    ...marks.remarks.flatMap(({ id, from, to }) =>
      remarkEvents(id, within(from), within(to), total),
    ),
  ];
  if (total === 0) return [...nodes, ...atNoLetter(events, changes)];
  const marked = new Marker(events, changes).nodes(nodes);
  return changes.some((change) => !isInline(change)) ? withBlocks(marked, nodes, changes) : marked;
}

function isInline({ nodes }: TextChange): boolean {
  return nodes.every(({ type }) => type === "text" || type === "hardBreak");
}

function remarkEvents(id: string, from: number, to: number, total: number): Event[] {
  const [start, end] = [mark("comment-start", id), mark("comment-end", id)];
  if (from < to) return [at(from, false, [start]), at(to, true, [end])];
  return [at(from, from === total && total > 0, [start, end])];
}

function at(offset: number, isBehind: boolean, nodes: readonly RichNode[]): Event {
  return { offset, isBehind, nodes };
}

function mark(type: MarkType, id: string): RichNode {
  return { type, attrs: { id, [ownMark]: true } };
}

function inserted({ id, nodes }: TextChange): RichNode[] {
  return nodes.map((node) => changed(node, id, "insert"));
}

function changed(node: RichNode, id: string, kind: "insert" | "delete"): RichNode {
  return {
    ...node,
    ...(node.type === "text" ? { attrs: { change: id, kind, [ownMark]: true } } : {}),
    ...(node.content ? { content: node.content.map((child) => changed(child, id, kind)) } : {}),
  };
}

/** What is suggested for a text without a letter. */
function atNoLetter(events: readonly Event[], changes: readonly TextChange[]): RichNode[] {
  const inlines = events.flatMap(({ nodes }) => nodes);
  return [
    ...(inlines.length > 0 ? [{ type: "paragraph", content: inlines }] : []),
    ...changes.filter((change) => !isInline(change)).flatMap(inserted),
  ];
}

/** Goes through the letters of a text once. */
class Marker {
  readonly #events: readonly Event[];
  readonly #changes: readonly TextChange[];
  #letters = 0;

  constructor(events: readonly Event[], changes: readonly TextChange[]) {
    this.#events = events;
    this.#changes = changes;
  }

  nodes(nodes: readonly RichNode[]): RichNode[] {
    return nodes.flatMap((node) => {
      if (node.type === "text") return this.#text(node);
      return [node.content ? { ...node, content: this.nodes(node.content) } : node];
    });
  }

  #text(node: RichNode): RichNode[] {
    const text = node.text ?? "";
    const [from, to] = [this.#letters, this.#letters + text.length];
    this.#letters = to;
    if (text === "") return [node];
    const cuts = [...new Set([from, to, ...this.#cuts().filter((cut) => from < cut && cut < to)])];
    return cuts
      .toSorted((a, b) => a - b)
      .flatMap((cut, index, all) => {
        const next = all[index + 1];
        const behind = cut > from ? this.#eventsAt(cut, true) : [];
        if (next === undefined) return behind;
        const piece = { ...node, text: text.slice(cut - from, next - from) };
        return [...behind, ...this.#eventsAt(cut, false), this.#deleted(piece, cut)];
      });
  }

  #cuts(): number[] {
    return [
      ...this.#events.map(({ offset }) => offset),
      ...this.#changes.flatMap(({ from, to }) => [from, to]),
    ];
  }

  #eventsAt(offset: number, isBehind: boolean): RichNode[] {
    return this.#events
      .filter((event) => event.offset === offset && event.isBehind === isBehind)
      .flatMap(({ nodes }) => nodes);
  }

  #deleted(piece: RichNode, offset: number): RichNode {
    const change = this.#changes.find(({ from, to }) => from <= offset && offset < to);
    return change ? changed(piece, change.id, "delete") : piece;
  }
}

/** Blocks that are suggested come behind the outermost block in which the letters end that they replace. */
function withBlocks(
  marked: readonly RichNode[],
  nodes: readonly RichNode[],
  changes: readonly TextChange[],
): RichNode[] {
  let letters = 0;
  const ends = nodes.map((node) => (letters += lengthOf([node])));
  const lastOf = (to: number) => {
    const found = ends.findIndex((end) => end >= to);
    return found === -1 ? ends.length - 1 : found;
  };
  const blocks = changes.filter((change) => !isInline(change));
  return marked.flatMap((node, index) => [
    node,
    ...blocks.filter(({ to }) => lastOf(to) === index).flatMap(inserted),
  ]);
}

function lengthOf(nodes: readonly RichNode[]): number {
  return nodes.reduce(
    (sum, { type, text, content }) =>
      sum + (type === "text" ? (text ?? "").length : content ? lengthOf(content) : 0),
    0,
  );
}
