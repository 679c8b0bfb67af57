import { expect, test } from "vitest";
import { isFinal, retryDelayMs } from "./reconnect.ts";

test("waits double, up to a limit", () => {
  const waits = [0, 1, 2, 10].map((attempt) => retryDelayMs(attempt, 0.5));

  expect(waits).toEqual([500, 1000, 2000, 20_000]);
});

test("each tab waits its own time, half to one and a half of the same wait", () => {
  expect(retryDelayMs(3, 0)).toBe(2000);
  expect(retryDelayMs(3, 0.999)).toBeCloseTo(5996, 0);
});

test("only a decision of the server's ends the attempts", () => {
  expect([4401, 4403, 4404, 4499, 1009].every(isFinal)).toBe(true);
  expect([1000, 1001, 1006, 1012, 1013, 4500, 4529].some(isFinal)).toBe(false);
});
