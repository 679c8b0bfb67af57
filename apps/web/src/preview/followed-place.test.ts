import type { PreviewPlace } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { followedPlace, sectionOf } from "./followed-place.ts";

const places: readonly PreviewPlace[] = [
  { section: "vision", page: 3, top: 0.1 },
  { section: "actions", page: 4, top: 0.2 },
  { section: "actions", record: { collection: "actions", id: "d1" }, page: 5, top: 0.3 },
  { section: "risks", page: 7, top: 0 },
];

const order = ["identification", "vision", "actions", "schedule", "risks", "annexes"];

test("who writes in a record is followed to the record", () => {
  const here = { section: "vision", active: "actions/d1.cost" };

  expect(followedPlace(places, order, here)).toMatchObject({ page: 5, top: 0.3 });
});

test("who writes in a section's text is followed there, whatever is read above it", () => {
  expect(followedPlace(places, order, { section: "vision", active: "risks.text" })?.page).toBe(7);
});

test("who only reads is followed by sections, as is who writes in what has no place of its own", () => {
  expect(followedPlace(places, order, { section: "vision", active: undefined })?.page).toBe(3);
  expect(
    followedPlace(places, order, { section: "actions", active: "actions/d9.cost" })?.page,
  ).toBe(4);
});

test("of a section that has nothing to print the place is where it would begin", () => {
  expect(followedPlace(places, order, { section: "schedule", active: undefined })?.page).toBe(4);
  expect(followedPlace(places, order, { section: "risks", active: "annexes.text" })?.page).toBe(7);
  expect(followedPlace(places, order, { section: "identification", active: undefined })).toBe(
    undefined,
  );
});

test("a page is in the section that began last", () => {
  expect(sectionOf(places, 2)).toBeUndefined();
  expect(sectionOf(places, 6)).toBe("actions");
});
