/** For tests of suggestions: a text in two copies of a document, and short ways to write it down. */
import type { RichNode } from "@brudnopis/schema";
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  UndoManager,
  type XmlFragment,
} from "yjs";
import { localEdit, textAt } from "../layout.ts";
import { readRichText, writeRichText } from "../rich-text.ts";

const testAddress = "city.challenge";

/** `*bold*` words, and breaks written as `|`. */
export function p(words: string): RichNode {
  const content = words.split(/(\*[^*]+\*|\|)/).flatMap((piece): RichNode[] => {
    if (piece === "") return [];
    if (piece === "|") return [{ type: "hardBreak" }];
    const bold = /^\*(.+)\*$/.exec(piece)?.[1];
    if (bold === undefined) return [{ type: "text", text: piece }];
    return [{ type: "text", text: bold, marks: [{ type: "bold" }] }];
  });
  return content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" };
}

export function heading(words: string, level = 3): RichNode {
  const attrs = level === 3 ? {} : { attrs: { level } };
  return { ...p(words), type: "heading", ...attrs };
}

export function node(type: string, ...content: RichNode[]): RichNode {
  return content.length > 0 ? { type, content } : { type };
}

export function image(name: string, alt?: string): RichNode {
  const asset = name.padEnd(16, "0");
  return { type: "image", attrs: { asset, ...(alt === undefined ? {} : { alt }) } };
}

export function list(...items: string[]): RichNode {
  return node("bulletList", ...items.map((words) => node("listItem", p(words))));
}

export function table(...rows: string[][]): RichNode {
  return node(
    "table",
    ...rows.map((cells) => node("tableRow", ...cells.map((words) => node("tableCell", p(words))))),
  );
}

/** Somebody's copy of a document with one text. */
export interface Copy {
  readonly doc: Doc;
  readonly text: XmlFragment;
  readonly undo: UndoManager;
  read(): readonly RichNode[];
  write(edit: (text: XmlFragment) => void): void;
}

export function copyOf(doc: Doc): Copy {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return aCopy(copy);
}

export function started(...blocks: RichNode[]): Copy {
  const doc = new Doc();
  if (blocks.length > 0) writeRichText(textAt(doc, testAddress), { type: "doc", content: blocks });
  return aCopy(doc);
}

function aCopy(doc: Doc): Copy {
  const text = textAt(doc, testAddress);
  const undo = new UndoManager([text], { trackedOrigins: new Set([localEdit]), captureTimeout: 0 });
  return {
    doc,
    text,
    undo,
    read: () => readRichText(text).content,
    write: (edit) => doc.transact(() => edit(text), localEdit),
  };
}

/** What each has that the other has not. */
export function exchange(one: Doc, other: Doc): void {
  const [toOther, toOne] = [
    encodeStateAsUpdate(one, encodeStateVector(other)),
    encodeStateAsUpdate(other, encodeStateVector(one)),
  ];
  applyUpdate(other, toOther);
  applyUpdate(one, toOne);
}
