import { expect, test } from "vitest";
import { FakeTime, startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, password } from "./ground.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;

test("whoever signs in is told who they are", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  const answer = await client.signIn("lead");

  expect(answer.status).toBe(200);
  const me = {
    id: id("lead"),
    name: "lead",
    email: emailOf("lead"),
    language: "pl",
    organisation: "konin",
    hue: 0,
    roles: ["lead"],
    organisations: [{ id: id("konin"), name: "konin", networkName: "Energia", pack: "energy" }],
    manages: {
      installation: false,
      networks: [],
      organisations: [{ id: id("konin"), name: "konin" }],
    },
  };
  expect(answer.body).toEqual({ step: "done", me });
  expect((await client.get("/api/me")).body).toEqual(me);
});

test("the session cookie is out of reach of scripts and of other sites", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const { headers } = await new Client(url).signIn("lead");

  expect(headers.getSetCookie()[0]).toMatch(
    /^brudnopis=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

test("behind https the cookie is bound to this host and to encrypted connections", async () => {
  const { url, port } = await startTestServer({
    statements: await ground(),
    config: { baseUrl: "https://brudnopis.example" },
  });

  const { headers } = await new Client(`http://127.0.0.1:${port}`).send("/api/sign-in", {
    method: "POST",
    body: { email: emailOf("lead"), password },
    headers: { origin: url },
  });

  expect(headers.getSetCookie()[0]).toMatch(/^__Host-brudnopis=.*; Secure$/);
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test("an address is the same in capitals", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await new Client(url).post("/api/sign-in", {
    email: emailOf("lead").toUpperCase(),
    password,
  });

  expect(answer.status).toBe(200);
});

test("F1 signing in gives a new session, and the one before is dead", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");
  const before = client.cookie;

  await client.signIn("lead");

  expect(client.cookie).not.toBe(before);
  expect((await new Client(url, before).get("/api/me")).status).toBe(401);
  expect((await client.get("/api/me")).status).toBe(200);
});

test("after signing out the session is dead, and signing out again is no mistake", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");
  const { cookie } = client;

  expect((await client.post("/api/sign-out")).status).toBe(204);

  expect(client.cookie).toBeUndefined();
  expect(codeOf(await new Client(url, cookie).get("/api/me"))).toBe("unauthenticated");
  expect((await client.post("/api/sign-out")).status).toBe(204);
});

test("F2 a wrong password and an unknown address are refused in the same words", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  const wrong = await client.post("/api/sign-in", {
    email: emailOf("lead"),
    password: "nie-to-hasło",
  });
  const unknown = await client.post("/api/sign-in", { email: "nikt@miasto.example", password });

  expect([wrong.status, codeOf(wrong)]).toEqual([401, "wrong-credentials"]);
  expect(unknown.body).toEqual(wrong.body);
});

test("F3 the sixth wrong password for one address has to wait, and so does the right one", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = new Client(url);
  const guess = () =>
    client.post("/api/sign-in", { email: emailOf("lead"), password: "zgaduję-hasło" });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await guess()).status);

  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(codeOf(await client.signIn("lead"))).toBe("too-many-requests");
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

test("F7 a session ends two hours after its last use", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(url, "lead");

  time.advance(2 * hourMs - minuteMs);
  expect((await client.get("/api/me")).status).toBe(200);
  time.advance(2 * hourMs - minuteMs);
  expect((await client.get("/api/me")).status).toBe(200);
  time.advance(2 * hourMs);

  expect((await client.get("/api/me")).status).toBe(401);
});

test("F7 a session ends after twelve hours however much it is used", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(url, "lead");
  const statuses: number[] = [];

  for (let hour = 1; hour <= 12; hour += 1) {
    time.advance(hourMs);
    statuses.push((await client.get("/api/me")).status);
  }

  expect(statuses).toEqual([...Array.from({ length: 11 }, () => 200), 401]);
});

test("neither passwords nor tokens are in the data folder", async () => {
  const dataDir = await temporaryFolder();
  const server = await startTestServer({ dataDir, statements: await ground() });
  const client = await signedIn(server.url, "lead");
  const token = client.cookie?.split("=")[1] ?? "no token";
  await server.stop();

  const rows = await withStore(dataDir, async (driver) => [
    await driver.read("select * from session", []),
    await driver.read("select * from person", []),
  ]);

  const stored = JSON.stringify(rows);
  expect(stored).toContain("scrypt$");
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(password);
});
