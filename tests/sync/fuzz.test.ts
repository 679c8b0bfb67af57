/** The quick forms of `npm run fuzz:gate` and `npm run fuzz:honest`. A failure names the seed that repeats it. */
import { expect, test } from "vitest";
import { runFuzz } from "../fuzz/gate-run.ts";
import { runHonest } from "../fuzz/honest-run.ts";

test("G1-G19 of mutated updates none is let in that is out of bounds, stays pending or divides replicas", () => {
  const { mutated, accepted, outOfBounds, diverged } = runFuzz({ seed: 20_261_123, updates: 6000 });

  expect([outOfBounds, diverged]).toEqual([[], []]);
  // A fuzzer of which nothing passes finds nothing.
  expect(accepted / mutated).toBeGreaterThan(0.1);
});

test("G1-G19 of honest editing nothing is refused, and everybody reads the same", () => {
  const { refused, diverged } = runHonest({ seed: 20_261_123, updates: 8000 });

  expect([refused, diverged]).toEqual([[], []]);
});
