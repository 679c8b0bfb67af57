import { expect, test } from "vitest";
import { CheckRuns, longestMs, type RunClock, settleMs } from "./check-runs.ts";

/** Time that passes when the test says so; idle work runs when the browser is let rest. */
class FakeClock implements RunClock {
  #now = 0;
  #timers = new Map<number, { at: number; run: () => void }>();
  #idle = new Map<number, () => void>();
  #count = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const id = (this.#count += 1);
    this.#timers.set(id, { at: this.#now + ms, run });
    return () => this.#timers.delete(id);
  }

  whenIdle(run: () => void): () => void {
    const id = (this.#count += 1);
    this.#idle.set(id, run);
    return () => this.#idle.delete(id);
  }

  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].toSorted(([, a], [, b]) => a.at - b.at);
      if (!next || next[1].at > end) break;
      this.#now = next[1].at;
      this.#timers.delete(next[0]);
      next[1].run();
    }
    this.#now = end;
  }

  rest(): void {
    const due = [...this.#idle.values()];
    this.#idle.clear();
    for (const run of due) run();
  }

  get pending(): number {
    return this.#timers.size + this.#idle.size;
  }
}

function started() {
  const clock = new FakeClock();
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  const runs = new CheckRuns(clock, () => {
    begun.push(clock.now());
    return new Promise((resolve) => finish.push(resolve));
  });
  const finishRun = async () => {
    finish.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { clock, runs, begun, finishRun };
}

test("S1 a run begins once nothing has changed for a while and the browser has time", () => {
  const { clock, runs, begun } = started();

  runs.changed();
  clock.pass(settleMs - 1);
  runs.changed();
  clock.pass(settleMs - 1);
  clock.rest();
  expect(begun).toEqual([]);
  clock.pass(1);
  expect(begun).toEqual([]);
  clock.rest();

  expect(begun).toEqual([2 * settleMs - 1]);
});

test("S1 somebody who goes on typing is checked now and then all the same", () => {
  const { clock, runs, begun } = started();

  for (let typed = 0; typed < 25; typed += 1) {
    runs.changed();
    clock.pass(longestMs / 20);
    clock.rest();
  }

  expect(begun).toEqual([longestMs]);
});

test("S2 what changes during a run is checked by the next one, and no two run at once", async () => {
  const { clock, runs, begun, finishRun } = started();
  runs.changed();
  clock.pass(settleMs);
  clock.rest();

  runs.changed();
  clock.pass(5 * longestMs);
  clock.rest();
  expect(begun).toHaveLength(1);
  await finishRun();
  clock.pass(0);
  clock.rest();

  expect(begun).toHaveLength(2);
});

test("a run that nothing follows is the last one", async () => {
  const { clock, runs, begun, finishRun } = started();
  runs.changed();
  clock.pass(settleMs);
  clock.rest();

  await finishRun();
  clock.pass(10 * longestMs);
  clock.rest();

  expect(begun).toHaveLength(1);
  expect(clock.pending).toBe(0);
});

test("S3 after the end nothing runs, whatever was on its way", async () => {
  const { clock, runs, begun, finishRun } = started();
  runs.changed();
  clock.pass(settleMs);
  clock.rest();
  runs.changed();

  runs.stop();
  await finishRun();
  runs.changed();
  clock.pass(10 * longestMs);
  clock.rest();

  expect(begun).toHaveLength(1);
  expect(clock.pending).toBe(0);
});
