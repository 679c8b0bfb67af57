import type { Collection } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc, UndoManager } from "yjs";
import { duplicateRecords } from "./duplicate.ts";
import { addRecords, liveRecords, removeRecords, restoreRecords, setValue } from "./edits.ts";
import { localEdit, textAt } from "./layout.ts";
import { readDocument } from "./read.ts";
import { referrersOf } from "./referrers.ts";
import { paragraphs, writeRichText } from "./rich-text.ts";
import { setOrder } from "./set-order.ts";
import { exampleTemplate, seededRandom } from "./testing.ts";

function ground(ids: string) {
  const doc = new Doc();
  addRecords(
    doc,
    actionsOf(),
    [...ids].map((id) => ({ id })),
  );
  const undo = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });
  const order = () =>
    liveRecords(doc, "actions")
      .map(({ id }) => id)
      .join("");
  return { doc, undo, order };
}

function actionsOf(): Collection {
  const actions = exampleTemplate.collections.find(({ key }) => key === "actions");
  if (!actions) throw new Error("The example has actions");
  return actions;
}

test("several records go and come back as one step", () => {
  const { doc, undo, order } = ground("abcd");

  removeRecords(doc, "actions", ["b", "d"]);

  expect(order()).toBe("ac");
  undo.undo();
  expect(order()).toBe("abcd");
  undo.redo();
  restoreRecords(doc, "actions", ["b"]);
  expect(order()).toBe("abc");
});

test("records take the order given, as one step", () => {
  const { doc, undo, order } = ground("abcdef");

  setOrder(doc, "actions", [..."fbdace"]);

  expect(order()).toBe("fbdace");
  undo.undo();
  expect(order()).toBe("abcdef");
});

test("records that are not named keep their places while the others change theirs", () => {
  const { doc, order } = ground("abcde");

  setOrder(doc, "actions", ["e", "gone", "c", "a"]);

  expect(order()).toBe("ebcda");
});

test("no more records are moved than it takes", () => {
  const { doc, order } = ground("abcdef");
  const before = new Map(liveRecords(doc, "actions").map(({ id, order: key }) => [id, key]));

  setOrder(doc, "actions", [..."bcdefa"]);

  const moved = liveRecords(doc, "actions").filter(({ id, order: key }) => before.get(id) !== key);
  expect(order()).toBe("bcdefa");
  expect(moved.map(({ id }) => id)).toEqual(["a"]);
});

test("any order can be given (seeded)", () => {
  const random = seededRandom(7);
  const { doc, order } = ground("abcdefghij");
  for (let round = 0; round < 50; round += 1) {
    const wanted = [..."abcdefghij"].sort(() => random.next() - 0.5);

    setOrder(doc, "actions", wanted, () => random.chance(0.5));

    expect(order()).toBe(wanted.join(""));
  }
});

test("copies have the fields of what they were copied from and stand behind it", () => {
  const { doc, order } = ground("abc");
  setValue(doc, exampleTemplate, "actions/a.cost", 500);
  writeRichText(textAt(doc, "actions/a.name"), paragraphs("Sieć"));

  duplicateRecords(doc, actionsOf(), ["a"], () => "x");

  const copy = readDocument(doc, exampleTemplate).collections["actions"]?.[1];
  expect(order()).toBe("axbc");
  expect(copy?.fields).toEqual({
    cost: { type: "money", grosze: 500 },
    name: { type: "line", text: "Sieć" },
  });
});

test("nothing is added where not everything fits", () => {
  const { doc, order } = ground("ab");
  const small = { ...actionsOf(), max: 3 };

  expect(() => addRecords(doc, small, [{ id: "x" }, { id: "y" }])).toThrow(/at most 3/);

  expect(order()).toBe("ab");
});

test("tells what still names the records that go", () => {
  const { doc } = ground("abc");
  for (const id of ["a", "b"]) setValue(doc, exampleTemplate, `actions/${id}.goal`, "c1");
  setValue(doc, exampleTemplate, "actions/c.goal", "c2");

  const found = referrersOf(
    readDocument(doc, exampleTemplate),
    exampleTemplate,
    "goals",
    new Set(["c1"]),
  );

  expect(found.map(({ collection, count }) => [collection.key, count])).toEqual([["actions", 2]]);
});
