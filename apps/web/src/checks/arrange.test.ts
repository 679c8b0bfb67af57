import type { Finding } from "@brudnopis/document";
import type { DocumentContent, MutedFinding } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { smallTemplate } from "../document/testing.ts";
import { arrange, keepKnown } from "./arrange.ts";

const content: DocumentContent = {
  format: 1,
  template: { id: "small", version: 1 },
  networkKind: "planning",
  language: "pl",
  illustrative: false,
  title: "",
  fields: {},
  collections: { actions: [{ id: "a", code: "D1", fields: {} }] },
};

function finding(rule: string, place: string, facts: Finding["facts"] = {}): Finding {
  return { rule, severity: "blocks", place, also: [], facts };
}

const mute: MutedFinding = {
  key: "required-field basics.title",
  rule: "required-field",
  place: "basics.title",
  reason: "Tytuł poda prezydent",
  by: "Anna",
  at: 0,
};

function arranged(found: readonly Finding[], mutes: readonly MutedFinding[] = []) {
  return arrange(found, mutes, smallTemplate(), content, undefined);
}

test("what is muted is not counted, and stands by itself with its reason", () => {
  const title = finding("required-field", "basics.title");
  const cost = finding("required-field", "basics.cost");

  const { findings, muted, counts } = arranged([title, cost], [mute]);

  expect(findings).toEqual([cost]);
  expect(muted).toEqual([{ finding: title, mute }]);
  expect(counts).toEqual({ blocks: 1, should: 0, hint: 0 });
});

test("a record has what was found in its fields, and its section counts it", () => {
  const cost = finding("required-field", "actions/a.cost");

  const { byPlace, countsBySection } = arranged([cost]);

  expect(byPlace.get("actions/a.cost")).toEqual([cost]);
  expect(byPlace.get("actions/a")).toEqual([cost]);
  expect(countsBySection.get("plan")).toEqual({ blocks: 1, should: 0, hint: 0 });
});

test("what is found again keeps its identity, so that nothing on the page flickers", () => {
  const before = [finding("a", "basics.title", { over: 3 }), finding("b", "basics.cost")];

  const again = keepKnown(before, structuredClone(before));
  const changed = keepKnown(before, [
    finding("a", "basics.title", { over: 4 }),
    finding("b", "basics.cost"),
  ]);

  expect(again).toBe(before);
  expect(changed[0]).not.toBe(before[0]);
  expect(changed[1]).toBe(before[1]);
});

test("a place whose findings stayed the same keeps its list", () => {
  const [title, cost] = [finding("a", "basics.title"), finding("b", "basics.cost")];
  const first = arranged([title, cost]);

  const second = arrange([title], [], smallTemplate(), content, first);

  expect(second.byPlace.get("basics.title")).toBe(first.byPlace.get("basics.title"));
});
