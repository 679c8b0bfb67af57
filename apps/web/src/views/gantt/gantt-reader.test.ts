import type { GanttSource } from "@brudnopis/document";
import type { FieldContent, RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { smallTemplate } from "../../document/testing.ts";
import { ganttReader } from "./gantt-reader.ts";

const line = (text: string): FieldContent => ({ type: "line", text });
const date = (day: string): FieldContent => ({ type: "date", date: day });

const action = (id: string, fields: RecordContent["fields"] = {}): RecordContent => ({
  id,
  code: id.toUpperCase(),
  fields: { name: line(id), start: date("2027-01-01"), end: date("2027-12-31"), ...fields },
});

function sourceOf(actions: RecordContent[], rest: Partial<GanttSource> = {}): GanttSource {
  return { fields: {}, collections: { actions }, ...rest };
}

test("typing elsewhere, and in texts that the schedule does not show, leaves it the same", () => {
  const read = ganttReader(smallTemplate(), "2027-05-01");
  const actions = [action("d1"), action("d2")];
  const before = read(sourceOf(actions));

  expect(read(sourceOf(actions, { fields: { "basics.text": line("Dzień dobry") } }))).toBe(before);
  expect(read(sourceOf([action("d1", { scope: line("Montaż") }), action("d2")]))).toBe(before);
});

test("a date that changes makes one row new and leaves the others the same", () => {
  const read = ganttReader(smallTemplate(), "2027-05-01");
  const before = read(sourceOf([action("d1"), action("d2")]));

  const after = read(sourceOf([action("d1", { end: date("2027-06-30") }), action("d2")]));

  expect(after.actions[0]).toMatchObject({ end: "2027-06-30" });
  expect(after.actions[1]).toBe(before.actions[1]);
  expect(after.axis).toBe(before.axis);
});
