import type { Thread } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { isInTable, tablePath } from "./table-choice.ts";

const thread: Thread = {
  id: "t",
  version: 1,
  place: { type: "section", section: "goals" },
  label: "",
  kind: "question",
  state: "open",
  isInternal: false,
  author: "anna",
  at: 0,
  round: "r1",
  messages: [],
  isRemoved: false,
  may: { remove: false, address: false, confirm: false, assign: false, change: false },
};
const inGoals = () => "goals";

test("without a choice everything is in the table but notes within the team and what was taken back", () => {
  expect(isInTable(thread, {}, inGoals)).toBe(true);
  expect(isInTable({ ...thread, isInternal: true }, {}, inGoals)).toBe(false);
  expect(isInTable({ ...thread, isRemoved: true }, {}, inGoals)).toBe(false);
});

test.each([
  ["round", "r1", "r2"],
  ["kind", "question", "barrier"],
  ["state", "open", "closed"],
  ["author", "anna", "jan"],
  ["section", "goals", "actions"],
] as const)("what does not fit the %s that was chosen is not", (key, own, other) => {
  expect(isInTable(thread, { [key]: own }, inGoals)).toBe(true);
  expect(isInTable(thread, { [key]: other }, inGoals)).toBe(false);
});

test("only what was chosen is asked for", () => {
  expect(tablePath("d", { round: "r1", kind: undefined }, "csv", "en")).toBe(
    "/api/documents/d/remarks?format=csv&language=en&round=r1",
  );
});
