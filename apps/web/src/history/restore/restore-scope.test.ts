import type { Change } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { smallTemplate } from "../../document/testing.ts";
import { toRestoreStart, whatToRestore } from "./restore-scope.ts";

function recordChange(what: "added" | "removed" | "moved"): Change {
  const record = { id: "d1", fields: {} };
  return { type: "record", id: "c", section: "plan", by: [], what, collection: "actions", record };
}

test("a record that was moved goes back to its place, and keeps what is written in it", () => {
  expect(whatToRestore({ type: "change", change: recordChange("moved") })).toEqual({
    type: "order",
    collection: "actions",
    id: "d1",
  });
});

test("a record that came or went is restored with all that is in it", () => {
  expect(whatToRestore({ type: "change", change: recordChange("removed") })).toEqual({
    type: "record",
    collection: "actions",
    id: "d1",
  });
});

test("the server is told the section in which a record is seen", () => {
  const scope = { type: "change", change: recordChange("added") } as const;

  expect(toRestoreStart("r1", scope, smallTemplate())).toEqual({
    revision: "r1",
    what: "change",
    section: "plan",
    place: "actions/d1",
  });
});
