import type { Finding } from "@brudnopis/document";
import { expect, test } from "vitest";
import { smallTemplate } from "../document/testing.ts";
import { anchorsOf, groupByAnchor } from "./anchors.ts";

const content = { collections: { actions: [{ id: "a", fields: {} }] } };

test("a field of a record stands at its row, its table or its section where its form is closed", () => {
  expect(anchorsOf("actions/a.cost", smallTemplate(), content)).toEqual([
    "actions/a.cost",
    "actions/a",
    "actions",
    "plan",
  ]);
});

test("a field of a section stands at its section where it is not on the page yet", () => {
  expect(anchorsOf("basics.cost", smallTemplate(), content)).toEqual([
    "basics.cost",
    "basics",
    "basics",
  ]);
});

test("findings of one place stand together, places in the order of the page", () => {
  const finding = (rule: string, place: string): Finding => ({
    rule,
    severity: "hint",
    place,
    also: [],
    facts: {},
  });
  const lines = new Map([
    ["x", 300],
    ["y", 100],
  ]);

  const groups = groupByAnchor(
    [finding("a", "x"), finding("b", "y"), finding("c", "x"), finding("d", "gone")],
    ({ place }) => {
      const line = lines.get(place);
      return line === undefined ? undefined : { key: place, line };
    },
  );

  expect(groups.map(({ key, findings }) => [key, findings.map(({ rule }) => rule)])).toEqual([
    ["y", ["b"]],
    ["x", ["a", "c"]],
  ]);
});
