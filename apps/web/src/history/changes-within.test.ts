import type { Change } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { changesWithin } from "./changes-within.ts";
import { recordChange, textChange, valueChange } from "./testing.ts";

const text = textChange();
const cost = valueChange();
const otherCost = valueChange({ id: "d2", address: "actions/d2.cost" });
const removed = recordChange({ id: "removed", what: "removed" });
const moved = recordChange({ id: "moved", what: "moved" });
const sections = [
  { section: "challenge", changes: [text], inserted: 0, deleted: 0, unlisted: 0 },
  {
    section: "actions",
    changes: [cost, otherCost, removed, moved],
    inserted: 0,
    deleted: 0,
    unlisted: 0,
  },
];
const of = (change: Change) => changesWithin({ sections }, { type: "change", change });

test("a document is everything, a section what is in it", () => {
  expect(changesWithin({ sections }, { type: "document" })).toHaveLength(5);
  expect(changesWithin({ sections }, { type: "section", section: "challenge" })).toEqual([text]);
});

test("a field is brought back alone", () => {
  expect(of(cost)).toEqual([cost]);
  expect(of(text)).toEqual([text]);
});

test("a record is brought back with all that is in it, and moved back without", () => {
  expect(of(recordChange({ what: "added" }))).toEqual([cost, removed, moved]);
  expect(of(recordChange({ what: "moved" }))).toEqual([moved]);
});
