import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Driver } from "../store/driver.ts";
import { type Checks, HealthCheck, type HealthOptions } from "./health.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const leastFreeBytes = 1024 * 1024;
const ready: Checks = { serving: true, reading: true, writing: true, disk: true, format: true };

test("J1 it is ready while it serves, and not a moment longer", async () => {
  let isServing = true;
  const health = new HealthCheck({ ...options(), isServing: () => isServing });
  expect(await health.isReady()).toBe(true);

  isServing = false;

  expect(await health.isReady()).toBe(false);
  expect((await health.look()).checks).toEqual({ ...ready, serving: false });
});

test("J1 a stop is noticed while the rest is still being looked at", async () => {
  let isServing = true;
  const written = Promise.withResolvers<void>();
  const driver = fakeDriver({ write: () => written.promise });
  const health = new HealthCheck({ ...options(), driver, isServing: () => isServing });
  const answer = health.isReady();

  isServing = false;
  written.resolve();

  expect(await answer).toBe(false);
});

test("J2 a thread that does not commit is noticed in less than three seconds", async () => {
  const driver = fakeDriver({ write: () => new Promise(() => {}) });
  const looked = new HealthCheck({ ...options(), driver }).look();

  await vi.advanceTimersByTimeAsync(2999);

  expect((await looked).checks).toEqual({ ...ready, writing: false });
});

test("J2 a database that does not answer is noticed in a second", async () => {
  const driver = fakeDriver({ read: () => new Promise(() => {}) });
  const looked = new HealthCheck({ ...options(), driver }).look();

  await vi.advanceTimersByTimeAsync(1000);

  expect((await looked).checks).toEqual({ ...ready, reading: false });
});

test.each([
  { oldestMs: 5001, isWriting: false },
  { oldestMs: 4999, isWriting: true },
])(
  "J2 something that waits for the disk for $oldestMs ms: $isWriting",
  async ({ oldestMs, isWriting }) => {
    const driver = fakeDriver({ backlog: () => ({ writes: 1, oldestMs }) });

    const { checks } = await new HealthCheck({ ...options(), driver }).look();

    expect(checks).toEqual({ ...ready, writing: isWriting });
  },
);

test("J2 a store that says that it cannot is believed", async () => {
  const { checks } = await new HealthCheck({ ...options(), isStoring: () => false }).look();

  expect(checks).toEqual({ ...ready, writing: false });
});

test("J3 too little free space to commit anything is not ready", async () => {
  const health = (free: number) =>
    new HealthCheck({ ...options(), freeBytes: async () => free }).look();

  expect((await health(leastFreeBytes + 1)).isReady).toBe(true);
  expect(await health(leastFreeBytes)).toEqual({
    isReady: false,
    checks: { ...ready, disk: false },
    freeDiskBytes: leastFreeBytes,
  });
});

test("J3 a system that does not say how much is free is believed to have enough", async () => {
  const freeBytes = () => Promise.reject(new Error("no such call"));

  expect((await new HealthCheck({ ...options(), freeBytes }).look()).isReady).toBe(true);
});

test("J4 a database of another format is not worked with", async () => {
  const { checks } = await new HealthCheck({ ...options(), format: 6 }).look();

  expect(checks).toEqual({ ...ready, format: false });
});

test("J5 a hundred who ask at once are one look", async () => {
  let looks = 0;
  const driver = fakeDriver({
    write: async () => {
      looks += 1;
    },
  });
  const health = new HealthCheck({ ...options(), driver });

  await Promise.all(Array.from({ length: 100 }, () => health.isReady()));
  expect(looks).toBe(1);

  await health.isReady();
  expect(looks).toBe(2);
});

function options(): HealthOptions {
  return {
    driver: fakeDriver({}),
    dataDir: "/nowhere",
    format: 7,
    leastFreeBytes,
    isStoring: () => true,
    isServing: () => true,
    freeBytes: async () => 10 * leastFreeBytes,
  };
}

function fakeDriver(parts: Partial<Driver>): Driver {
  return {
    read: async () => [{ format: 7 }],
    write: async () => {},
    close: async () => {},
    ...parts,
  };
}
