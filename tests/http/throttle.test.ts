/** Guessing is slow, and slows down nobody else: F3 and F4 of what this product promises. */
import { expect, test } from "vitest";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { Client, signedIn } from "./client.ts";
import { emailOf, ground, type Person } from "./ground.ts";

test("F2 an unknown address has to wait as one that is known", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);
  const guesses = async (email: string) => {
    const answers = [];
    for (let count = 0; count < 7; count += 1) {
      const { status, body } = await client.post("/api/sign-in", { email, password: "zgaduję" });
      answers.push([status, body]);
    }
    return answers;
  };

  expect(await guesses("nikt@miasto.example")).toEqual(await guesses(emailOf("lead")));
});

test("F3 the sixth wrong password for one address has to wait, and so does the right one", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = new Client(url);
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await guess(url, "lead")).status);

  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect((await client.signIn("lead")).body).toMatchObject({
    error: { code: "too-many-requests", waitSeconds: 30 },
  });
  expect((await client.signIn("editor")).status).toBe(200);

  time.advance(30_000);
  expect((await client.signIn("lead")).status).toBe(200);
});

test("F3 wrong passwords that arrive together are counted each", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);
  const body = { email: emailOf("lead"), password: "zgaduję-hasło" };

  const answers = await Promise.all(
    Array.from({ length: 12 }, () => client.post("/api/sign-in", body)),
  );

  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
});

test("F3 it does not help to come from another network each time", async () => {
  const { url } = await startTestServer({
    statements: await ground(),
    config: { trustProxy: ["127.0.0.1"] },
  });
  const statuses: number[] = [];

  for (let host = 1; host <= 6; host += 1) {
    const { status } = await guess(url, "lead", `198.51.100.${host}`);
    statuses.push(status);
  }

  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("F3 behind one address two hundred people sign in within ten minutes, also beside sixty wrong tries", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const everybody = ["coordinator", "facilitator", "observer", "peer", "editor"] as const;
  for (let count = 0; count < 60; count += 1) {
    const email = `${count}@miasto.example`;
    await new Client(url).post("/api/sign-in", { email, password: "zgaduję-hasło" });
  }
  const statuses = new Map<number, number>();

  for (let count = 0; count < 200; count += 1) {
    const person = everybody[count % everybody.length] ?? "editor";
    const { status } = await new Client(url).signIn(person);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    time.advance(3_000);
  }

  expect(statuses).toEqual(new Map([[200, 200]]));
});

test("F3 from a network with many wrong tries an account has one that is free, and elsewhere five", async () => {
  const { url } = await startTestServer({
    statements: await ground(),
    config: { trustProxy: ["127.0.0.1"] },
  });
  for (let count = 0; count < 60; count += 1) {
    const body = { email: `${count}@miasto.example`, password: "zgaduję-hasło" };
    await from(url, "2001:db8:1:2::7", body);
  }

  expect((await guess(url, "lead", "2001:db8:1:2::1")).status).toBe(401);
  expect((await guess(url, "lead", "2001:db8:1:2::2")).status).toBe(429);
  expect((await guess(url, "editor", "2001:db8:1:3::1")).status).toBe(401);
  expect((await guess(url, "editor", "2001:db8:1:3::2")).status).toBe(401);
});

test("F4 nobody can be locked out of a browser in which they signed in before", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const own = await signedIn(url, "lead");
  await own.post("/api/sign-out");
  for (let count = 0; count < 9; count += 1) await guess(url, "lead");

  expect((await new Client(url).signIn("lead")).status).toBe(429);
  expect((await own.signIn("lead")).status).toBe(200);
});

test("F4 a known browser is out of reach of scripts, and known for a year", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const { headers } = await new Client(url).signIn("lead");

  expect(headers.getSetCookie()[1]).toMatch(
    /^brudnopis-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000$/,
  );
});

test("F4 a browser that is known for one person is a stranger to another", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const editors = await signedIn(url, "editor");
  await editors.post("/api/sign-out");
  for (let count = 0; count < 5; count += 1) await guess(url, "lead");

  expect((await editors.signIn("lead")).status).toBe(429);
});

test("F4 people who share a computer are each known there", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const shared = await signedIn(url, "lead");
  await shared.signIn("editor");
  await shared.post("/api/sign-out");
  for (let count = 0; count < 5; count += 1) await guess(url, "lead");
  for (let count = 0; count < 5; count += 1) await guess(url, "editor");

  expect((await shared.signIn("lead")).status).toBe(200);
  expect((await shared.signIn("editor")).status).toBe(200);
});

test("F4 a made-up device cookie is no known browser, and does not become one", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const madeUp = "a".repeat(43);
  const client = new Client(url, `brudnopis-device=${madeUp}`);
  await client.signIn("lead");
  for (let count = 0; count < 5; count += 1) await guess(url, "lead");

  expect(client.cookies).not.toContain(madeUp);
  const planted = new Client(url, `brudnopis-device=${madeUp}`);
  expect((await planted.signIn("lead")).status).toBe(429);
});

test("F4 in a known browser one can guess no more than in others", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");
  const body = { email: emailOf("lead"), password: "zgaduję-hasło" };
  const statuses: number[] = [];

  for (let count = 0; count < 6; count += 1) {
    statuses.push((await client.post("/api/sign-in", body)).status);
  }

  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

/** A wrong password for somebody's account, from a browser of its own. */
function guess(url: string, person: Person, address = "203.0.113.7") {
  return from(url, address, { email: emailOf(person), password: "zgaduję-hasło" });
}

/** From an address, where the server takes a proxy's word for it. */
function from(url: string, address: string, body: unknown) {
  return new Client(url).send("/api/sign-in", {
    method: "POST",
    body,
    headers: { "x-forwarded-for": address },
  });
}
