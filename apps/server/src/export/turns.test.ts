import { expect, test } from "vitest";
import { OwnTurns, Turns } from "./turns.ts";

test("T1 who asked first goes first, and those behind after all others", async () => {
  const turns = new Turns();
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const note = (name: string) => async () => void done.push(name);

  const all = [
    turns.run(async () => gate.promise),
    turns.run(note("behind"), { isBehind: true }),
    turns.run(note("first")),
    turns.run(note("second")),
  ];
  expect(turns.waiting).toBe(3);
  gate.resolve();
  await Promise.all(all);

  expect(done).toEqual(["first", "second", "behind"]);
});

test("T2 who gives up while waiting is not waited for, and work that fails ends its turn", async () => {
  const turns = new Turns();
  const gate = Promise.withResolvers<void>();
  const gone = new AbortController();

  const failing = turns.run(async () => {
    await gate.promise;
    throw new Error("failed");
  });
  const left = turns.run(async () => "never", { signal: gone.signal });
  const next = turns.run(async () => "next");
  gone.abort(new Error("gone"));
  gate.resolve();

  await expect(failing).rejects.toThrow("failed");
  await expect(left).rejects.toThrow("gone");
  expect(await next).toBe("next");
  expect(turns.waiting).toBe(0);
});

test("T3 of one person only so many wait, and others neither wait for them nor are refused", async () => {
  const turns = new OwnTurns();
  const gate = Promise.withResolvers<void>();
  const still = new AbortController().signal;
  const own = Array.from({ length: 9 }, () => turns.run("ada", still, () => gate.promise));

  await expect(turns.run("ada", still, () => gate.promise)).rejects.toThrow("too much at once");
  expect(await turns.run("bob", still, async () => "at once")).toBe("at once");

  gate.resolve();
  await Promise.all(own);
  expect(await turns.run("ada", still, async () => "again")).toBe("again");
});
