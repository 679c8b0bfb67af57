import { expect, test } from "vitest";
import { FakeTime } from "../testing.ts";
import { createSignInThrottle } from "./throttle.ts";

const ada = "ada@konin.example";

test("five wrong tries are free, then each one costs twice the wait", () => {
  const { time, throttle } = createThrottle();
  for (let count = 0; count < 4; count += 1) throttle.tried(ada);
  expect(throttle.waitMs(ada)).toBe(0);

  throttle.tried(ada);
  expect(throttle.waitMs(ada)).toBe(30_000);
  time.advance(30_000);
  expect(throttle.waitMs(ada)).toBe(0);

  throttle.tried(ada);
  expect(throttle.waitMs(ada)).toBe(60_000);
});

test("nobody waits longer than a quarter of an hour", () => {
  const { throttle } = createThrottle();

  for (let count = 0; count < 50; count += 1) throttle.tried(ada);

  expect(throttle.waitMs(ada)).toBe(15 * 60_000);
});

test("the right password forgives what was wrong before", () => {
  const { throttle } = createThrottle();
  for (let count = 0; count < 5; count += 1) throttle.tried(ada);

  throttle.succeeded(ada);

  expect(throttle.waitMs(ada)).toBe(0);
});

test("one account's wrong tries are no other's", () => {
  const { throttle } = createThrottle();

  for (let count = 0; count < 9; count += 1) throttle.tried(ada);

  expect(throttle.waitMs("jan@konin.example")).toBe(0);
});

function createThrottle() {
  const time = new FakeTime();
  return { time, throttle: createSignInThrottle(time.clock) };
}
