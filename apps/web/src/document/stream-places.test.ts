import { expect, test } from "vitest";
import { takePlace } from "./stream-places.ts";

test("there are four places, one that is given back can be had again, and who has none is told so", async () => {
  const leaves = [];
  for (let tab = 0; tab < 4; tab += 1) leaves.push(await takePlace());

  expect(leaves.every((leave) => leave !== undefined)).toBe(true);
  expect(await takePlace()).toBeUndefined();
  leaves[2]?.();
  await expect.poll(() => takePlace()).toBeDefined();
});

test("a browser that denies locks knows no limit", async () => {
  const denying = {
    request: () => Promise.reject(new DOMException("Denied", "SecurityError")),
    query: () => Promise.resolve({}),
  };

  for (let tab = 0; tab < 10; tab += 1) expect(await takePlace(denying)).toBeDefined();
});
