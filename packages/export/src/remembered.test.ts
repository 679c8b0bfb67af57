import { expect, test, vi } from "vitest";
import { remembered } from "./remembered.ts";

test("a text is worked on once, and another one by itself", () => {
  const work = vi.fn((text: string) => text.length);
  const length = remembered(work);

  expect([length("ab"), length("abc"), length("ab"), length("")]).toEqual([2, 3, 2, 0]);
  expect([length(""), work.mock.calls.length]).toEqual([0, 3]);
});

test("after a million letters it begins anew", () => {
  const work = vi.fn((text: string) => text.length);
  const length = remembered(work);
  const long = "x".repeat(600_000);

  for (const text of [long, `${long}y`, "ab", long]) length(text);

  expect(work.mock.calls.map(([text]) => text.length)).toEqual([600_000, 600_001, 2, 600_000]);
});
