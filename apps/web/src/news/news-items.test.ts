import type { Change, News } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { smallTemplate } from "../document/testing.ts";
import {
  countNews,
  itemBeside,
  itemOf,
  newsAuthors,
  type NewsSection,
  newsSections,
} from "./news-items.ts";

const template = smallTemplate();

test("sections come in the order of the form, and those without news are left out", () => {
  const news = newsOf([cost("plan", "actions/d1.cost"), cost("basics", "basics.cost")]);

  expect(newsSections(news, template).map(({ section }) => section)).toEqual(["basics", "plan"]);
  expect(newsSections(newsOf([cost("plan", "actions/d1.cost")]), template)).toHaveLength(1);
});

test("an answer stands in the section of its place, before what was changed there", () => {
  const news = {
    ...newsOf([cost("basics", "basics.cost")]),
    answers: [{ place: "basics.text", at: 5, name: "Skarbnik" }],
  };

  const [basics] = newsSections(news, template);

  expect(basics?.items.map(({ type }) => type)).toEqual(["answer", "change"]);
  expect(basics?.items[0]?.places).toEqual(["basics.text", "basics"]);
});

test("an answer at a place that is gone is not news of any section", () => {
  const answers = [{ place: "old.text", at: 5, name: "Skarbnik" }];

  expect(newsSections({ ...newsOf([]), answers }, template)).toEqual([]);
});

test("changes that are not listed count, and alone make a section", () => {
  const sections = newsSections(newsOf([], 3), template);

  expect(sections).toEqual([{ section: "plan", items: [], unlisted: 3 }]);
  expect(countNews(sections)).toBe(3);
});

test("a field is shown where it is, else by its record, else by its section", () => {
  expect(placesOf(cost("plan", "actions/d1.cost"))).toEqual([
    "actions/d1.cost",
    "actions/d1",
    "plan",
  ]);
});

test("a record is shown by its row, and one that is gone by its table", () => {
  expect(placesOf(record("added"))).toEqual(["actions/d1", "actions", "plan"]);
  expect(placesOf(record("removed"))).toEqual(["actions", "plan"]);
});

test("steps lead from the first to the last one across sections, and no further", () => {
  const news = newsOf([cost("plan", "actions/d1.cost"), cost("basics", "basics.cost")]);
  const sections = newsSections(news, template);
  const idBeside = (id: string | undefined, direction: 1 | -1) =>
    itemBeside(sections, id, direction)?.id;

  expect(idBeside(undefined, 1)).toBe("basics.cost");
  expect(idBeside("basics.cost", 1)).toBe("actions/d1.cost");
  expect(idBeside("actions/d1.cost", 1)).toBeUndefined();
  expect(idBeside("basics.cost", -1)).toBeUndefined();
  expect(idBeside(undefined, -1)).toBe("actions/d1.cost");
  expect(itemOf(sections, "basics.cost")?.section).toBe("basics");
});

test("authors are named by how many changes they had a part in", () => {
  const sections = newsSections(
    newsOf([
      { ...cost("basics", "basics.cost"), by: [credit("jan"), credit("jan"), credit("jan")] },
      { ...cost("basics", "basics.text"), by: [credit("anna")] },
      { ...cost("plan", "actions/d1.cost"), by: [credit("anna")] },
    ]),
    template,
  );

  expect(newsAuthors(sections)).toEqual(["anna", "jan"]);
});

function placesOf(change: Change): readonly string[] | undefined {
  const [section]: readonly NewsSection[] = newsSections(newsOf([change]), template);
  return section?.items[0]?.places;
}

function cost(section: string, address: string): Change {
  return { type: "value", id: address, section, address, by: [] };
}

function record(what: "added" | "removed"): Change {
  const place = { id: "actions/d1", section: "plan", collection: "actions", by: [] };
  return { type: "record", what, record: { id: "d1", fields: {} }, ...place };
}

function credit(person: string) {
  return { person, at: 0, seq: 0 };
}

function newsOf(changes: readonly Change[], unlistedInPlan = 0): News {
  const sections = ["plan", "basics"].map((section) => ({
    section,
    changes: changes.filter((change) => change.section === section),
    inserted: 0,
    deleted: 0,
    unlisted: section === "plan" ? unlistedInPlan : 0,
  }));
  const end = { seq: 1, at: 0 };
  const listed = sections.filter((each) => each.changes.length + each.unlisted > 0);
  return {
    seenAt: 1,
    changes: { from: end, to: end, sections: listed, people: {}, names: {} },
    answers: [],
  };
}
