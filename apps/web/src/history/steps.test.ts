import type { DiffNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { nextStep, stepsOf } from "./steps.ts";
import { recordChange, textChange, valueChange } from "./testing.ts";

const same: DiffNode = { type: "paragraph", content: [{ type: "text", text: "bez zmian" }] };
const changed: DiffNode = {
  type: "paragraph",
  content: [{ type: "text", text: "nowe", change: { type: "inserted" } }],
};
const section = { section: "challenge", inserted: 0, deleted: 0, unlisted: 0 };

function idsOf(changes: ReturnType<typeof textChange>[]) {
  return stepsOf({ sections: [{ ...section, changes }] }).map(({ id }) => id);
}

test("each changed block of a text is a step of its own, and unchanged ones are none", () => {
  const table: DiffNode = { type: "table", content: [{ type: "tableRow", content: [changed] }] };

  expect(idsOf([textChange({ id: "t", blocks: [same, changed, same, table] })])).toEqual([
    "t#1",
    "t#3",
  ]);
});

test("a text of which there are only counts is one step, and so are values and records", () => {
  expect(
    idsOf([textChange({ id: "t" }), valueChange({ id: "v" }), recordChange({ id: "r" })]),
  ).toEqual(["t", "v", "r"]);
});

test("a change that no block shows is not passed over", () => {
  expect(idsOf([textChange({ id: "t", blocks: [same] })])).toEqual(["t"]);
});

test("steps go round in a circle, from wherever one is", () => {
  const steps = stepsOf({
    sections: [{ ...section, changes: [valueChange({ id: "a" }), valueChange({ id: "b" })] }],
  });

  expect(nextStep(steps, undefined, 1)?.id).toBe("a");
  expect(nextStep(steps, undefined, -1)?.id).toBe("b");
  expect(nextStep(steps, "b", 1)?.id).toBe("a");
  expect(nextStep(steps, "a", -1)?.id).toBe("b");
  expect(nextStep([], "a", 1)).toBeUndefined();
});
