import { expect, test } from "vitest";
import { missingScores, scoresOf } from "./peer-scores.ts";

test("an average is that of those who gave a score", () => {
  const grids = [
    { scores: { challenge: { score: 4 }, goals: { text: "Bez oceny" } }, answers: {} },
    { scores: { challenge: { score: 5 } }, answers: {} },
    { scores: { funding: { score: 1 } }, answers: {} },
  ];

  const scores = scoresOf(grids);

  expect(scores[0]).toEqual({ criterion: "challenge", scores: [4, 5, undefined], average: 4.5 });
  expect(scores.find(({ criterion }) => criterion === "goals")?.average).toBeUndefined();
  expect(scores).toHaveLength(10);
});

test("words without a score leave the criterion without one", () => {
  expect(missingScores({ scores: { goals: { text: "Później" } }, answers: {} })).toBe(10);
  expect(missingScores({ scores: { goals: { score: 1 } }, answers: {} })).toBe(9);
});
