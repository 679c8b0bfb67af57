import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { longestDelayMs } from "../../apps/server/src/access/password-reset.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, konin, RawClient } from "../sync/sockets.ts";
import { turnTotpOn } from "./authenticator.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, password, type Person } from "./ground.ts";
import { linkIn, mailThrough, openPostOffice, type PostOffice } from "./post-office.ts";
import { storedEvents, storedText } from "./stored.ts";

const hourMs = 3_600_000;
const newPassword = "całkiem-nowe-hasło";

test("who has forgotten the password gets a link by mail, and sets a new one", async () => {
  const { url, office, time } = await openServer();
  const client = new Client(url);

  const answer = await ask(client, time, emailOf("lead").toUpperCase());
  const mail = await office.next();
  const link = new URL(linkIn(mail));
  const token = tokenOf(link.href);

  expect(answer.status).toBe(204);
  expect(mail.to).toEqual([emailOf("lead")]);
  expect(link.pathname).toBe("/nowe-haslo");
  expect((await client.post("/api/password-reset/look", { token })).body).toEqual({
    email: emailOf("lead"),
  });
  const use = await client.post("/api/password-reset/use", { token, password: newPassword });
  expect(use.status).toBe(204);
  expect((await client.signIn("lead")).status).toBe(401);
  const body = { email: emailOf("lead"), password: newPassword };
  expect((await client.post("/api/sign-in", body)).status).toBe(200);
});

test("F2 asking for a link gives one answer, whoever is asked for", async () => {
  const { url, office, time, dataDir, stop } = await openServer();
  const client = new Client(url);

  const unknown = await ask(client, time, "nikt@miasto.example");
  const known = await ask(client, time, emailOf("lead"));

  expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  const names = (answer: typeof known) => [...answer.headers.keys()];
  expect(names(unknown)).toEqual(names(known));
  await office.next();
  await stop();
  expect(office.received).toHaveLength(1);
  expect(await storedText(dataDir, ["reset_link", "audit_log"])).not.toContain("nikt");
});

test("F5 a link works once", async () => {
  const { client, token } = await openWithLink();
  await client.post("/api/password-reset/use", { token, password: newPassword });

  const body = { token, password: "jeszcze-inne-hasło" };
  const answers = [
    await client.post("/api/password-reset/look", { token }),
    await client.post("/api/password-reset/use", body),
  ];

  for (const answer of answers) {
    expect([answer.status, codeOf(answer)]).toEqual([410, "link-invalid"]);
  }
});

test("F5 two people with the same link at the same moment: one sets the password", async () => {
  const { client, token } = await openWithLink();

  const answers = await Promise.all(
    ["pierwsze-nowe-hasło", "drugie-nowe-hasło"].map((wanted) =>
      client.post("/api/password-reset/use", { token, password: wanted }),
    ),
  );

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410]);
});

test("F5 a link works for three days", async () => {
  const { client, token, time } = await openWithLink();

  time.advance(72 * hourMs - 1);
  expect((await client.post("/api/password-reset/look", { token })).status).toBe(200);
  time.advance(1);

  const answer = await client.post("/api/password-reset/use", { token, password: newPassword });
  expect([answer.status, codeOf(answer)]).toEqual([410, "link-invalid"]);
  expect((await client.signIn("lead")).status).toBe(200);
});

test("a link that never was is as one that was used", async () => {
  const { client } = await openWithLink();

  const answer = await client.post("/api/password-reset/look", { token: "a".repeat(43) });

  expect([answer.status, codeOf(answer)]).toEqual([410, "link-invalid"]);
});

test("F5 without mail an administrator makes the link, and hands it over", async () => {
  const dataDir = await temporaryFolder();
  const { url, stop } = await startTestServer({ dataDir, statements: await ground() });
  const administrator = await signedIn(url, "administrator");
  const client = new Client(url);
  const asked = await client.post("/api/password-reset", { email: emailOf("lead") });
  expect(asked.status).toBe(204);

  const path = `/api/people/${id("lead")}/reset-link`;
  expect((await (await signedIn(url, "coordinator")).post(path)).status).toBe(404);
  expect((await administrator.post(`/api/people/${id("nobody")}/reset-link`)).status).toBe(404);
  const { status, body } = await administrator.post(path);

  expect([status, body]).toEqual([
    200,
    { link: expect.stringContaining(`${url}/nowe-haslo#klucz=`), expiresAt: expect.any(Number) },
  ]);
  // The answer's shape is the server's promise, which it checks itself.
  const token = tokenOf((body as { link: string }).link);
  const use = await client.post("/api/password-reset/use", { token, password: newPassword });
  expect(use.status).toBe(204);
  await stop();
  expect(await storedEvents(dataDir)).toContainEqual(
    expect.objectContaining({
      action: "password-reset-link-made",
      by: id("administrator"),
      person: id("lead"),
    }),
  );
});

test("F7 a new password ends every session, with its sockets, and every other link", async () => {
  const { url, time, client, token, office } = await openWithLink();
  await ask(client, time, emailOf("lead"));
  const other = tokenOf(linkIn(await office.next()));
  const thief = await credentialsOf(url, "lead");
  const socket = await new RawClient(url, konin, thief).open();
  const bystander = await signedIn(url, "editor");

  await client.post("/api/password-reset/use", { token, password: newPassword });

  expect(await socket.closed).toEqual({ code: 4401, reason: "session-ended" });
  expect((await new Client(url, thief.cookie).get("/api/me")).status).toBe(401);
  const look = await client.post("/api/password-reset/look", { token: other });
  expect(codeOf(look)).toBe("link-invalid");
  expect((await bystander.get("/api/me")).status).toBe(200);
});

test("L4 browsers that were known are so no more, and the wait of the account is over", async () => {
  const { url, client, token } = await openWithLink();
  const thief = await signedIn(url, "lead");
  await thief.post("/api/sign-out");
  const guess = (from: Client) =>
    from.post("/api/sign-in", { email: emailOf("lead"), password: "zgaduję-hasło" });
  for (let count = 0; count < 5; count += 1) await guess(new Client(url));

  await client.post("/api/password-reset/use", { token, password: newPassword });

  const body = { email: emailOf("lead"), password: newPassword };
  expect((await client.post("/api/sign-in", body)).status).toBe(200);
  for (let count = 0; count < 5; count += 1) await guess(new Client(url));
  expect((await guess(thief)).status).toBe(429);
});

test("L4 the second factor is asked for as before", async () => {
  const { url, client, token, time } = await openWithLink();
  await turnTotpOn(await signedIn(url, "lead"), time.clock());

  await client.post("/api/password-reset/use", { token, password: newPassword });

  const body = { email: emailOf("lead"), password: newPassword };
  expect((await client.post("/api/sign-in", body)).body).toEqual({ step: "code" });
});

test("L3 an account gets three mails an hour, also when many are asked for at once", async () => {
  const { url, time, office, stop } = await openServer();
  const client = new Client(url);

  const answers = await Promise.all(
    Array.from({ length: 9 }, () => ask(client, time, emailOf("lead"))),
  );
  for (let count = 0; count < 3; count += 1) await office.next();
  time.advance(hourMs);
  await ask(client, time, emailOf("lead"));
  await office.next();
  await stop();

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  expect(office.received).toHaveLength(4);
});

test.each([
  ["was blocked", "update person set state = 'blocked' where id = $1"],
  ["was erased", "update person set state = 'erased' where id = $1"],
  ["signs in through a provider only", "update person set password_hash = '' where id = $1"],
])("who %s gets no mail", async (_case, sql) => {
  const { url, office, time, stop } = await openServer([{ sql, values: [id("lead")] }]);
  const client = new Client(url);

  expect((await ask(client, time, emailOf("lead"))).status).toBe(204);
  await ask(client, time, emailOf("editor"));
  await office.next();
  await stop();

  expect(office.received.map(({ to }) => to)).toEqual([[emailOf("editor")]]);
});

test("the link of somebody who was blocked since is as good as none", async () => {
  const { dataDir, token, stop } = await openWithLink();
  await stop();
  const sql = "update person set state = 'blocked' where id = $1";
  const again = await startTestServer({ dataDir, statements: [{ sql, values: [id("lead")] }] });

  const body = { token, password: newPassword };
  const answer = await new Client(again.url).post("/api/password-reset/use", body);

  expect(codeOf(answer)).toBe("link-invalid");
});

test("neither links nor passwords are in the data folder, and what happened is", async () => {
  const { client, time, token, dataDir, stop } = await openWithLink();
  await ask(client, time, emailOf("editor"));
  await client.post("/api/password-reset/use", { token, password: newPassword });
  await stop();

  const stored = await storedText(dataDir, ["reset_link", "mail", "person", "audit_log"]);

  for (const hidden of [token, newPassword, password]) expect(stored).not.toContain(hidden);
  const events = await storedEvents(dataDir);
  const person = id("lead");
  expect(events).toContainEqual(
    expect.objectContaining({ action: "password-reset-asked", by: null, person }),
  );
  expect(events).toContainEqual(
    expect.objectContaining({ action: "password-reset", by: person, person }),
  );
});

test("a password that is too short is refused, and the link stays", async () => {
  const { client, token } = await openWithLink();

  const answer = await client.post("/api/password-reset/use", { token, password: "krótkie" });

  expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
  expect((await client.post("/api/password-reset/look", { token })).status).toBe(200);
});

/** A server that sends mail. */
async function openServer(more: readonly { sql: string; values: string[] }[] = []) {
  const time = new FakeTime();
  const dataDir = await temporaryFolder();
  const office: PostOffice = await openPostOffice();
  const { url, stop } = await startTestServer({
    dataDir,
    statements: [...(await ground()), ...more],
    config: mailThrough(office),
    overrides: time,
  });
  return { url, stop, dataDir, time, office };
}

/** The same, with a link for Konin's lead that came by mail. */
async function openWithLink(person: Person = "lead") {
  const server = await openServer();
  const client = new Client(server.url);
  await ask(client, server.time, emailOf(person));
  return { ...server, client, token: tokenOf(linkIn(await server.office.next())) };
}

/** Asks for a mail, and lets the moment come at which it is looked for. */
async function ask(client: Client, time: FakeTime, email: string) {
  const answer = await client.post("/api/password-reset", { email });
  time.advance(longestDelayMs);
  return answer;
}

function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get("klucz") ?? "";
}
