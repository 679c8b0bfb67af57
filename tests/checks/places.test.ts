import { progressOf, sectionOfPlace } from "@brudnopis/document";
import { expect, test } from "vitest";
import { type Edit, edited, template } from "./clean-mid.ts";

test.each([
  ["risks", "risks"],
  ["challenge.diagnosis", "challenge"],
  ["key-data", "challenge"],
  ["participants/um", "identification"],
  ["indicators/w11.source", "goals"],
  ["action-stages/d2-s1", "actions"],
  ["nowhere/x", undefined],
])("%s is shown in %s", (place, section) => {
  expect(sectionOfPlace(template, place)).toBe(section);
});

test("a section is not complete while the records of its records are not", () => {
  const stateOf = (edit: Edit) =>
    progressOf(template, edited(edit)).find(({ key }) => key === "actions");

  expect(stateOf(() => {})).toMatchObject({ state: "complete" });
  expect(stateOf(({ clear }) => clear("funding-lines/d1-f1.status"))).toMatchObject({
    state: "started",
  });
});
