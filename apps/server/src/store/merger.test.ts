import { expect, onTestFinished, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { Merger } from "./merger.ts";

test("updates merge in their own thread into one that says the same", async () => {
  const merger = openMerger();
  const doc = new Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  doc.getText("text").insert(0, "Konin");
  doc.getText("text").delete(0, 1);

  const merged = await merger.merge(updates);

  const copy = new Doc();
  applyUpdate(copy, merged);
  expect(copy.getText("text").toJSON()).toBe("onin");
});

test("what cannot be read is refused, and the thread goes on", async () => {
  const merger = openMerger();

  await expect(merger.merge([Uint8Array.of(9, 9, 9)])).rejects.toThrow();

  await expect(merger.merge([encodeStateAsUpdate(new Doc())])).resolves.toBeDefined();
});

function openMerger(): Merger {
  const merger = new Merger();
  onTestFinished(() => merger.close());
  return merger;
}
