import { expect, test } from "vitest";
import { createPasswords, type Passwords } from "./passwords.ts";

const cost = 4;

test("the right password matches, another does not", async () => {
  const passwords = await createPasswords({ cost });
  const stored = await passwords.hash("dobre-hasło");

  expect(await passwords.verify("dobre-hasło", stored)).toBe(true);
  expect(await passwords.verify("dobre-haslo", stored)).toBe(false);
});

test("one password has another hash each time", async () => {
  const passwords = await createPasswords({ cost });

  expect(await passwords.hash("dobre-hasło")).not.toBe(await passwords.hash("dobre-hasło"));
});

test("a letter is the same however the keyboard composes it", async () => {
  const passwords = await createPasswords({ cost });
  const stored = await passwords.hash("źdźbło".normalize("NFC"));

  expect(await passwords.verify("źdźbło".normalize("NFD"), stored)).toBe(true);
});

test("a hash keeps its own cost, so that the cost can be raised", async () => {
  const stored = await (await createPasswords({ cost: 4 })).hash("dobre-hasło");
  const passwords = await createPasswords({ cost: 5 });

  expect(stored).toMatch(/^scrypt\$4\$8\$1\$/);
  expect(await passwords.verify("dobre-hasło", stored)).toBe(true);
});

test("P2 the password of nobody is checked, and never matches", async () => {
  const passwords = await createPasswords({ cost });

  expect(await passwords.verify("cokolwiek", undefined)).toBe(false);
});

test("P1 too many that wait are refused, and those that wait are served", async () => {
  const passwords = await createPasswords({ cost, concurrency: 1, maxWaiting: 1 });

  const results = await Promise.allSettled([hash(passwords), hash(passwords), hash(passwords)]);

  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(results[2]).toMatchObject({ reason: { code: "too-many-requests" } });
  await expect(hash(passwords)).resolves.toBeDefined();
});

const hash = (passwords: Passwords) => passwords.hash("dobre-hasło");
