import { expect, test } from "vitest";
import { FairQueue } from "./fair-queue.ts";

test("W1 networks are served in turn, each in its own order", () => {
  const queue = new FairQueue<string>({ perNetwork: 5, all: 100 });
  for (const item of ["a1", "a2", "a3", "b1", "b2", "c1"]) queue.add(item.slice(0, 1), item);

  const served = Array.from({ length: 7 }, () => queue.next());

  expect(served).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", undefined]);
});

test("W1 who comes again while others wait has their turn after them", () => {
  const queue = new FairQueue<string>({ perNetwork: 5, all: 100 });
  queue.add("a", "a1");
  queue.add("b", "b1");

  expect(queue.next()).toBe("a1");
  queue.add("a", "a2");

  expect([queue.next(), queue.next()]).toEqual(["b1", "a2"]);
});

test("W2 a network that is full leaves room for the others", () => {
  const queue = new FairQueue<string>({ perNetwork: 2, all: 100 });

  const isIn = ["a", "a", "a", "b"].map((network) => queue.add(network, network));

  expect(isIn).toEqual([true, true, false, true]);
  queue.next();
  expect(queue.add("a", "a")).toBe(true);
});

test("W2 there is an end to the places of all networks together", () => {
  const queue = new FairQueue<string>({ perNetwork: 2, all: 3 });

  const isIn = ["a", "a", "b", "c"].map((network) => queue.add(network, network));

  expect(isIn).toEqual([true, true, true, false]);
  queue.next();
  expect(queue.add("c", "c")).toBe(true);
});
