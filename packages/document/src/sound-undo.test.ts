import { expect, test } from "vitest";
import {
  type AbstractType,
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  type ID,
  Item,
  UndoManager,
  XmlElement,
  XmlText,
} from "yjs";
import { localEdit } from "./layout.ts";
import { keepUndoSound } from "./sound-undo.ts";

test("what an undo brings back stands between the neighbours that it names", () => {
  expect(everyWay().flatMap((way) => crossedAfterUndo({ ...way, isSound: true }))).toEqual([]);
});

test("Yjs by itself names some in the wrong order; when it no longer does, this module can go", () => {
  expect(everyWay().flatMap((way) => crossedAfterUndo({ ...way, isSound: false }))).not.toEqual([]);
});

test("what an undo brings back reads as it did, here and in a copy", () => {
  const { doc, undo, text } = opened(true);
  edit(doc, () => text().delete(1, 2));
  undo.undo();
  undo.stopCapturing();
  edit(doc, () => doc.getXmlFragment("text").delete(0, 1));
  undo.undo();

  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));

  expect(doc.getXmlFragment("text").toJSON()).toBe("<paragraph>abcde</paragraph>");
  expect(copy.getXmlFragment("text").toJSON()).toBe("<paragraph>abcde</paragraph>");
});

interface Way {
  /** The first and the last that is deleted, and where something is typed afterwards. */
  readonly from: number;
  readonly to: number;
  readonly typed: number;
}

function everyWay(): Way[] {
  const places = [0, 1, 2, 3, 4];
  return places.flatMap((from) =>
    places.slice(from).flatMap((to) => places.map((typed) => ({ from, to, typed }))),
  );
}

/** Somebody deletes letters of another's, takes that back, types, deletes the paragraph and takes back both. */
function crossedAfterUndo({ from, to, typed, isSound }: Way & { isSound: boolean }): string[] {
  const { doc, undo, text } = opened(isSound);
  edit(doc, () => text().delete(from, to + 1 - from));
  undo.undo();
  edit(doc, () => text().insert(typed, "x"));
  edit(doc, () => doc.getXmlFragment("text").delete(0, 1));
  undo.undo();
  return [...doc.store.clients.values()]
    .flat()
    .flatMap((struct) => (struct instanceof Item && isCrossed(struct) ? [nameOf(struct.id)] : []));
}

function opened(isSound: boolean): { doc: Doc; undo: UndoManager; text: () => XmlText } {
  const other = new Doc();
  other.clientID = 2;
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText("abcde")]);
  other.getXmlFragment("text").insert(0, [paragraph]);
  const doc = new Doc();
  doc.clientID = 1;
  applyUpdate(doc, encodeStateAsUpdate(other));
  if (isSound) keepUndoSound(doc);
  const undo = new UndoManager(doc, {
    captureTimeout: Number.POSITIVE_INFINITY,
    trackedOrigins: new Set([localEdit]),
  });
  const text = () => {
    const first = doc.getXmlFragment("text").get(0);
    const run: unknown = first instanceof XmlElement ? first.get(0) : undefined;
    if (run instanceof XmlText) return run;
    throw new Error("No text");
  };
  return { doc, undo, text };
}

function edit(doc: Doc, change: () => void): void {
  doc.transact(change, localEdit);
}

function isCrossed({ origin, rightOrigin, parent, parentSub }: Item): boolean {
  if (!origin || !rightOrigin || parentSub !== null) return false;
  // An integrated item's parent is a type.
  const ids = idsIn(parent as AbstractType<unknown>);
  return ids.indexOf(nameOf(origin)) >= ids.indexOf(nameOf(rightOrigin));
}

function idsIn(type: AbstractType<unknown>): string[] {
  const ids: string[] = [];
  for (let item = type._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    for (let offset = 0; offset < item.length; offset += 1)
      ids.push(nameOf({ client, clock: clock + offset }));
  }
  return ids;
}

function nameOf({ client, clock }: Pick<ID, "client" | "clock">): string {
  return `${client}:${clock}`;
}
