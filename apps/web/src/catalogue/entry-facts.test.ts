import { type CatalogueEntry, Collection } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { factsOf, searchEntries, timingOf } from "./entry-facts.ts";

const text = (pl: string, en: string) => ({ pl, en });
const label = text("Pole", "Field");

const sources = Collection.parse({
  key: "funding-sources",
  title: label,
  counted: { pl: { one: "x", few: "x", many: "x", other: "x" }, en: { one: "x", other: "x" } },
  add: label,
  name: "name",
  columns: ["name"],
  fields: [
    { key: "name", type: "line", label },
    { key: "operator", type: "line", label: text("Operator", "Run by") },
    {
      key: "form",
      type: "enum",
      label: text("Forma", "Form"),
      options: [
        { key: "grant", label: text("dotacja", "grant") },
        { key: "loan", label: text("pożyczka", "loan") },
      ],
    },
    { key: "closes", type: "date", label: text("Nabór do", "Open until") },
    {
      key: "max-share",
      type: "number",
      label: text("Udział", "Share"),
      unit: { from: "fixed", unit: "%" },
    },
  ],
});

const loan: CatalogueEntry = {
  key: "loan",
  fields: { name: text("Pożyczki BGK", "Loans of BGK"), form: "loan" },
  note: text("Powiększa dług miasta.", "Adds to the city’s debt."),
};
const plan: CatalogueEntry = {
  key: "plan",
  fields: {
    name: text("Plan odbudowy", "Recovery plan"),
    operator: text("ministerstwo", "ministry"),
    form: "grant",
  },
  closes: "2026-08-31",
  maxSharePercent: 85,
};

test("an entry shows what it fills in the order of the form, and not its name", () => {
  const shown = factsOf(sources, plan, "pl").map(({ field, text: said }) => [field.key, said]);

  expect(shown).toEqual([
    ["operator", "ministerstwo"],
    ["form", "dotacja"],
    ["closes", "31.08.2026"],
    ["max-share", "85%"],
  ]);
});

test.each([
  ["without Polish letters", "pozyczki", ["loan"]],
  ["in the note", "DŁUG", ["loan"]],
  ["in what it fills", "dotacja", ["plan"]],
  ["in the other language", "recovery", ["plan"]],
  ["by several words in any order", "miasta pozyczki", ["loan"]],
  ["by words of which one is nowhere", "pozyczki xyz", []],
  ["by nothing", "  ", ["loan", "plan"]],
])("entries are found %s", (_, typed, keys) => {
  expect(searchEntries(sources, [loan, plan], typed).map(({ key }) => key)).toEqual(keys);
});

test.each([
  ["open", { closes: "2029-12-31" }, undefined],
  ["open on its last day", { closes: "2026-11-23" }, undefined],
  ["closed", { closes: "2026-08-31" }, undefined],
  ["closed, whenever the plan begins", { closes: "2026-08-31" }, "2025-01-01"],
  ["closes-before-start", { closes: "2026-12-31" }, "2027-01-01"],
  ["not-yet", { opens: "2027-03-01", closes: "2029-12-31" }, undefined],
  ["open, when nothing is known", {}, "2027-01-01"],
])("a funding source is %s", (timing, days, start) => {
  const entry = { ...loan, ...days };

  expect(timingOf(entry, { today: "2026-11-23", start })).toBe(timing.split(/ on|,/)[0]);
});
