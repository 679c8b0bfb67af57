import type { Revision, RevisionList } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { idOf, selectionOf } from "./selection.ts";
import { revision, revisionList } from "./testing.ts";

const [first, second, third] = ["r1", "r2", "r3"].map((id, index) =>
  revision({ id, seq: index + 1 }),
) as [Revision, Revision, Revision];
const settled = revisionList({ revisions: [third, second, first] });
const written: RevisionList = { ...settled, now: { seq: 9, at: 9, contributors: [] } };

function ends(list: RevisionList, view: Parameters<typeof selectionOf>[1]) {
  const { to, from } = selectionOf(list, view);
  return [from?.id, idOf(to)];
}

test("what has been written since the newest revision is shown first", () => {
  expect(ends(written, {})).toEqual(["r3", "now"]);
});

test("without anything new the newest revision is shown, beside the one before it", () => {
  expect(ends(settled, {})).toEqual(["r2", "r3"]);
  expect(selectionOf(settled, {}).isCurrent).toBe(true);
  expect(selectionOf(written, { revision: "r3" }).isCurrent).toBe(false);
});

test("a revision is compared with the one before it, the first with none", () => {
  expect(ends(written, { revision: "r2" })).toEqual(["r1", "r2"]);
  expect(ends(written, { revision: "r1" })).toEqual([undefined, "r1"]);
});

test("any two can be compared, also backwards", () => {
  expect(ends(written, { revision: "r3", from: "r1" })).toEqual(["r1", "r3"]);
  expect(ends(written, { revision: "r1", from: "r3" })).toEqual(["r3", "r1"]);
});

test("a section is compared with how it was at first", () => {
  expect(ends(written, { section: "challenge" })).toEqual(["r1", "now"]);
});

test("a revision that was thinned out is said to be gone, and the newest is shown", () => {
  const selection = selectionOf(written, { revision: "r7" });

  expect([idOf(selection.to), selection.isMissing]).toEqual(["now", true]);
  expect(selectionOf(written, { revision: "r3", from: "r7" }).isMissing).toBe(true);
  expect(selectionOf(written, { revision: "r3" }).isMissing).toBe(false);
});

test("a document without revisions shows what is in it", () => {
  expect(ends(revisionList({ revisions: [] }), {})).toEqual([undefined, "now"]);
});
