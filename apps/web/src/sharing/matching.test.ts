import { expect, test } from "vitest";
import { matching } from "./matching.ts";

const cities = ["Łódź", "Rejowiec Fabryczny", "Rybnik", "Zielona Góra"].map((name) => ({ name }));
const found = (wanted: string) => matching(cities, wanted).map(({ name }) => name);

test("finds by any part of the name, without its Polish letters too", () => {
  expect(found("lodz")).toEqual(["Łódź"]);
  expect(found("GÓRA ziel")).toEqual(["Zielona Góra"]);
  expect(found("ry")).toEqual(["Rejowiec Fabryczny", "Rybnik"]);
});

test("nothing wanted is everything; what nobody is called is nothing", () => {
  expect(found("  ")).toHaveLength(4);
  expect(found("Konin")).toEqual([]);
});
