import type { FieldOf } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { understand } from "./understand.ts";

const base = { key: "k", label: { pl: "P", en: "P" }, required: false, personal: false };
const scale: FieldOf<"number"> = { ...base, type: "number", decimals: 0, min: 1, max: 5 };
const energy: FieldOf<"number"> = { ...base, type: "number", decimals: 2 };
const chosenUnit: FieldOf<"number"> = {
  ...energy,
  unit: { from: "choice", units: ["MWh/rok", "GJ/rok"] },
};

test("a unit that was chosen is kept with its number", () => {
  expect(understand(chosenUnit, "29 800", "MWh/rok", "pl")).toEqual({
    ok: true,
    value: { value: 29800, unit: "MWh/rok" },
  });
});

test("a unit typed behind the number is understood, and not kept twice", () => {
  expect(understand(energy, "29 800 MWh/rok", "MWh/rok", "pl")).toEqual({
    ok: true,
    value: { value: 29800 },
  });
});

test("says when a value is outside its scale", () => {
  expect(understand(scale, "6", undefined, "pl")).toEqual({ ok: false, problem: "out-of-range" });
});

test("a number of more places than the field keeps is said to be so, never rounded", () => {
  expect(understand(energy, "1,23", undefined, "pl")).toEqual({ ok: true, value: { value: 1.23 } });
  expect(understand(energy, "1,239", undefined, "pl")).toEqual({
    ok: false,
    problem: "too-precise",
  });
  expect(understand(scale, "2,0", undefined, "pl")).toEqual({ ok: true, value: { value: 2 } });
});

test("an emptied input clears the value", () => {
  expect(understand(energy, "  ", undefined, "pl")).toEqual({ ok: true, value: undefined });
});

test("what is not understood is not guessed", () => {
  expect(understand(energy, "ok. 3 mln?", undefined, "pl")).toEqual({
    ok: false,
    problem: "not-a-number",
  });
});
