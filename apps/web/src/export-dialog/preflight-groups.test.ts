import { PreflightKind } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { countMendable, groupFindings, placeOf } from "./preflight-groups.ts";

test("every kind of finding has a place in the list", () => {
  const groups = groupFindings(PreflightKind.options.map((kind) => ({ kind })));

  expect(groups.map(({ kind }) => kind).toSorted()).toEqual(PreflightKind.options.toSorted());
});

test("what cannot be read comes before what is empty, and one finding may stand for several", () => {
  const groups = groupFindings([
    { kind: "empty", address: "vision.text" },
    { kind: "empty", address: "summary.text" },
    { kind: "unknown-symbol", quote: "𝔘", count: 3 },
    { kind: "personal-left-out", count: 7 },
  ]);

  expect(groups.map(({ kind, count }) => [kind, count])).toEqual([
    ["unknown-symbol", 3],
    ["empty", 2],
    ["personal-left-out", 7],
  ]);
  expect(countMendable(groups)).toBe(5);
});

test("a finding leads to its field, or to its record", () => {
  expect(placeOf({ kind: "empty", address: "vision.text" })).toBe("vision.text");
  expect(placeOf({ kind: "empty", record: { collection: "actions", id: "d1" } })).toBe(
    "actions/d1",
  );
  expect(placeOf({ kind: "no-title" })).toBeUndefined();
});
