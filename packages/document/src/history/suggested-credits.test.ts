import type { Credit } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { withSuggestions } from "./suggested-credits.ts";

const anna: Credit = { person: "anna", at: 1, seq: 1 };
const credits = {
  insertedBy: (client: number, clock: number) => (client === 7 && clock < 50 ? anna : undefined),
  deletedBy: () => anna,
};

test("only letters that were taken over are credited to both", () => {
  const both = withSuggestions(credits, [
    { client: 7, clock: 20, length: 5, suggestedBy: "jan" },
    { client: 7, clock: 10, length: 2, suggestedByGuest: "Ewa" },
    { client: 8, clock: 0, length: 99, suggestedBy: "jan" },
  ]);

  const suggesters = [9, 10, 11, 12, 19, 20, 24, 25].map((clock) => {
    const { suggestedBy, suggestedByGuest } = both.insertedBy(7, clock) ?? {};
    return suggestedBy ?? suggestedByGuest;
  });
  expect(suggesters).toEqual([
    undefined,
    "Ewa",
    "Ewa",
    undefined,
    undefined,
    "jan",
    "jan",
    undefined,
  ]);
  expect(both.deletedBy(7, 20)).toBe(anna);
  expect(both.insertedBy(8, 3)).toBeUndefined();
});

test("letters of one credit and one suggestion share theirs, and one's own suggestion is one's own work", () => {
  const both = withSuggestions(credits, [
    { client: 7, clock: 0, length: 5, suggestedBy: "jan" },
    { client: 7, clock: 30, length: 5, suggestedBy: "anna" },
  ]);

  expect(both.insertedBy(7, 1)).toBe(both.insertedBy(7, 4));
  expect(both.insertedBy(7, 31)).toBe(anna);
});
