import type { Change, Collection } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { ChangeIndex } from "./change-index.ts";
import { recordChange, valueChange } from "./testing.ts";

const actions = { key: "actions" } as Collection;
const stages = { key: "stages", parent: "action" } as Collection;
const record = (id: string, action?: string) => ({
  id,
  fields: action === undefined ? {} : { action: { type: "reference" as const, ids: [action] } },
});

function indexOf(changes: Change[]): ChangeIndex {
  return new ChangeIndex({
    sections: [{ section: "actions", changes, inserted: 0, deleted: 0, unlisted: 0 }],
  });
}

test("removed records stand where they stood", () => {
  const index = indexOf([
    recordChange({ what: "removed", record: record("d3"), from: 3 }),
    recordChange({ what: "removed", record: record("d1"), from: 1 }),
  ]);

  const shown = index.records(actions, [record("d2"), record("d4")]);

  expect(shown.map(({ record: { id } }) => id)).toEqual(["d1", "d2", "d3", "d4"]);
  expect(shown.map(({ change }) => change?.what)).toEqual([
    "removed",
    undefined,
    "removed",
    undefined,
  ]);
});

test("a removed record of another record is shown with that one alone", () => {
  const index = indexOf([
    recordChange({ collection: "stages", what: "removed", record: record("s1", "d1"), from: 1 }),
  ]);
  const idsOf = (parent: string) =>
    index.records(stages, [record("s2", "d2")], parent).map((shown) => shown.record.id);

  expect(idsOf("d1")).toEqual(["s1"]);
  expect(idsOf("d2")).toEqual(["s2"]);
});

test("a record is touched when one of its fields differs", () => {
  const index = indexOf([valueChange({ address: "actions/d1.cost" })]);

  expect(index.isTouched("actions", "d1")).toBe(true);
  expect(index.isTouched("actions", "d2")).toBe(false);
  expect(index.field("actions/d1.cost")?.type).toBe("value");
});
