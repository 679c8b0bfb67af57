import { expect, test } from "vitest";
import { FakeTime } from "../testing.ts";
import { StrangerEvents } from "./stranger-events.ts";

const hourMs = 3_600_000;

test("a network has one event of a kind an hour, and the next says how many there were", () => {
  const time = new FakeTime();
  const events = new StrangerEvents(time.clock);
  const note = () => events.note("192.0.2.1", "sign-in-failed");

  expect([note(), note(), note()]).toEqual([1, undefined, undefined]);
  time.advance(hourMs - 1);
  expect(note()).toBeUndefined();
  time.advance(1);

  expect([note(), note()]).toEqual([4, undefined]);
});

test("other networks and other kinds have events of their own", () => {
  const events = new StrangerEvents(new FakeTime().clock);
  events.note("192.0.2.1", "sign-in-failed");

  expect(events.note("192.0.2.2", "sign-in-failed")).toBe(1);
  expect(events.note("192.0.2.1", "sign-in-throttled")).toBe(1);
});

test("X1 of too many networks the first is forgotten", () => {
  const events = new StrangerEvents(new FakeTime().clock, 2);
  for (const network of ["a", "b", "c"]) events.note(network, "sign-in-failed");

  expect(events.note("c", "sign-in-failed")).toBeUndefined();
  expect(events.note("a", "sign-in-failed")).toBe(1);
});
