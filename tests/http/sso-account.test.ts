import { afterAll, beforeAll, expect, test } from "vitest";
import { Client, codeOf, signedIn } from "./client.ts";
import { id } from "./ground.ts";
import { startProvider, type TestProvider } from "./provider.ts";
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
