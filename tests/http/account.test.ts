import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { konin, RawClient } from "../sync/sockets.ts";
import { turnTotpOn } from "./authenticator.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, password } from "./ground.ts";
import { storedEvents } from "./stored.ts";

const newPassword = "całkiem-nowe-hasło";

test("an account says how it is protected, and what its roles are held on", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(url, "lead");
  const account = {
    hasPassword: true,
    totp: { isOn: false, recoveryCodes: 0 },
    sso: false,
    grants: [{ role: "lead", scope: { kind: "organisation", id: id("konin") }, name: "konin" }],
  };

  expect((await client.get("/api/me/account")).body).toEqual(account);
  await turnTotpOn(client, time.clock());

  expect((await client.get("/api/me/account")).body).toEqual({
    ...account,
    totp: { isOn: true, recoveryCodes: 10 },
  });
});

test("name and language can be changed, and nothing else about oneself", async () => {
  const { url, dataDir, stop } = await openServer();
  const client = await signedIn(url, "lead");

  const name = await client.send("/api/me", { method: "PATCH", body: { name: " Ewa Lis " } });
  const language = await client.send("/api/me", { method: "PATCH", body: { language: "en" } });
  const role = await client.send("/api/me", { method: "PATCH", body: { roles: ["lead"] } });

  expect([name.status, name.body]).toMatchObject([200, { name: "Ewa Lis", language: "pl" }]);
  expect(language.body).toMatchObject({ name: "Ewa Lis", language: "en" });
  expect(role.status).toBe(400);
  expect((await client.get("/api/me")).body).toEqual(language.body);
  await client.send("/api/me", { method: "PATCH", body: { language: "en" } });
  await stop();
  const changes = (await storedEvents(dataDir)).filter(({ action }) => action === "person-changed");
  expect(changes.map(({ details }) => details)).toHaveLength(2);
  expect(JSON.stringify(changes)).not.toContain("Ewa");
});

test("a new password takes the one before it, and ends the other sessions with their sockets", async () => {
  const { url, dataDir, stop } = await openServer();
  const client = await signedIn(url, "lead");
  const other = await signedIn(url, "lead");
  const socket = await new RawClient(url, konin, { cookie: other.cookie, origin: url }).open();

  const wrong = await changePassword(client, "nie-to-hasło");
  expect([wrong.status, codeOf(wrong)]).toEqual([401, "wrong-credentials"]);
  expect((await other.get("/api/me")).status).toBe(200);
  expect((await changePassword(client, password)).status).toBe(204);

  expect(await socket.closed).toEqual({ code: 4401, reason: "session-ended" });
  expect((await other.get("/api/me")).status).toBe(401);
  expect((await client.get("/api/me")).status).toBe(200);
  expect((await new Client(url).signIn("lead")).status).toBe(401);
  const body = { email: emailOf("lead"), password: newPassword };
  expect((await new Client(url).post("/api/sign-in", body)).status).toBe(200);
  await stop();
  expect(await storedEvents(dataDir)).toContainEqual(
    expect.objectContaining({ action: "password-changed", by: id("lead"), person: id("lead") }),
  );
});

test("after a new password only the browser that set it is known", async () => {
  const { url } = await openServer();
  const [client, other] = [await signedIn(url, "lead"), await signedIn(url, "lead")];
  await changePassword(client, password);
  const body = { email: emailOf("lead"), password: "zgaduję-hasło" };
  for (let count = 0; count < 5; count += 1) await new Client(url).post("/api/sign-in", body);

  expect((await other.post("/api/sign-in", body)).status).toBe(429);
  expect((await client.post("/api/sign-in", body)).status).toBe(401);
});

test("links to set a password die with the password", async () => {
  const { url } = await openServer();
  const administrator = await signedIn(url, "administrator");
  const client = await signedIn(url, "lead");
  const { body } = await administrator.post(`/api/people/${id("lead")}/reset-link`);
  // The answer's shape is the server's promise, which it checks itself.
  const token = (body as { link: string }).link.split("#klucz=")[1];

  await changePassword(client, password);

  expect(codeOf(await client.post("/api/password-reset/look", { token }))).toBe("link-invalid");
});

test("the password of somebody who left the page open cannot be guessed there", async () => {
  const { url } = await openServer();
  const client = await signedIn(url, "lead");
  const statuses: number[] = [];

  for (let count = 0; count < 6; count += 1) {
    statuses.push((await changePassword(client, `zgaduję-${count}`)).status);
  }

  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect((await new Client(url).signIn("lead")).status).toBe(200);
});

test("who has none yet sets a password without naming one", async () => {
  const dataDir = await temporaryFolder();
  const first = await startTestServer({ dataDir, statements: await ground() });
  const { cookie } = await signedIn(first.url, "lead");
  await first.stop();
  const { url } = await startTestServer({
    dataDir,
    statements: [
      { sql: "update person set password_hash = '' where id = $1", values: [id("lead")] },
    ],
  });
  const client = new Client(url, cookie);
  expect((await client.get("/api/me/account")).body).toMatchObject({ hasPassword: false });

  const answer = await changePassword(client, "");

  expect(answer.status).toBe(204);
  expect((await client.get("/api/me/account")).body).toMatchObject({ hasPassword: true });
});

test("F7 people see where they are signed in, and end what they do not know", async () => {
  const time = new FakeTime();
  const { url, dataDir, stop } = await openServer(time);
  const client = await signedIn(url, "lead");
  time.advance(1000);
  const { headers } = await signedInWith(url, "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0");
  const other = new Client(url, headers.getSetCookie()[0]?.split(";")[0]);
  const socket = await new RawClient(url, konin, { cookie: other.cookie, origin: url }).open();
  const { body } = await client.get("/api/me/sessions");
  expect(body).toEqual([
    {
      id: expect.any(String),
      isCurrent: false,
      device: "Firefox, Windows",
      address: "127.0.0.1",
      createdAt: time.clock(),
      seenAt: time.clock(),
    },
    expect.objectContaining({ isCurrent: true, device: "" }),
  ]);
  // The answer's shape is the server's promise, which it checks itself.
  const [{ id: sessionId }] = body as [{ id: string }];

  const notMine = await (
    await signedIn(url, "editor")
  ).send(`/api/me/sessions/${sessionId}`, {
    method: "DELETE",
  });
  const mine = await client.send(`/api/me/sessions/${sessionId}`, { method: "DELETE" });
  const again = await client.send(`/api/me/sessions/${sessionId}`, { method: "DELETE" });

  expect([notMine.status, mine.status, again.status]).toEqual([404, 204, 404]);
  expect(await socket.closed).toEqual({ code: 4401, reason: "session-ended" });
  expect((await other.get("/api/me")).status).toBe(401);
  expect((await client.get("/api/me")).status).toBe(200);
  await stop();
  const ended = (await storedEvents(dataDir)).filter(({ action }) => action === "session-ended");
  expect(ended).toMatchObject([{ by: id("lead"), person: id("lead") }]);
});

test("a session that is over is not listed", async () => {
  const time = new FakeTime();
  const { url } = await openServer(time);
  await signedIn(url, "lead");
  time.advance(2 * 3_600_000 - 1);
  const client = await signedIn(url, "lead");
  time.advance(1);

  expect((await client.get("/api/me/sessions")).body).toMatchObject([{ isCurrent: true }]);
});

test("who ends the session that they are in is signed out", async () => {
  const { url } = await openServer();
  const client = await signedIn(url, "lead");
  // The answer's shape is the server's promise, which it checks itself.
  const [session] = (await client.get("/api/me/sessions")).body as [{ id: string }];

  await client.send(`/api/me/sessions/${session.id}`, { method: "DELETE" });

  expect(client.cookie).toBeUndefined();
  expect((await client.get("/api/me")).status).toBe(401);
});

test("all other sessions can be ended at once", async () => {
  const { url } = await openServer();
  const client = await signedIn(url, "lead");
  const others = [await signedIn(url, "lead"), await signedIn(url, "lead")];
  const bystander = await signedIn(url, "editor");

  expect((await client.send("/api/me/sessions", { method: "DELETE" })).status).toBe(204);

  for (const other of others) expect((await other.get("/api/me")).status).toBe(401);
  for (const rest of [client, bystander]) expect((await rest.get("/api/me")).status).toBe(200);
});

test("F7 an administrator ends all sessions of a person, with their sockets", async () => {
  const { url, dataDir, stop } = await openServer();
  const administrator = await signedIn(url, "administrator");
  const clients = [await signedIn(url, "lead"), await signedIn(url, "lead")];
  const sockets = await Promise.all(
    clients.map(({ cookie }) => new RawClient(url, konin, { cookie, origin: url }).open()),
  );
  const path = `/api/people/${id("lead")}/end-sessions`;

  expect((await (await signedIn(url, "coordinator")).post(path)).status).toBe(404);
  expect((await administrator.post(`/api/people/${id("nobody")}/end-sessions`)).status).toBe(404);
  expect((await administrator.post(path)).status).toBe(204);

  for (const { closed } of sockets) {
    expect(await closed).toEqual({ code: 4401, reason: "session-ended" });
  }
  for (const client of clients) expect((await client.get("/api/me")).status).toBe(401);
  expect((await administrator.get("/api/me")).status).toBe(200);
  await stop();
  expect(await storedEvents(dataDir)).toContainEqual(
    expect.objectContaining({
      action: "sessions-ended",
      by: id("administrator"),
      person: id("lead"),
    }),
  );
});

async function openServer(time = new FakeTime()) {
  const dataDir = await temporaryFolder();
  const statements = await ground();
  const { url, stop } = await startTestServer({ dataDir, statements, overrides: time });
  return { url, stop, dataDir };
}

function changePassword(client: Client, current: string) {
  return client.post("/api/me/password", { current, password: newPassword });
}

function signedInWith(url: string, userAgent: string) {
  return new Client(url).send("/api/sign-in", {
    method: "POST",
    body: { email: emailOf("lead"), password },
    headers: { "user-agent": userAgent },
  });
}
