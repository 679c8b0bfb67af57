import { addRecord, readDocument, setValue } from "@brudnopis/document";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { smallTemplate } from "./testing.ts";
import { DocumentUndo } from "./undo.ts";

function opened() {
  const template = smallTemplate();
  const doc = new Doc();
  const undo = new DocumentUndo(doc);
  const [actions] = template.collections;
  if (!actions) throw new Error("the small template has actions");
  return { template, doc, undo, actions };
}

test("a step back names the field that it changed", () => {
  const { template, doc, undo } = opened();
  setValue(doc, template, "basics.cost", 100);

  expect(undo.undo()).toBe("basics.cost");
  expect(undo.redo()).toBe("basics.cost");
});

test("a step back names the record that came or went, or its field", () => {
  const { template, doc, undo, actions } = opened();
  addRecord(doc, actions, { id: "a1" });
  undo.separate();
  setValue(doc, template, "actions/a1.cost", 100);

  expect(undo.undo()).toBe("actions/a1.cost");
  expect(undo.undo()).toBe("actions/a1");
});

test("taking back an added record keeps what a colleague wrote in it, and brings it back with the record", () => {
  const { template, doc, undo, actions } = opened();
  const colleague = new Doc();
  addRecord(doc, actions, { id: "a1" });
  applyUpdate(colleague, encodeStateAsUpdate(doc));
  setValue(colleague, template, "actions/a1.cost", 700);
  applyUpdate(doc, encodeStateAsUpdate(colleague));

  undo.undo();
  expect(readDocument(doc, template).collections["actions"]).toEqual([]);
  undo.redo();

  const [record] = readDocument(doc, template).collections["actions"] ?? [];
  expect(record?.fields["cost"]).toEqual({ type: "money", grosze: 700 });
});

test("steps of others are never taken back", () => {
  const { template, doc, undo } = opened();
  const colleague = new Doc();
  setValue(colleague, template, "basics.cost", 100);
  applyUpdate(doc, encodeStateAsUpdate(colleague));

  expect(undo.undo()).toBeUndefined();
  expect(undo.state.get().canUndo).toBe(false);
});
