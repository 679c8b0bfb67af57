import { textAt } from "@brudnopis/document";
import { expect, onTestFinished, test } from "vitest";
import { XmlElement } from "yjs";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, konin, RawClient, StockClient } from "../sync/sockets.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, password } from "./ground.ts";
import { storedEvents, storedText } from "./stored.ts";

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

test("F1 the sockets of the session before are closed", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");
  const socket = await new RawClient(url, konin, { cookie: client.cookie, origin: url }).open();

  await client.signIn("lead");

  expect(await socket.closed).toEqual({ code: 4401, reason: "signed-out" });
});

test("the sign-in page is told what it can offer", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  expect((await new Client(url).get("/api/sign-in/ways")).body).toEqual({ mail: false });
});

test.each(["blocked", "erased"] as const)(
  "who was %s cannot sign in, and is not in",
  async (to) => {
    const dataDir = await temporaryFolder();
    const first = await startTestServer({ dataDir, statements: await ground() });
    const { cookie } = await signedIn(first.url, "lead");
    await first.stop();
    const change = { sql: "update person set state = $2 where id = $1", values: [id("lead"), to] };
    const { url } = await startTestServer({ dataDir, statements: [change] });

    const answer = await new Client(url).signIn("lead");

    expect([answer.status, codeOf(answer)]).toEqual([401, "wrong-credentials"]);
    expect((await new Client(url, cookie).get("/api/me")).status).toBe(401);
  },
);

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
  expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
});

test("a failed sign-in is written down without the address that was typed", async () => {
  const dataDir = await temporaryFolder();
  const { url, stop } = await startTestServer({ dataDir, statements: await ground() });
  const client = new Client(url);
  await client.post("/api/sign-in", { email: emailOf("lead"), password: "nie-to-hasło" });
  await client.post("/api/sign-in", { email: "nikt@gdzies.example", password: "nie-to-hasło" });
  await stop();

  const events = await storedEvents(dataDir);

  const failure = { action: "sign-in-failed", by: null, address: "127.0.0.1" };
  expect(events).toHaveLength(2);
  expect(events).toContainEqual(expect.objectContaining({ ...failure, person: id("lead") }));
  expect(events).toContainEqual(expect.objectContaining({ ...failure, person: null }));
  const stored = await storedText(dataDir, ["audit_log"]);
  for (const hidden of ["gdzies", "nie-to-hasło"]) expect(stored).not.toContain(hidden);
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

test("F7 the sockets of a session that is over are closed, and say why", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const socket = await new RawClient(url, konin, await credentialsOf(url, "lead")).open();

  time.advance(2 * hourMs);

  expect(await socket.closed).toEqual({ code: 4401, reason: "session-expired" });
});

test("N4 typing keeps the session alive that is typed in, and no other of the same person", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const [used, forgotten] = [await credentialsOf(url, "lead"), await credentialsOf(url, "lead")];
  const typist = await new StockClient(url, konin, used).synced();
  const idle = await new RawClient(url, konin, forgotten).open();
  onTestFinished(() => typist.destroy());

  time.advance(hourMs);
  textAt(typist.doc, "identification.title").insert(0, [new XmlElement("paragraph")]);
  await typist.saved();
  // Nobody waits for the note that a session was used. Writes keep their order, so after this one it is stored.
  await signedIn(url, "observer");
  time.advance(hourMs);

  expect(await idle.closed).toEqual({ code: 4401, reason: "session-expired" });
  expect(typist.provider.wsconnected).toBe(true);
  expect((await new Client(url, used.cookie).get("/api/me")).status).toBe(200);
  expect((await new Client(url, forgotten.cookie).get("/api/me")).status).toBe(401);
});

test("F7 the limits of a session can be configured", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({
    statements: await ground(),
    overrides: time,
    config: { sessionLimits: { idleMs: 10 * minuteMs, absoluteMs: 15 * minuteMs } },
  });
  const [idle, busy] = [await signedIn(url, "lead"), await signedIn(url, "editor")];

  time.advance(9 * minuteMs);
  expect((await busy.get("/api/me")).status).toBe(200);
  time.advance(minuteMs);

  expect((await idle.get("/api/me")).status).toBe(401);
  expect((await busy.get("/api/me")).status).toBe(200);
  time.advance(5 * minuteMs);
  expect((await busy.get("/api/me")).status).toBe(401);
});

test("neither passwords nor tokens are in the data folder", async () => {
  const dataDir = await temporaryFolder();
  const server = await startTestServer({ dataDir, statements: await ground() });
  const client = await signedIn(server.url, "lead");
  const tokens = client.cookies.split("; ").map((cookie) => cookie.split("=")[1]);
  await server.stop();

  const stored = await storedText(dataDir, ["session", "known_device", "person", "audit_log"]);

  expect(stored).toContain("scrypt$");
  expect(tokens).toHaveLength(2);
  for (const hidden of [...tokens, password]) expect(stored).not.toContain(hidden);
});
