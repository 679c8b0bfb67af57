import { keepUndoSound, localEdit } from "@brudnopis/document";
import { expect, test } from "vitest";
import { Doc, UndoManager } from "yjs";
import { isLastStep, markAcceptance, watchAcceptances } from "./acceptances.ts";

test("U1 taking back the step of a suggestion tells of it, and of no other step", () => {
  const { manager, accept, type, events } = desk();
  type("moje ");
  accept("s1", "dopisane ");
  expect(isLastStep(manager, "s1")).toBe(true);

  manager.undo();
  manager.undo();

  expect(events).toEqual(["undone s1"]);
});

test("U1 an acceptance is not the last step once something else was written, or accepted", () => {
  const { manager, accept, type } = desk();
  accept("s1", "dopisane ");

  type("moje ");
  expect(isLastStep(manager, "s1")).toBe(false);
  accept("s2", "więcej");

  expect([isLastStep(manager, "s1"), isLastStep(manager, "s2")]).toEqual([false, true]);
});

test("U2 a suggestion is accepted again when its step is done again, as often as one likes", () => {
  const { manager, accept, events } = desk();
  accept("s1", "dopisane");

  manager.undo();
  manager.redo();
  manager.undo();
  manager.redo();

  expect(events).toEqual(["undone s1", "redone s1 8", "undone s1", "redone s1 8"]);
});

test("nothing is told once nobody watches", () => {
  const { manager, accept, events, stop } = desk();
  accept("s1", "dopisane");

  stop();
  manager.undo();

  expect(events).toEqual([]);
});

function desk() {
  const doc = new Doc();
  keepUndoSound(doc);
  const text = doc.getText("text");
  const manager = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });
  const events: string[] = [];
  const stop = watchAcceptances(manager, {
    undone: (id) => events.push(`undone ${id}`),
    redone: (id, [range]) => events.push(`redone ${id} ${range?.length}`),
  });
  const type = (words: string) => {
    manager.stopCapturing();
    doc.transact(() => text.insert(text.length, words), localEdit);
  };
  const accept = (id: string, words: string) => {
    type(words);
    markAcceptance(manager, id);
  };
  return { manager, accept, type, events, stop };
}
