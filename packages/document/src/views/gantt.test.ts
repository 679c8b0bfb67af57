import { type FieldContent, type RecordContent, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { axisShare, axisShareAfter } from "./gantt-axis.ts";
import { dependencyState, ganttOf, type GanttSource, ownMilestones } from "./gantt.ts";

test("actions stand in the document's order, with what belongs to them", () => {
  const source = sourceOf({
    actions: [
      action("a", "D1", "2027-04-01", "2027-06-30", { owner: references("um") }),
      action("b", "D2", "2026-01-01", "2026-12-31"),
    ],
    "action-stages": [
      record("s1", {
        action: references("a"),
        name: line("Przetarg"),
        start: date("2027-04-01"),
        end: date("2027-04-30"),
      }),
      record("s2", { action: references("a"), name: line("Odbiór") }),
    ],
  });

  const { actions, unscheduled, period } = ganttOf(source, template, undefined);

  expect(actions.map(({ code, owner }) => [code, owner])).toEqual([
    ["D1", "Urząd Miejski"],
    ["D2", ""],
  ]);
  expect(actions[0]?.stages).toEqual([
    { id: "s1", name: "Przetarg", span: { start: "2027-04-01", end: "2027-04-30" } },
    { id: "s2", name: "Odbiór" },
  ]);
  expect(unscheduled).toEqual([]);
  expect(period).toEqual({ start: "2026-01-01", end: "2027-06-30" });
});

test.each([
  ["no-dates", undefined, undefined],
  ["no-start", undefined, date("2027-01-01")],
  ["no-end", date("2027-01-01"), undefined],
  ["not-a-date", date("2027-01-01"), raw("koniec 2027")],
  ["end-before-start", date("2027-01-02"), date("2027-01-01")],
  ["implausible-year", date("2027-01-01"), date("2207-01-01")],
] as const)("G1 an action is listed apart and says why: %s", (problem, start, end) => {
  const fields = { name: line("Sieć"), ...(start ? { start } : {}), ...(end ? { end } : {}) };
  const source = sourceOf({ actions: [{ ...record("a", fields), code: "D1" }] });

  const { actions, unscheduled, axis } = ganttOf(source, template, "2027-01-01");

  expect(actions).toEqual([]);
  expect(axis).toBeUndefined();
  expect(unscheduled).toMatchObject([{ id: "a", code: "D1", name: "Sieć", problem }]);
});

test("what was typed and not understood is still there to read", () => {
  const source = sourceOf({
    actions: [record("a", { start: raw("wiosną"), end: date("2027-01-01") })],
  });

  const [unscheduled] = ganttOf(source, template, undefined).unscheduled;

  expect([unscheduled?.start, unscheduled?.end]).toEqual([
    { raw: "wiosną" },
    { date: "2027-01-01" },
  ]);
});

test("a dependency is violated when its action starts before the other one ends", () => {
  const before = { start: "2026-01-01", end: "2026-06-30" };

  expect(dependencyState({ start: "2026-06-29", end: "2027-01-01" }, before)).toBe("violated");
  expect(dependencyState({ start: "2026-06-30", end: "2027-01-01" }, before)).toBe("kept");
  expect(dependencyState({ start: "2026-07-01", end: "2027-01-01" }, before)).toBe("kept");
});

test("a dependency on an action without dates is neither kept nor violated, and one on a removed action is not there", () => {
  const source = sourceOf({
    actions: [
      action("a", "D1", "2026-01-01", "2026-06-30", { "depends-on": references("b", "gone", "a") }),
      { ...record("b", {}), code: "D2" },
    ],
  });

  expect(ganttOf(source, template, undefined).actions[0]?.dependencies).toEqual([
    { id: "b", code: "D2", state: "unknown" },
  ]);
});

test("G2 a milestone is drawn in the row of its one action, any other with the whole plan", () => {
  const source = sourceOf({
    actions: [action("a", "D1", "2026-01-01", "2026-06-30"), { ...record("b", {}), code: "D2" }],
    milestones: [
      milestone("m1", "2026-03-31", "a"),
      milestone("m2", "2026-05-31", "a", "b"),
      milestone("m3", "2026-06-30"),
      milestone("m4", "2026-06-30", "b"),
      record("m5", { name: line("Bez terminu") }),
    ],
  });

  const gantt = ganttOf(source, template, undefined);

  expect(gantt.actions.flatMap(ownMilestones).map(({ id }) => id)).toEqual(["m1"]);
  expect(gantt.planMilestones.map(({ id }) => id)).toEqual(["m2", "m3", "m4"]);
  expect(gantt.actions[0]?.milestones.map(({ id }) => id)).toEqual(["m1", "m2"]);
  expect(gantt.undated.map(({ id }) => id)).toEqual(["m5"]);
});

test("the axis has whole years around the actions, their stages, the milestones and the plan", () => {
  const source = sourceOf(
    {
      actions: [action("a", "D1", "2027-04-01", "2027-06-30")],
      milestones: [milestone("m1", "2029-02-28", "a")],
    },
    { "basics.from": date("2026-03-01"), "basics.to": date("2028-12-31") },
  );

  const { axis } = ganttOf(source, template, undefined);

  expect(axis).toMatchObject({ start: "2026-01-01", end: "2029-12-31", days: 1461 });
  expect(axis?.years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029]);
  expect(axis?.years[2]?.quarters).toEqual([
    "2028-01-01",
    "2028-04-01",
    "2028-07-01",
    "2028-10-01",
  ]);
});

test("both days of a span belong to it: a whole year fills a year's axis", () => {
  const source = sourceOf({ actions: [action("a", "D1", "2028-01-01", "2028-12-31")] });

  const { axis } = ganttOf(source, template, undefined);

  expect(axis && [axisShare(axis, "2028-01-01"), axisShareAfter(axis, "2028-12-31")]).toEqual([
    0, 1,
  ]);
});

test("today is known only where it is on the axis", () => {
  const source = sourceOf({ actions: [action("a", "D1", "2026-04-01", "2026-06-30")] });

  expect(ganttOf(source, template, "2026-12-31").today).toBe("2026-12-31");
  expect(ganttOf(source, template, "2027-01-01").today).toBeUndefined();
  expect(ganttOf(source, template, undefined).today).toBeUndefined();
});

const both = (text: string) => ({ pl: text, en: text });
const counted = { pl: { one: "x", few: "x", many: "x", other: "x" }, en: { one: "x", other: "x" } };

function collection(key: string, fields: readonly object[]): object {
  return {
    key,
    title: both(key),
    counted,
    add: both("Dodaj"),
    name: "name",
    columns: ["name"],
    fields: [{ type: "line", key: "name", label: both("Nazwa") }, ...fields],
  };
}

const template = Template.parse({
  format: 1,
  id: "small",
  version: 1,
  title: both("Mały"),
  shortTitle: both("M"),
  titleField: "basics.title",
  period: { from: "basics.from", to: "basics.to" },
  sections: [
    {
      key: "basics",
      number: "1",
      title: both("Podstawy"),
      parts: [
        { type: "line", key: "title", label: both("Tytuł") },
        { type: "date", key: "from", label: both("Od") },
        { type: "date", key: "to", label: both("Do") },
      ],
    },
  ],
  collections: [
    collection("participants", []),
    collection("actions", [
      { type: "reference", key: "owner", label: both("Właściciel"), to: "participants" },
    ]),
  ],
});

function sourceOf(
  collections: Record<string, RecordContent[]>,
  fields: GanttSource["fields"] = {},
): GanttSource {
  const participants = [record("um", { name: line("Urząd Miejski") })];
  return { fields, collections: { participants, ...collections } };
}

function record(id: string, fields: RecordContent["fields"]): RecordContent {
  return { id, fields };
}

function action(
  id: string,
  code: string,
  start: string,
  end: string,
  fields: RecordContent["fields"] = {},
): RecordContent {
  return { id, code, fields: { start: date(start), end: date(end), ...fields } };
}

function milestone(id: string, day: string, ...actions: string[]): RecordContent {
  return record(id, {
    date: date(day),
    ...(actions.length > 0 ? { actions: references(...actions) } : {}),
  });
}

function line(text: string): FieldContent {
  return { type: "line", text };
}

function date(day: string): FieldContent {
  return { type: "date", date: day };
}

function raw(text: string): FieldContent {
  return { type: "unparsed", raw: text };
}

function references(...ids: string[]): FieldContent {
  return { type: "reference", ids };
}
