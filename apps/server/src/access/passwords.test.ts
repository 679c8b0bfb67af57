import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Asker, concurrencyOf, createPasswords, type Passwords } from "./passwords.ts";

const cost = 4;
const stranger: Asker = { network: "192.0.2.1" };

test("the right password matches, another does not", async () => {
  const passwords = await createPasswords({ cost });
  const stored = await passwords.hash("dobre-hasło");

  expect(await passwords.verify("dobre-hasło", stored, stranger)).toBe(true);
  expect(await passwords.verify("dobre-haslo", stored, stranger)).toBe(false);
});

test("one password has another hash each time", async () => {
  const passwords = await createPasswords({ cost });

  expect(await passwords.hash("dobre-hasło")).not.toBe(await passwords.hash("dobre-hasło"));
});

test("a letter is the same however the keyboard composes it", async () => {
  const passwords = await createPasswords({ cost });
  const stored = await passwords.hash("źdźbło".normalize("NFC"));

  expect(await passwords.verify("źdźbło".normalize("NFD"), stored, stranger)).toBe(true);
});

test("a hash keeps its own cost, so that the cost can be raised", async () => {
  const stored = await (await createPasswords({ cost: 4 })).hash("dobre-hasło");
  const passwords = await createPasswords({ cost: 5 });

  expect(stored).toMatch(/^scrypt\$4\$8\$1\$/);
  expect(await passwords.verify("dobre-hasło", stored, stranger)).toBe(true);
});

test("P2 the password of nobody is checked, and never matches", async () => {
  const passwords = await createPasswords({ cost });

  expect(await passwords.verify("cokolwiek", undefined, stranger)).toBe(false);
});

test("P2 who has no password has no empty one either", async () => {
  const passwords = await createPasswords({ cost });

  expect(await passwords.verify("", "", stranger)).toBe(false);
  expect(await passwords.verify("cokolwiek", "", stranger)).toBe(false);
});

test.each([
  { cores: 1, poolThreads: 4, concurrency: 2 },
  { cores: 1, poolThreads: 64, concurrency: 2 },
  { cores: 16, poolThreads: 4, concurrency: 2 },
  { cores: 16, poolThreads: 64, concurrency: 32 },
  { cores: 2, poolThreads: 1, concurrency: 1 },
])("P1 of $poolThreads threads on $cores cores, $concurrency work out passwords", (machine) => {
  expect(concurrencyOf(machine)).toBe(machine.concurrency);
});

test("P1 too many that wait are refused, and those that wait are served", async () => {
  const passwords = await createPasswords({ cost, cores: 1, maxWaiting: 1 });

  const results = await Promise.allSettled([1, 2, 3, 4].map(() => verify(passwords)));

  const statuses = results.map(({ status }) => status);
  expect(statuses).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
  expect(results[3]).toMatchObject({ reason: { code: "too-many-requests" } });
  await expect(verify(passwords)).resolves.toBe(false);
});

test("P1 reading a file does not wait for passwords, however many cores there are", async () => {
  const passwords = await createPasswords({ cost: 14, cores: 64 });
  const done: string[] = [];

  const hashes = Array.from({ length: 7 }, () => verify(passwords).then(() => done.push("hash")));
  await readFile(import.meta.filename);
  done.push("file");
  await Promise.all(hashes);

  // Two were under way. All seven at once would have had the file wait for four of them.
  expect(done.indexOf("file")).toBeLessThanOrEqual(2);
});

test("P3 who is known goes before strangers who came first", async () => {
  const passwords = await createPasswords({ cost, cores: 1 });
  const order: string[] = [];
  const ask = (who: Asker, name: string) =>
    passwords.verify("hasło", undefined, who).then(() => order.push(name));

  await Promise.all([
    ask(stranger, "first"),
    ask(stranger, "first"),
    ask(stranger, "stranger"),
    ask(stranger, "stranger"),
    ask("known", "known"),
  ]);

  expect(order.indexOf("known")).toBeLessThan(order.indexOf("stranger"));
});

test("P3 strangers who wait leave room for those who are known", async () => {
  const passwords = await createPasswords({ cost, cores: 1, maxWaiting: 1 });
  const strangers = [1, 2, 3].map(() => verify(passwords));

  await expect(passwords.hash("dobre-hasło")).resolves.toBeDefined();
  await Promise.all(strangers);
});

test("P4 a flood from one network keeps no new browser of another out, nor waiting long", async () => {
  const passwords = await createPasswords({ cost, cores: 1, maxWaitingOfNetwork: 5 });
  const order: string[] = [];
  const ask = (network: string) =>
    passwords.verify("hasło", undefined, { network }).then(() => order.push(network));

  const flood = Array.from({ length: 50 }, () => ask("flood"));
  const outcomes = await Promise.allSettled([...flood, ask("other")]);

  // Two were under way and five wait.
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(43);
  expect(outcomes.at(-1)).toMatchObject({ status: "fulfilled" });
  // After those under way, one of the others, and at most one that ended at the same moment.
  expect(order.indexOf("other")).toBeLessThanOrEqual(4);
  expect(order).toHaveLength(8);
});

test("a sign-in costs at least 50 ms of scrypt, also when there is nobody to sign in", async () => {
  const passwords = await createPasswords();
  const stored = await passwords.hash("dobre-hasło");

  for (const hash of [stored, undefined, ""]) {
    // The processor's time: the clock would run on while others use the machine.
    const before = process.cpuUsage();
    await passwords.verify("dobre-haslo", hash, stranger);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeGreaterThanOrEqual(50);
  }
});

const verify = (passwords: Passwords) => passwords.verify("dobre-hasło", undefined, stranger);
