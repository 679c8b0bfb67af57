import { expect, test } from "vitest";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { isKnownDevice } from "../store/known-devices.ts";
import { stillActive, stillEntersWith, stillHasPassword } from "../store/people.ts";
import { konin, openTestStore } from "../store/testing.ts";
import { FakeTime } from "../testing.ts";
import { Audit } from "./audit.ts";
import { createCookies } from "./cookies.ts";
import { KnownDevices } from "./known-devices.ts";
import { createPasswords } from "./passwords.ts";
import { checkPassword } from "./sign-in.ts";
import { Throttle } from "./throttle.ts";

const known = "ada@miasto.example";
const unknown = "nikt@miasto.example";

/**
 * Two hundred tries, in turn. What is compared is the processor's time and not the clock's: on a busy machine the
 * clock mostly tells of others. All else that a sign-in waits for is the same, which is counted below.
 */
test("F2 an unknown address costs the time of a known one", { timeout: 60_000 }, async () => {
  const { time, guess } = await subject(13);
  const costs = new Map<string, number[]>([
    [known, []],
    [unknown, []],
  ]);

  for (let round = 0; round < 100; round += 1) {
    for (const email of round % 2 === 0 ? [known, unknown] : [unknown, known]) {
      // Nobody waits because of the tries before.
      time.advance(15 * 60_000);
      const before = process.cpuUsage();
      await expect(guess(email)).rejects.toMatchObject({ code: "wrong-credentials" });
      const { user, system } = process.cpuUsage(before);
      costs.get(email)?.push(user + system);
    }
  }

  const ratio = median(costs.get(known)) / median(costs.get(unknown));
  expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
});

test("F2 an unknown address asks the database for as much as a known one, in any browser", async () => {
  const { asked, guess } = await subject(4);

  for (const cookieHeader of [undefined, "brudnopis-device=abc"]) {
    await guess(known, cookieHeader).catch(() => {});
    const forKnown = asked.splice(0);
    await guess(unknown, cookieHeader).catch(() => {});

    expect(forKnown.length).toBeGreaterThan(1);
    expect(asked.splice(0)).toEqual(forKnown);
  }
});

test("who has no password is refused as with a wrong one", async () => {
  const { driver, guess } = await subject(4);
  await driver.write([{ sql: "update person set password_hash = ''", values: [] }]);

  await expect(guess(known)).rejects.toMatchObject({ code: "wrong-credentials" });
});

test.each([
  ["the password has changed", "update person set password_hash = 'another'"],
  ["a second factor was turned on", "update person set totp_since = 1"],
  ["the person was blocked", "update person set state = 'blocked'"],
])("what follows from a right password is not stored when %s meanwhile", async (_case, sql) => {
  const { driver, signIn } = await subject(4);
  const person = await signIn(known, "dobre-hasło");
  await driver.write([stillEntersWith(person)]);

  await driver.write([{ sql, values: [] }]);

  await expect(driver.write([stillEntersWith(person)])).rejects.toThrow(WriteConflict);
});

test.each([
  ["another password than the one before the code", "update person set password_hash = 'another'"],
  ["been blocked", "update person set state = 'blocked'"],
  ["been erased", "update person set state = 'erased'"],
])("no session begins for who has %s meanwhile", async (_case, sql) => {
  const { driver, signIn } = await subject(4);
  const person = await signIn(known, "dobre-hasło");
  await driver.write([stillHasPassword(person)]);

  await driver.write([{ sql, values: [] }]);

  await expect(driver.write([stillHasPassword(person)])).rejects.toThrow(WriteConflict);
});

test.each(["blocked", "erased"])(
  "no session begins for who is %s meanwhile, whatever let them in",
  async (state) => {
    const { driver } = await subject(4);
    await driver.write([stillActive("ada")]);

    await driver.write([{ sql: "update person set state = $1", values: [state] }]);

    await expect(driver.write([stillActive("ada")])).rejects.toThrow(WriteConflict);
  },
);

test("browsers beyond the fifty used last are forgotten", async () => {
  const { driver, devices, time } = await subject(4);
  const remember = async () => {
    const { setCookie, statements } = await devices.remember(undefined, "ada");
    await driver.write(statements);
    time.advance(1);
    return setCookie.split(";")[0];
  };
  const first = await remember();
  const second = await remember();

  for (let count = 0; count < 49; count += 1) await remember();

  expect(await devices.find(first, "ada")).toBeUndefined();
  expect(await devices.find(second, "ada")).toBeDefined();
});

test("a browser that was not used for a year is a stranger", async () => {
  const { driver, devices, time } = await subject(4);
  const { setCookie, statements } = await devices.remember(undefined, "ada");
  await driver.write(statements);
  const cookie = setCookie.split(";")[0];
  const name = await devices.find(cookie, "ada");

  time.advance(365 * 24 * 3_600_000);

  expect(name).toBeDefined();
  expect(await devices.find(cookie, "ada")).toBeUndefined();
  // Its row is still there: what counts is the time.
  expect(await isKnownDevice(driver, name ?? "", "ada", 0)).toBe(true);
});

/** Ada with a password of a given cost, and a database that notes what it is asked. */
async function subject(cost: number) {
  const store = await openTestStore();
  const time = new FakeTime();
  const { clock } = time;
  const passwords = await createPasswords({ cost });
  const hash = await passwords.hash("dobre-hasło");
  await store.write([...konin(), { sql: "update person set password_hash = $1", values: [hash] }]);
  const asked: string[] = [];
  const driver: Driver = {
    ...store,
    read: (sql, values) => {
      asked.push(sql);
      return store.read(sql, values);
    },
    write: (statements) => {
      // Which event it is, or whether it is only counted, takes next to no time beside storing it.
      asked.push(...statements.map(() => "store"));
      return store.write(statements);
    },
  };
  const devices = new KnownDevices({ driver, clock, cookie: createCookies(false).device });
  const audit = new Audit({ driver, clock });
  const options = { driver, passwords, devices, audit, throttle: new Throttle(clock) };
  const signIn = (email: string, password: string, cookieHeader?: string) =>
    checkPassword(
      options,
      { email, password },
      { cookieHeader, actor: { address: "203.0.113.7" } },
    );
  const guess = (email: string, cookieHeader?: string) =>
    signIn(email, "zgaduję-hasło", cookieHeader);
  return { driver, devices, time, asked, signIn, guess };
}

function median(values: readonly number[] = []): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
