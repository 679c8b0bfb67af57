import { expect, test } from "vitest";
import { type Draft, openDrafts } from "./drafts.ts";

const anna = { documentId: "konin", personId: "anna" };
const draft: Draft = {
  type: "text",
  address: "challenge.diagnosis",
  base: [],
  edited: [{ type: "paragraph", content: [{ type: "text", text: "Nowe" }] }],
  note: "",
};

test("a draft outlives the page until it is dropped", () => {
  const storage = memory();
  openDrafts(anna, storage).put(draft);

  const later = openDrafts(anna, storage);

  expect([...later.get().values()]).toEqual([draft]);
  later.drop(draft);
  expect(openDrafts(anna, storage).get().size).toBe(0);
});

test("W1 a second draft of a place takes the first one's place", () => {
  const drafts = openDrafts(anna, memory());

  drafts.put(draft);
  drafts.put({ ...draft, note: "dlaczego" });

  expect([...drafts.get().values()]).toEqual([{ ...draft, note: "dlaczego" }]);
});

test("W2 nobody else finds a draft in the same browser", () => {
  const storage = memory();
  openDrafts(anna, storage).put(draft);

  const others = openDrafts({ ...anna, personId: "jan" }, storage);

  expect(others.get().size).toBe(0);
});

test("W3 a draft is there even if the browser keeps nothing", () => {
  const full = {
    ...memory(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const drafts = openDrafts(anna, full);

  drafts.put(draft);

  expect(drafts.get().size).toBe(1);
});

test("what is kept and is no draft is left out", () => {
  const storage = memory();
  storage.setItem("suggestions/konin/anna", JSON.stringify([{ type: "text", note: "" }, draft, 7]));

  expect(openDrafts(anna, storage).get().size).toBe(1);
});

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
