import { Field } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { isStorable, rawLimit, readValue } from "./values.ts";

const label = { pl: "Pole", en: "Field" };
const options = [
  { key: "a", label },
  { key: "b", label },
];
const money = Field.parse({ key: "cost", type: "money", label });
const percent = Field.parse({
  key: "share",
  type: "number",
  label,
  unit: { from: "fixed", unit: "%" },
});
const date = Field.parse({ key: "start", type: "date", label });
const choice = Field.parse({ key: "kind", type: "enum", label, options });
const owner = Field.parse({ key: "owner", type: "reference", label, to: "people" });

test.each([
  ["a money field", money, 240_000_000, { type: "money", grosze: 240_000_000 }],
  ["a number with a fixed unit", percent, 35, { type: "number", value: 35, unit: "%" }],
  ["a date", date, "2026-04-01", { type: "date", date: "2026-04-01" }],
  ["a choice kept as one key", choice, "a", { type: "choice", keys: ["a"] }],
  ["a reference", owner, ["ada"], { type: "reference", ids: ["ada"] }],
])("%s reads as what was stored", (_, field, stored, content) => {
  expect(readValue(field, stored)).toEqual(content);
});

test.each([
  ["money that is not whole grosze", money, 12.5, "12.5"],
  ["a date that the calendar does not have", date, "2026-02-30", "2026-02-30"],
  ["an option that the template does not have", choice, "c", "c"],
  ["a value of another type", money, { amount: 5 }, '{"amount":5}'],
])("%s is kept and reads as not understood", (_, field, stored, raw) => {
  expect(readValue(field, stored)).toEqual({ type: "unparsed", raw });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an empty text", ""],
  ["a list without references", []],
])("%s is an empty field", (_, stored) => {
  expect(readValue(owner, stored)).toBeUndefined();
});

test("what was typed and not understood may be stored, up to a limit", () => {
  expect(isStorable(money, { raw: "około miliona" })).toBe(true);
  expect(isStorable(money, { raw: "x".repeat(rawLimit + 1) })).toBe(false);
  expect(isStorable(money, "milion")).toBe(false);
});
