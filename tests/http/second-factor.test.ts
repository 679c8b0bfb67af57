import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, konin, RawClient } from "../sync/sockets.ts";
import { Authenticator, turnTotpOn } from "./authenticator.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, password } from "./ground.ts";
import { tokenOf } from "./inviting.ts";
import { storedEvents, storedText } from "./stored.ts";

const stepMs = 30_000;
const minuteMs = 60_000;

test("with a second factor a password is half of it", async () => {
  const { url, time, app } = await openWithTotp();
  const client = new Client(url);

  const first = await client.signIn("lead");

  expect([first.status, first.body]).toEqual([200, { step: "code" }]);
  expect(client.cookie).toBeUndefined();
  expect((await client.get("/api/me")).status).toBe(401);

  const second = await client.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });

  expect([second.status, second.body]).toMatchObject([200, { id: id("lead") }]);
  expect((await client.get("/api/me")).status).toBe(200);
});

test("what is remembered between the steps is sealed, out of reach of scripts, and gone after", async () => {
  const { url, time, app } = await openWithTotp();
  const client = new Client(url);

  const [cookie = ""] = (await client.signIn("lead")).headers.getSetCookie();

  expect(cookie).toMatch(
    /^brudnopis-sign-in=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=300$/,
  );
  expect(Buffer.from(cookie, "base64url").toString("latin1")).not.toContain(id("lead"));
  await client.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });
  expect(client.cookies).not.toContain("brudnopis-sign-in");
});

test("a code without a password before it is worth nothing", async () => {
  const { url, time, app } = await openWithTotp();

  const answer = await new Client(url).post("/api/sign-in/code", {
    code: app.codeAt(time.clock()),
  });

  expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
});

test("a right password waits for its code for five minutes", async () => {
  const { url, time, app } = await openWithTotp();
  const [client, late] = [new Client(url), new Client(url)];
  await client.signIn("lead");
  await late.signIn("lead");

  time.advance(5 * minuteMs - 1);
  const answer = await client.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });
  time.advance(1);
  const refusal = await late.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });

  expect(answer.status).toBe(200);
  expect([refusal.status, codeOf(refusal)]).toEqual([401, "unauthenticated"]);
});

test("I2 a password that has changed since is as good as none", async () => {
  const { url, time, app, client } = await openWithTotp();
  const thief = new Client(url);
  await thief.signIn("lead");

  const body = { current: password, password: "nowe-długie-hasło" };
  expect((await client.post("/api/me/password", body)).status).toBe(204);
  const answer = await thief.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });

  expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
});

test("I2 no session begins by the old password while a new one is being set", async () => {
  const { url, time, app } = await openWithTotp();
  const administrator = await signedIn(url, "administrator");
  let current = password;

  // Which of the two comes first is left to chance.
  for (let round = 0; round < 40; round += 1) {
    time.advance(stepMs);
    const thief = new Client(url);
    await thief.post("/api/sign-in", { email: emailOf("lead"), password: current });
    const { body } = await administrator.post(`/api/people/${id("lead")}/reset-link`);
    // The answer is a link.
    const token = tokenOf((body as { link: string }).link);
    current = `nowe-długie-hasło-${round}`;

    const [reset] = await Promise.all([
      new Client(url).post("/api/password-reset/use", { token, password: current }),
      thief.post("/api/sign-in/code", { code: app.codeAt(time.clock()) }),
    ]);

    expect([reset.status, (await thief.get("/api/me")).status]).toEqual([204, 401]);
  }
});

test("Q2 a code signs in once, also when it is typed twice at the same moment", async () => {
  const { url, time, app } = await openWithTotp();
  const clients = [new Client(url), new Client(url), new Client(url)];
  for (const client of clients) await client.signIn("lead");
  const code = app.codeAt(time.clock());

  const answers = await Promise.all(
    clients.map((client) => client.post("/api/sign-in/code", { code })),
  );

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  expect(answers.map(codeOf)).toContain("code-wrong");
});

test("Q2 the code that turned it on does not sign in", async () => {
  const { url, time, app } = await openWithTotp();
  time.advance(-stepMs);
  const client = new Client(url);
  await client.signIn("lead");

  const answer = await client.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });

  expect([answer.status, codeOf(answer)]).toEqual([401, "code-wrong"]);
});

test.each([
  { steps: -2, status: 401 },
  { steps: -1, status: 200 },
  { steps: 1, status: 200 },
  { steps: 2, status: 401 },
])("an app whose clock is $steps steps off gets $status", async ({ steps, status }) => {
  const { url, time, app } = await openWithTotp();
  time.advance(10 * stepMs);
  const client = new Client(url);
  await client.signIn("lead");

  const code = app.codeAt(time.clock() + steps * stepMs);

  expect((await client.post("/api/sign-in/code", { code })).status).toBe(status);
});

test("a recovery code signs in once, however it is typed", async () => {
  const { url, recoveryCodes } = await openWithTotp();
  const [code = "", other = ""] = recoveryCodes;
  expect(recoveryCodes).toHaveLength(10);
  const enter = async (typed: string) => {
    const client = new Client(url);
    await client.signIn("lead");
    return (await client.post("/api/sign-in/code", { code: typed })).status;
  };

  expect(await enter(code)).toBe(200);
  expect(await enter(code)).toBe(401);
  expect(await enter(other.toUpperCase().replaceAll("-", " – "))).toBe(200);
});

test("one person's recovery code is not another's", async () => {
  const { url, time, recoveryCodes } = await openWithTotp();
  await turnTotpOn(await signedIn(url, "editor"), time.clock());
  const client = new Client(url);
  await client.signIn("editor");

  const answer = await client.post("/api/sign-in/code", { code: recoveryCodes[0] });

  expect(codeOf(answer)).toBe("code-wrong");
});

test("after five wrong codes even a right one has to wait, and the refusal says how long", async () => {
  const { url, time, app, dataDir, stop } = await openWithTotp();
  const client = new Client(url);
  await client.signIn("lead");
  const statuses: number[] = [];
  for (const code of ["000000", "000001", "000002", "000003", "abcd-efgh-ijkm"]) {
    statuses.push((await client.post("/api/sign-in/code", { code })).status);
  }

  const refusal = await client.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });
  // Another browser does not help.
  const elsewhere = new Client(url);
  await elsewhere.signIn("lead");
  const again = await elsewhere.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });

  expect(statuses).toEqual([401, 401, 401, 401, 401]);
  expect([refusal.status, refusal.body]).toMatchObject([
    429,
    { error: { code: "too-many-requests", waitSeconds: 30 } },
  ]);
  expect(again.status).toBe(429);
  time.advance(stepMs);
  const right = await client.post("/api/sign-in/code", { code: app.codeAt(time.clock()) });
  expect(right.status).toBe(200);
  await stop();
  const failures = (await storedEvents(dataDir)).filter(({ details }) => details.includes("code"));
  expect(failures.map(({ action }) => action).toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => "sign-in-failed"),
    "sign-in-throttled",
  ]);
});

test("the secret comes as letters to type, as an address and as a picture", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");

  const { body } = await client.post("/api/me/totp", { password });

  expect(body).toEqual({
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    uri: expect.stringMatching(/^otpauth:\/\/totp\/Brudnopis:lead%40miasto\.example\?.*secret=/),
    qr: expect.stringMatching(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/),
  });
});

test("Q1 before a first code has confirmed it, nothing is asked for", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(url, "lead");
  await client.post("/api/me/totp", { password });

  const wrong = await client.post("/api/me/totp/confirm", { code: "000000" });

  expect([wrong.status, codeOf(wrong)]).toEqual([401, "code-wrong"]);
  expect((await new Client(url).signIn("lead")).body).toMatchObject({ step: "done" });
  expect((await client.get("/api/me/account")).body).toMatchObject({ totp: { isOn: false } });
});

test("E1 whoever finds a browser open gets no secret: the password is asked for, and not without end", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(url, "lead");
  const guess = (typed: string) => client.post("/api/me/totp", { password: typed });

  const wrong = [];
  for (let count = 0; count < 5; count += 1) wrong.push(codeOf(await guess(`zgaduję ${count}`)));
  expect(new Set(wrong)).toEqual(new Set(["wrong-credentials"]));
  expect(codeOf(await guess(password))).toBe("too-many-requests");
  time.advance(minuteMs);
  expect((await guess(password)).status).toBe(200);
});

test("a secret that was offered twice counts in its last version only", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const client = await signedIn(url, "lead");
  const offer = async () => {
    const { body } = await client.post("/api/me/totp", { password });
    // The answer's shape is the server's promise, which it checks itself.
    return new Authenticator((body as { secret: string }).secret);
  };
  const [first, second] = [await offer(), await offer()];
  const confirm = (app: Authenticator) =>
    client.post("/api/me/totp/confirm", { code: app.codeAt(time.clock()) });

  expect((await confirm(first)).status).toBe(401);
  expect((await confirm(second)).status).toBe(200);
});

test("turning it on ends the sessions that began without it, also their sockets", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const elsewhere = await credentialsOf(url, "lead");
  const socket = await new RawClient(url, konin, elsewhere).open();
  const client = await signedIn(url, "lead");

  await turnTotpOn(client, time.clock());

  expect(await socket.closed).toEqual({ code: 4401, reason: "session-ended" });
  expect((await new Client(url, elsewhere.cookie).get("/api/me")).status).toBe(401);
  expect((await client.get("/api/me")).status).toBe(200);
});

test("it is turned off with a code, and not without", async () => {
  const { url, time, app, client } = await openWithTotp();

  const wrong = await client.post("/api/me/totp/off", { code: "000000" });
  const right = await client.post("/api/me/totp/off", { code: app.codeAt(time.clock()) });

  expect([wrong.status, codeOf(wrong)]).toEqual([401, "code-wrong"]);
  expect(right.status).toBe(204);
  expect((await new Client(url).signIn("lead")).body).toMatchObject({ step: "done" });
  expect((await client.get("/api/me/account")).body).toMatchObject({
    totp: { isOn: false, recoveryCodes: 0 },
  });
  // There is nothing to turn off any more, and nothing that new codes would be for.
  for (const path of ["/api/me/totp/off", "/api/me/recovery-codes"]) {
    expect(codeOf(await client.post(path, { code: "000000" }))).toBe("conflict");
  }
});

test("new recovery codes take the place of those before, for a code", async () => {
  const { client, recoveryCodes } = await openWithTotp();
  const [code, second] = recoveryCodes;

  const wrong = await client.post("/api/me/recovery-codes", { code: "nie ten kod" });
  const { status, body } = await client.post("/api/me/recovery-codes", { code });

  expect(codeOf(wrong)).toBe("code-wrong");
  expect(status).toBe(200);
  // The answer's shape is the server's promise, which it checks itself.
  const { codes } = body as { codes: string[] };
  expect(new Set([...codes, ...recoveryCodes]).size).toBe(20);
  expect(codeOf(await client.post("/api/me/totp/off", { code: second }))).toBe("code-wrong");
  expect((await client.post("/api/me/totp/off", { code: codes[9] })).status).toBe(204);
});

test("while it is on, no other secret can be put in its place", async () => {
  const { client, time } = await openWithTotp();

  const start = await client.post("/api/me/totp", { password });
  const confirm = await client.post("/api/me/totp/confirm", { code: "000000" });

  expect([codeOf(start), codeOf(confirm)]).toEqual(["conflict", "conflict"]);
  time.advance(stepMs);
  expect((await client.get("/api/me/account")).body).toMatchObject({ totp: { isOn: true } });
});

test("an administrator lets somebody in who has lost theirs", async () => {
  const { url, dataDir, stop } = await openWithTotp();
  const administrator = await signedIn(url, "administrator");
  const path = `/api/people/${id("lead")}/totp/off`;

  expect((await (await signedIn(url, "editor")).post(path)).status).toBe(404);
  expect((await administrator.post(`/api/people/${id("nobody")}/totp/off`)).status).toBe(404);
  expect((await administrator.post(path)).status).toBe(204);

  expect((await new Client(url).signIn("lead")).body).toMatchObject({ step: "done" });
  await stop();
  expect(await storedEvents(dataDir)).toContainEqual(
    expect.objectContaining({ action: "totp-off", by: id("administrator"), person: id("lead") }),
  );
});

test("Q3 neither the secret nor a recovery code is in the data folder, and what happened is", async () => {
  const time = new FakeTime();
  const dataDir = await temporaryFolder();
  const server = await startTestServer({ dataDir, statements: await ground(), overrides: time });
  const client = await signedIn(server.url, "lead");
  const { body } = await client.post("/api/me/totp", { password });
  // The answers' shapes are the server's promise, which it checks itself.
  const { secret } = body as { secret: string };
  const code = new Authenticator(secret).codeAt(time.clock());
  const answer = await client.post("/api/me/totp/confirm", { code });
  const { codes } = answer.body as { codes: string[] };
  const late = new Client(server.url);
  await late.signIn("lead");
  await late.post("/api/sign-in/code", { code: codes[0] });
  await late.post("/api/me/recovery-codes", { code: codes[1] });
  await server.stop();

  const stored = await storedText(dataDir, ["person", "recovery_code", "audit_log"]);

  for (const hidden of [secret, code, ...codes]) expect(stored).not.toContain(hidden);
  const actions = (await storedEvents(dataDir)).map(({ action }) => action);
  expect(actions.toSorted()).toEqual(
    [
      "signed-in",
      "totp-on",
      "recovery-code-used",
      "signed-in",
      "recovery-code-used",
      "recovery-codes-made",
    ].toSorted(),
  );
});

/** A server with Konin's lead signed in, who has a second factor; the code that turned it on is of the past. */
async function openWithTotp() {
  const time = new FakeTime();
  const dataDir = await temporaryFolder();
  const { url, stop } = await startTestServer({
    dataDir,
    statements: await ground(),
    overrides: time,
  });
  const client = await signedIn(url, "lead");
  const on = await turnTotpOn(client, time.clock());
  time.advance(stepMs);
  return { url, stop, dataDir, time, client, ...on };
}
