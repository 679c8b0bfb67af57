import { progressOf, sectionOfPlace, type SectionState, sectionStates } from "@brudnopis/document";
import { expect, test } from "vitest";
import { begun, type Edit, edited, findingsOf, template } from "./clean-mid.ts";

function statesAfter(
  edit: Edit,
  ready: readonly string[] = [],
  content = edited(edit),
): ReadonlyMap<string, SectionState> {
  const states = sectionStates(template, content, findingsOf(content), new Set(ready));
  return new Map(states.map((state) => [state.key, state]));
}

const nothing: Edit = () => {};

test("a section with nothing in it is missing, and blocks only where it is required", () => {
  const states = statesAfter(nothing, [], begun(nothing));

  expect(states.get("risks")).toEqual({
    key: "risks",
    isRequired: true,
    state: "missing",
    isComplete: false,
    isDoubtful: false,
    counts: { blocks: 1, should: 0, hint: 0 },
  });
  expect(states.get("vision")).toMatchObject({
    isRequired: false,
    state: "missing",
    isComplete: true,
  });
});

test("a section that is full is in work until the lead calls it ready", () => {
  expect(statesAfter(nothing).get("risks")).toMatchObject({ state: "in-work", isComplete: true });
  expect(statesAfter(nothing, ["risks"]).get("risks")).toMatchObject({
    state: "ready",
    isDoubtful: false,
  });
});

test("a section called ready that something blocks is in work, and its mark is doubtful", () => {
  const states = statesAfter(({ clear }) => clear("risks/r1.owner"), ["risks"]);

  expect(states.get("risks")).toMatchObject({
    state: "in-work",
    isDoubtful: true,
    counts: { blocks: 1 },
  });
});

test("a section called ready with something to mend that blocks nothing stays ready", () => {
  const states = statesAfter(({ clear }) => clear("funding.budget-impact"), ["funding"]);

  expect(states.get("funding")).toMatchObject({ state: "ready", counts: { blocks: 0, should: 1 } });
});

test("an empty section called ready is missing, and its mark is doubtful", () => {
  const states = statesAfter(nothing, ["risks"], begun(nothing));

  expect(states.get("risks")).toMatchObject({ state: "missing", isDoubtful: true });
});

test("findings of records of records count where these are shown", () => {
  const states = statesAfter(({ clear, set }) => {
    clear("indicators/w11.source");
    set("funding-lines/d1-f1.amount", { raw: "sto" });
  });

  expect(states.get("goals")?.counts).toEqual({ blocks: 1, should: 0, hint: 0 });
  expect(states.get("actions")?.counts).toEqual({ blocks: 1, should: 0, hint: 0 });
  expect(states.get("funding")?.counts).toEqual({ blocks: 0, should: 0, hint: 0 });
});

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

test("a section of another kind of network has no state", () => {
  expect(statesAfter(nothing).has("transfer")).toBe(false);
});

test("a section is not complete while the records of its records are not", () => {
  const stateOf = (edit: Edit) =>
    progressOf(template, edited(edit)).find(({ key }) => key === "actions");

  expect(stateOf(nothing)).toMatchObject({ state: "complete" });
  expect(stateOf(({ clear }) => clear("funding-lines/d1-f1.status"))).toMatchObject({
    state: "started",
  });
});
