import { addRecord, paragraphs, readDocument, setValue, writeRichText } from "@brudnopis/document";
import { editAtRandom, exampleTemplate, seededRandom } from "@brudnopis/document/testing";
import { expect, test, vi } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, UndoManager } from "yjs";
import { ContentStore } from "./content-store.ts";
import { smallTemplate } from "./testing.ts";

function opened() {
  const template = smallTemplate();
  const doc = new Doc();
  const [actions] = template.collections;
  if (!actions) throw new Error("the small template has actions");
  const waiting: (() => void)[] = [];
  const store = new ContentStore(doc, template, (run) => waiting.push(run));
  const frame = () => waiting.splice(0).forEach((run) => run());
  return { template, doc, actions, store, frame, waiting };
}

test("C1 many changes within a frame are read once", () => {
  const { doc, template, store, waiting } = opened();

  setValue(doc, template, "basics.cost", 100);
  setValue(doc, template, "basics.cost", 200);

  expect(waiting).toHaveLength(1);
  expect(store.get().fields["basics.cost"]).toBeUndefined();
});

test("C2 what did not change keeps its identity", () => {
  const { doc, actions, store, frame } = opened();
  writeRichText(doc.getXmlFragment("basics.text"), paragraphs("jeden"));
  addRecord(doc, actions, { id: "a1" });
  frame();
  const before = store.get();

  writeRichText(doc.getXmlFragment("basics.title"), paragraphs("Tytuł"));
  frame();

  expect(store.get().title).toBe("Tytuł");
  expect(store.get().fields["basics.text"]).toBe(before.fields["basics.text"]);
  expect(store.get().collections).toBe(before.collections);
});

test("C1 the first content of a field that comes in one update is read", () => {
  const { doc, store, frame } = opened();
  const other = new Doc();
  writeRichText(other.getXmlFragment("basics.text"), paragraphs("z pociągu"));
  const listener = vi.fn();
  store.subscribe(listener);

  applyUpdate(doc, encodeStateAsUpdate(other));
  frame();

  expect(listener).toHaveBeenCalledOnce();
  expect(store.text("basics.text")).toEqual({ type: "rich", doc: paragraphs("z pociągu") });
});

test("a change that reads the same tells nobody", () => {
  const { doc, template, store, frame } = opened();
  setValue(doc, template, "basics.cost", 100);
  frame();
  const listener = vi.fn();
  store.subscribe(listener);

  setValue(doc, template, "basics.cost", 100);
  frame();

  expect(listener).not.toHaveBeenCalled();
});

test.each([1, 2, 3, 4, 5])(
  "C1 after any edits, here and elsewhere, it says what a first reading would say (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    const [doc, other] = [new Doc(), new Doc()];
    const waiting: (() => void)[] = [];
    const store = new ContentStore(doc, exampleTemplate, (run) => waiting.push(run));

    for (let step = 0; step < 150; step += 1) {
      editAtRandom(random.chance(0.5) ? doc : other, exampleTemplate, random);
      if (random.chance(0.3)) {
        applyUpdate(doc, encodeStateAsUpdate(other, encodeStateVector(doc)));
        applyUpdate(other, encodeStateAsUpdate(doc, encodeStateVector(other)));
      }
      if (random.chance(0.5)) continue;
      waiting.splice(0).forEach((run) => run());
      expect(store.get()).toEqual(readDocument(doc, exampleTemplate));
    }
  },
);

/** As an editor writes: locally, and as something that is no word of ours. */
function type(doc: Doc, address: string, text: string): void {
  doc.transact(() => writeRichText(doc.getXmlFragment(address), paragraphs(text)), {
    key: "editor",
  });
}

test("C3 what an editor writes is read later, and what else changes hurries it", () => {
  const template = smallTemplate();
  const doc = new Doc();
  const asked: boolean[] = [];
  const runs: (() => void)[] = [];
  const store = new ContentStore(doc, template, (run, isTyping) => {
    asked.push(isTyping);
    runs.push(run);
  });
  const listener = vi.fn();
  store.subscribe(listener);

  type(doc, "basics.title", "Tytuł");
  type(doc, "basics.text", "Tekst");
  expect(asked).toEqual([true]);
  setValue(doc, template, "basics.cost", 100);
  expect(asked).toEqual([true, false]);
  for (const run of runs) run();

  expect(store.get().title).toBe("Tytuł");
  expect(listener).toHaveBeenCalledOnce();
});

test("C3 settling reads at once what was typed", () => {
  const { doc, store, waiting } = opened();
  type(doc, "basics.title", "Tytuł");

  store.settle();

  expect(waiting).toHaveLength(1);
  expect(store.get().title).toBe("Tytuł");
});

test("C3 undoing is seen at once", () => {
  const { doc, template } = opened();
  const undo = new UndoManager(doc.getXmlFragment("basics.title"), {
    trackedOrigins: new Set(["here"]),
  });
  doc.transact(
    () => writeRichText(doc.getXmlFragment("basics.title"), paragraphs("Tytuł")),
    "here",
  );
  const asked: boolean[] = [];
  const store = new ContentStore(doc, template, (_run, isTyping) => asked.push(isTyping));

  undo.undo();

  expect(asked).toEqual([false]);
  store.destroy();
});

test("C2 a letter in a record leaves all other records as they are", () => {
  const { doc, actions, store, frame } = opened();
  addRecord(doc, actions, { id: "a1" });
  addRecord(doc, actions, { id: "a2" });
  frame();
  const [, second] = store.get().collections["actions"] ?? [];

  writeRichText(doc.getXmlFragment("actions/a1.name"), paragraphs("Nazwa"));
  frame();

  expect(store.get().collections["actions"]?.[0]?.fields["name"]).toEqual({
    type: "line",
    text: "Nazwa",
  });
  expect(store.get().collections["actions"]?.[1]).toBe(second);
});
