import { type FieldContent, Template, type Thread } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { smallTemplate } from "../../document/testing.ts";
import { compareRanks, placeRanks } from "../place-order.ts";
import { startReview } from "../review-state.ts";
import { threadOf } from "../testing.ts";
import { arrangeThreads } from "./arrange.ts";
import { isNarrow, type ThreadFilter } from "./filter.ts";

const content = {
  collections: {
    actions: [
      { id: "b", fields: {} },
      { id: "a", fields: {} },
    ],
  },
};
const anchor = { start: "", end: "", quote: "x", prefix: "", suffix: "", occurrences: 1 };
const text = { type: "text", address: "basics.text", anchor } as const;

function ids(threads: readonly Thread[], filter: Partial<ThreadFilter> = {}): string[] {
  return arrangeThreads(threads, {
    filter: { ...startReview.filter, ...filter },
    template: smallTemplate(),
    content,
    offsetOf: ({ id }) => ({ late: 40, early: 3 })[id],
  }).map(({ id }) => id);
}

test("by place: the document, sections, fields, words, records in their order, what is gone last", () => {
  const places: Readonly<Record<string, Thread["place"]>> = {
    gone: { type: "record", collection: "actions", record: "zz" },
    cell: { type: "field", address: "actions/a.cost" },
    late: text,
    record: { type: "record", collection: "actions", record: "b" },
    early: text,
    plan: { type: "section", section: "plan" },
    all: { type: "document" },
    title: { type: "field", address: "basics.title" },
  };
  const threads = Object.entries(places).map(([id, place]) => threadOf(id, { place }));

  expect(ids(threads)).toEqual(["all", "title", "early", "late", "plan", "record", "cell", "gone"]);
});

test("by time: what was written in last comes first", () => {
  const message = { id: "m", author: "jan", text: "Tak", earlier: [] };
  const old = threadOf("old", { messages: [{ ...message, at: 9000 }] });
  const newer = threadOf("newer", { at: 5000, messages: [{ ...message, at: 5000 }] });

  expect(ids([newer, old], { order: "time" })).toEqual(["old", "newer"]);
});

test.each<[string, Partial<ThreadFilter>, string[]]>([
  ["nothing chosen: all that is not closed", {}, ["a", "b"]],
  ["a kind", { kinds: ["money"] }, ["b"]],
  ["a state", { states: ["closed"] }, ["c"]],
  ["an author", { author: "jan" }, ["b"]],
  ["who takes care", { assignee: "ola" }, ["a"]],
  ["a section", { section: "plan" }, ["b"]],
])("filtered by %s", (_name, filter, expected) => {
  const threads = [
    threadOf("a", { assignee: "ola" }),
    threadOf("b", { kind: "money", author: "jan", place: { type: "section", section: "plan" } }),
    threadOf("c", { state: "closed" }),
    threadOf("d", { isRemoved: true }),
  ];

  expect(ids(threads, filter)).toEqual(expected);
});

test.each<[string, Partial<ThreadFilter>, boolean]>([
  ["nothing chosen", {}, false],
  ["what is closed too", { states: ["open", "addressed", "closed"] }, false],
  ["only what is open", { states: ["open"] }, true],
  ["a kind", { kinds: ["money"] }, true],
  ["an author", { author: "jan" }, true],
  ["who takes care", { assignee: "ola" }, true],
  ["a section", { section: "plan" }, true],
])("somebody is told whether more is hidden than what is closed: %s", (_name, filter, expected) => {
  expect(isNarrow({ ...startReview.filter, ...filter })).toBe(expected);
});

test("what belongs to a record stands in its form: behind its fields, before the next record", () => {
  const template = smallTemplate();
  const [actions] = template.collections;
  if (!actions) throw new Error("There are no actions");
  const label = { pl: "Działanie", en: "Action" };
  const link = { type: "reference", key: "action", label, to: "actions" };
  const steps = { ...actions, key: "steps", parent: "action", fields: [...actions.fields, link] };
  const withSteps = Template.parse({ ...template, collections: [actions, steps] });
  const of = (action: string) => ({
    action: { type: "reference", ids: [action] } satisfies FieldContent,
  });
  const rankOf = placeRanks(withSteps, {
    collections: { ...content.collections, steps: [{ id: "s", fields: of("b") }] },
  });
  const inOrder = ["actions/b", "actions/b.cost", "steps/s", "steps/s.cost", "actions/a"];

  const sorted = inOrder.toReversed().toSorted((a, b) => compareRanks(rankOf(a), rankOf(b)));

  expect(sorted).toEqual(inOrder);
});
