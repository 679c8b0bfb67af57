import { expect, test } from "vitest";
import { SavedQuestions } from "./saved-questions.ts";

test("P6 only the highest counter of those that are durable is taken", () => {
  const questions = new SavedQuestions();
  questions.ask(1, 1);
  questions.ask(2, 2);
  questions.ask(3, 3);

  expect([questions.take(0), questions.take(2), questions.take(2), questions.take(3)]).toEqual([
    undefined,
    2,
    undefined,
    3,
  ]);
});

test("P6 what was asked before the answer is about all that there was with it", () => {
  const questions = new SavedQuestions();
  questions.ask(1);
  expect(questions.take(5)).toBeUndefined();

  questions.noteAnswer(7);

  expect([questions.take(6), questions.take(7)]).toEqual([undefined, 1]);
});

test("P11 who asks for days and never answers takes no more room than who asks once", () => {
  const questions = new SavedQuestions();

  for (let counter = 1; counter <= 1000; counter += 1) questions.ask(counter);
  expect(questions.count).toBe(1);
  questions.noteAnswer(0);

  expect(questions.take(0)).toBe(1000);
});
