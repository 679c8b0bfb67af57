import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { noMailer } from "../mail/mailer.ts";
import type { Driver } from "../store/driver.ts";
import { openTestStore } from "../store/testing.ts";
import { FakeTime } from "../testing.ts";
import { Audit } from "./audit.ts";
import { createCookies } from "./cookies.ts";
import { KnownDevices } from "./known-devices.ts";
import { OwnOrigin } from "./own-origin.ts";
import { longestDelayMs, ResetRequests } from "./password-reset.ts";
import { createPasswords } from "./passwords.ts";
import { Sessions } from "./sessions.ts";
import { Throttle } from "./throttle.ts";

test("L2 whoever asks is answered before anybody looks whether there is such an account", async () => {
  const { requests, time, reads, writes, answer } = await subject();
  answer();

  requests.ask("ada@miasto.example", {});
  // Much longer than an answer takes.
  time.advance(499);
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();

  expect([reads.count, writes.count]).toEqual([0, 0]);
  time.advance(longestDelayMs - 499);
  await expect.poll(() => reads.count).toBe(1);
});

test("L2 what was asked for when the server stops is not lost", async () => {
  const { requests, reads, answer } = await subject();
  answer();
  requests.ask("ada@miasto.example", {});

  await requests.settle();

  expect(reads.count).toBe(1);
});

test("L3 those that come together are handled one after the other, and not without end", async () => {
  const { requests, time, warnings, reads, answer } = await subject();

  for (let count = 0; count < 101; count += 1) requests.ask("ada@miasto.example", {});
  time.advance(longestDelayMs);

  // One is looked for, 99 wait, and one too many was dropped.
  await expect.poll(() => reads.count).toBe(1);
  expect(warnings).toEqual(["A password reset was dropped: too many are asked for"]);
  answer();
  await requests.settle();
  expect(reads.count).toBe(100);
});

/** A database that does not answer before it is told to, and then knows nobody. */
async function subject() {
  const store = await openTestStore();
  const time = new FakeTime();
  const { clock, schedule } = time;
  const released = Promise.withResolvers<void>();
  const reads = { count: 0 };
  const writes = { count: 0 };
  const driver: Driver = {
    ...store,
    read: async (sql, values) => {
      reads.count += 1;
      await released.promise;
      return store.read(sql, values);
    },
    write: (statements) => {
      writes.count += 1;
      return store.write(statements);
    },
  };
  const warnings: string[] = [];
  const log = {
    info: () => {},
    warn: (_: object, text: string) => warnings.push(text),
    error: () => {},
  };
  const { session, device } = createCookies(false);
  const requests = new ResetRequests({
    driver,
    clock,
    schedule,
    log,
    audit: new Audit({ driver, clock }),
    mailer: { ...noMailer, isOn: true },
    ownOrigin: new OwnOrigin(),
    passwords: await createPasswords({ cost: 4 }),
    devices: new KnownDevices({ driver, clock, cookie: device }),
    sessions: new Sessions({ driver, clock, log, cookie: session }),
    throttle: new Throttle(clock),
    closeSession: () => {},
    accessChanged: async () => {},
  });
  return { requests, time, warnings, reads, writes, answer: () => released.resolve() };
}
