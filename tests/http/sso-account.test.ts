import { afterAll, beforeAll, expect, test } from "vitest";
import { FakeTime } from "../../apps/server/src/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, id } from "./ground.ts";
import { inviteTo, network, organisation } from "./inviting.ts";
import { type Account, startProvider, type TestProvider } from "./provider.ts";
import {
  ask,
  auditOf,
  begin,
  connectedGround,
  goThrough,
  landedOn,
  lead,
  newcomer,
  pathOf,
  startWith,
} from "./sso.ts";

const minuteMs = 60_000;

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

test("somebody who is signed in connects an account and signs in with it from then on", async () => {
  const { url, rows } = await startWith(provider);
  const client = await signedIn(url, "editor");

  const answer = await goThrough(client, provider, newcomer, { connect: true, returnTo: "/konto" });

  expect(landedOn(answer)).toBe("/konto");
  const another = new Client(url);
  await goThrough(another, provider, newcomer);
  expect((await another.get("/api/me")).body).toMatchObject({ id: id("editor") });
  expect(landedOn(await goThrough(client, provider, newcomer, { connect: true }))).toBe("/");
  expect(await rows(auditOf("sso-connected"))).toEqual([
    { by_id: id("editor"), person_id: id("editor"), details: "{}" },
  ]);
});

test("nobody connects who is not signed in", async () => {
  const { url } = await startWith(provider);

  const answer = await ask(new Client(url), { connect: true });

  expect([answer.status, codeOf(answer)]).toEqual([401, "unauthenticated"]);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("E2 connecting takes a sign-in of the last ten minutes", async () => {
  const time = new FakeTime();
  const { url } = await startWith(provider, { overrides: time });
  const client = await signedIn(url, "editor");

  time.advance(10 * minuteMs - 1);
  expect((await ask(client, { connect: true })).status).toBe(200);
  time.advance(1);
  const late = await ask(client, { connect: true });

  expect([late.status, codeOf(late)]).toEqual([403, "sign-in-again"]);
  await client.signIn("editor");
  expect((await ask(client, { connect: true })).status).toBe(200);
});

test("E1 who has no password sets one, or a second factor, within ten minutes after signing in", async () => {
  const time = new FakeTime(Date.now());
  const withoutPassword = {
    sql: "update person set password_hash = '' where id = $1",
    values: [id("lead")],
  };
  const { url } = await startWith(provider, {
    statements: [...(await connectedGround(provider)), withoutPassword],
    overrides: time,
  });
  const client = new Client(url);
  await goThrough(client, provider, lead);
  const first = () =>
    client.post("/api/me/password", { current: "", password: "nowe-długie-hasło" });
  const totp = () => client.post("/api/me/totp", { password: "" });

  time.advance(10 * minuteMs);
  expect([codeOf(await first()), codeOf(await totp())]).toEqual(["sign-in-again", "sign-in-again"]);
  await goThrough(client, provider, lead);

  expect((await totp()).status).toBe(200);
  expect((await first()).status).toBe(204);
});

test("an account that belongs to somebody stays theirs", async () => {
  const { url, rows } = await startWith(provider);
  const client = await signedIn(url, "editor");

  const answer = await goThrough(client, provider, lead, { connect: true });

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-taken");
  expect(await rows("select person_id from person_identity")).toEqual([{ person_id: id("lead") }]);
});

test("only the person who asked is connected, and only while signed in", async () => {
  const { url, rows } = await startWith(provider);
  const refused = "/zaloguj?problem=sso-failed";
  const [left, changed] = [await signedIn(url, "editor"), await signedIn(url, "editor")];
  const [first, second] = [
    await provider.signIn(await begin(left, { connect: true }), newcomer),
    await provider.signIn(await begin(changed, { connect: true }), newcomer),
  ];

  await left.post("/api/sign-out");
  await changed.signIn("partner");

  expect(landedOn(await left.get(pathOf(first)))).toBe(refused);
  expect(landedOn(await changed.get(pathOf(second)))).toBe(refused);
  expect(await rows("select person_id from person_identity")).toEqual([{ person_id: id("lead") }]);
});

test("who has a password can disconnect", async () => {
  const { url, rows } = await startWith(provider);
  const client = await signedIn(url, "lead");

  expect((await client.send("/api/me/sso", { method: "DELETE" })).status).toBe(204);
  expect((await client.send("/api/me/sso", { method: "DELETE" })).status).toBe(204);

  expect(landedOn(await goThrough(new Client(url), provider, lead))).toBe(
    "/zaloguj?problem=sso-uninvited",
  );
  expect(await rows(auditOf("sso-disconnected"))).toHaveLength(1);
});

test("who has no password keeps the only way in", async () => {
  const forget = {
    sql: "update person set password_hash = '' where id = $1",
    values: [id("lead")],
  };
  const { url } = await startWith(provider, {
    statements: [...(await connectedGround(provider)), forget],
  });
  const client = new Client(url);
  await goThrough(client, provider, lead);

  const answer = await client.send("/api/me/sso", { method: "DELETE" });

  expect([answer.status, codeOf(answer)]).toEqual([409, "conflict"]);
  expect(landedOn(await goThrough(new Client(url), provider, lead))).toBe("/");
});

test("an invitation makes an account that the provider signs in to", async () => {
  const { url, rows } = await startWith(provider);
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, "nowa@konin.example");
  const client = new Client(url);

  const answer = await goThrough(client, provider, newcomer, {
    invitation: token,
    returnTo: "/dokumenty",
  });

  expect(landedOn(answer)).toBe("/dokumenty");
  const me = { name: "Nowa Osoba", email: "nowa@konin.example", roles: ["editor"] };
  expect((await client.get("/api/me")).body).toMatchObject(me);
  const another = new Client(url);
  await goThrough(another, provider, newcomer);
  expect((await another.get("/api/me")).body).toMatchObject(me);
  expect(await rows(auditOf("invitation-accepted"))).toHaveLength(1);
});

test.each<[string, Account, { name?: string }, string]>([
  ["the provider", { sub: "n1", name: "Od Dostawcy" }, { name: "Z Zaproszenia" }, "Od Dostawcy"],
  ["the invitation", { sub: "n2" }, { name: "Z Zaproszenia" }, "Z Zaproszenia"],
  ["the address", { sub: "n3" }, {}, "jan.nowy"],
])("the name of a new account comes from %s", async (_from, account, more, expected) => {
  const { url } = await startWith(provider);
  const people = [{ email: "jan.nowy@konin.example", ...more }];
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, "", { people });
  const client = new Client(url);

  await goThrough(client, provider, account, { invitation: token });

  expect((await client.get("/api/me")).body).toMatchObject({ name: expected });
});

test("V1 of two accounts at the provider one comes too late with the same invitation", async () => {
  const { url } = await startWith(provider);
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, "nowa@konin.example");
  await goThrough(new Client(url), provider, newcomer, { invitation: token });

  const late = { sub: "late-at-the-provider" };
  const answer = await goThrough(new Client(url), provider, late, { invitation: token });

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-uninvited");
});

test("F6 an invitation does not connect the account that is there for its address", async () => {
  const { url, rows } = await startWith(provider);
  const email = emailOf("partner");
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, email);
  const client = new Client(url);

  const answer = await goThrough(client, provider, { ...newcomer, email }, { invitation: token });

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-uninvited");
  expect((await client.get("/api/me")).status).toBe(401);
  expect(await rows("select person_id from person_identity")).toEqual([{ person_id: id("lead") }]);
});

test("who is connected accepts an invitation of their own by signing in", async () => {
  const { url } = await startWith(provider);
  const coordinator = await signedIn(url, "coordinator");
  const more = { role: "observer" } as const;
  const { token } = await inviteTo(coordinator, network, emailOf("lead"), more);
  const client = new Client(url);

  await goThrough(client, provider, lead, { invitation: token });

  expect((await client.get("/api/me")).body).toMatchObject({
    roles: expect.arrayContaining(["observer"]),
  });
});

test("who is connected is signed in, and not given what somebody else was invited to", async () => {
  const { url } = await startWith(provider);
  const coordinator = await signedIn(url, "coordinator");
  const more = { role: "observer" } as const;
  const { token } = await inviteTo(coordinator, network, "inna@konin.example", more);
  const client = new Client(url);

  expect(landedOn(await goThrough(client, provider, lead, { invitation: token }))).toBe("/");

  expect((await client.get("/api/me")).body).toMatchObject({ id: id("lead"), roles: ["lead"] });
});
