import { expect, test } from "vitest";
import { FakeTime } from "../testing.ts";
import { LinkLimit } from "./link-limit.ts";

test("a link is used 120 times at once, then twice a second, and others are not held up", () => {
  const time = new FakeTime();
  const limit = new LinkLimit(time.clock);
  const use = () => limit.take("link");

  for (let count = 1; count <= 120; count += 1) use();
  expect(use).toThrow("try again in 1 seconds");
  expect(() => limit.take("another")).not.toThrow();

  time.advance(500);
  expect(use).not.toThrow();
  expect(use).toThrow("try again in 1 seconds");

  time.advance(3_600_000);
  for (let count = 1; count <= 120; count += 1) use();
  expect(use).toThrow("try again in 1 seconds");
});
