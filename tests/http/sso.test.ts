import { afterAll, beforeAll, expect, test } from "vitest";
import { pino } from "pino";
import { insertIdentity } from "../../apps/server/src/store/identities.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id } from "./ground.ts";
import { type Account, clientSecret, startProvider, type TestProvider } from "./provider.ts";
import {
  ask,
  auditOf,
  begin,
  connectedGround,
  goThrough,
  landedOn,
  lead,
  locationIn,
  newcomer,
  pathOf,
  startWith,
} from "./sso.ts";

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

test("F6 whoever the provider knows is signed in and comes back to where they were", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);

  const answer = await goThrough(client, provider, lead, {
    returnTo: "/dokumenty/a?widok=druk#cele",
  });

  expect(landedOn(answer)).toBe("/dokumenty/a?widok=druk#cele");
  expect((await client.get("/api/me")).body).toMatchObject({ id: id("lead") });
});

test("F6 the session that the browser had before is dead", async () => {
  const { url } = await startWith(provider);
  const client = await signedIn(url, "editor");
  const before = client.cookies;

  await goThrough(client, provider, lead);

  expect((await new Client(url, before).get("/api/me")).status).toBe(401);
});

test("F6 a client without a secret proves itself by PKCE alone", async () => {
  const { issuer, label } = provider.oidc;
  const oidc = { issuer, label, clientId: "brudnopis-public" };
  const { url } = await startWith(provider, { config: { oidc } });

  expect(landedOn(await goThrough(new Client(url), provider, lead))).toBe("/");
});

test("F6 who was not invited is refused, and no account is made", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);

  const answer = await goThrough(client, provider, newcomer);

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-uninvited");
  expect(client.cookies).toBe("");
});

test("F6 nobody is connected by an e-mail address, however verified", async () => {
  const { url, rows } = await startWith(provider);
  const client = new Client(url);

  const answer = await goThrough(client, provider, {
    ...newcomer,
    email: emailOf("administrator"),
  });

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-uninvited");
  expect((await client.get("/api/me")).status).toBe(401);
  expect(await rows("select subject from person_identity")).toEqual([{ subject: lead.sub }]);
});

test("F6 the same name at another provider is somebody else", async () => {
  const other = insertIdentity({ issuer: "https://inny.example", subject: "x" }, id("editor"), 1);
  const { url } = await startWith(provider, {
    statements: [...(await connectedGround(provider)), other],
  });

  const answer = await goThrough(new Client(url), provider, { sub: "x" });

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-uninvited");
});

test.each<[string, (callback: URL) => void]>([
  ["another state", ({ searchParams }) => searchParams.set("state", "x".repeat(43))],
  ["no state", ({ searchParams }) => searchParams.delete("state")],
  ["no code", ({ searchParams }) => searchParams.delete("code")],
  ["another code", ({ searchParams }) => searchParams.set("code", "x".repeat(43))],
  ["two codes", ({ searchParams }) => searchParams.append("code", "x".repeat(43))],
  ["another issuer", ({ searchParams }) => searchParams.set("iss", "https://zly.example")],
  ["a code that is too long", ({ searchParams }) => searchParams.set("code", "x".repeat(9000))],
])("F6 a callback with %s is refused", async (_name, change) => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);

  change(callback);
  const answer = await client.get(pathOf(callback));

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-failed");
  expect(client.cookies).toBe("");
});

test.each<[string, (question: URL) => void]>([
  ["nonce", ({ searchParams }) => searchParams.set("nonce", "x".repeat(43))],
  ["PKCE challenge", ({ searchParams }) => searchParams.set("code_challenge", "x".repeat(43))],
])("F6 an answer to another %s is refused", async (_name, change) => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const question = new URL(await begin(client));

  change(question);
  const answer = await client.get(pathOf(await provider.signIn(question.href, lead)));

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-failed");
  expect(client.cookies).toBe("");
});

test("F6 the question is bound by state, nonce and PKCE, new each time", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);

  const [first, second] = [new URL(await begin(client)), new URL(await begin(client))];

  expect(first.origin).toBe(provider.issuer);
  expect(Object.fromEntries(first.searchParams)).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: `${url}/api/sign-in/sso/callback`,
    scope: "openid profile",
  });
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(first.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name));
  }
});

test("F6 a provider that insists on PKCE refuses without, and so do we", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const question = new URL(await begin(client));
  question.searchParams.delete("code_challenge");
  question.searchParams.delete("code_challenge_method");

  const callback = await provider.signIn(question.href, lead);

  expect(callback.searchParams.get("error")).toBe("invalid_request");
  expect(landedOn(await client.get(pathOf(callback)))).toBe("/zaloguj?problem=sso-failed");
});

test("F6 a callback counts once, also for a browser that keeps all its cookies", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);
  const before = client.cookies;
  expect(landedOn(await client.get(pathOf(callback)))).toBe("/");

  const again = new Client(url, before);

  expect(landedOn(await again.get(pathOf(callback)))).toBe("/zaloguj?problem=sso-failed");
  expect((await again.get("/api/me")).status).toBe(401);
});

test("F6 a callback that failed is used up as well", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);
  const before = client.cookies;
  await client.get("/api/sign-in/sso/callback?state=x&code=y");

  const again = await new Client(url, before).get(pathOf(callback));

  expect(landedOn(again)).toBe("/zaloguj?problem=sso-failed");
});

test("F6 a callback is nothing in a browser that did not ask", async () => {
  const { url } = await startWith(provider);
  const callback = await provider.signIn(await begin(new Client(url)), lead);
  const victim = new Client(url);

  expect(landedOn(await victim.get(pathOf(callback)))).toBe("/zaloguj?problem=sso-failed");
  await begin(victim);
  expect(landedOn(await victim.get(pathOf(callback)))).toBe("/zaloguj?problem=sso-failed");
  expect((await victim.get("/api/me")).status).toBe(401);
});

test("F6 a code that was made for another sign-in is refused", async () => {
  const { url } = await startWith(provider);
  const [attacker, victim] = [new Client(url), new Client(url)];
  const stolen = await provider.signIn(await begin(victim), lead);
  const callback = await provider.signIn(await begin(attacker), newcomer);

  callback.searchParams.set("code", stolen.searchParams.get("code") ?? "");

  expect(landedOn(await attacker.get(pathOf(callback)))).toBe("/zaloguj?problem=sso-failed");
});

test("F6 ten minutes are enough at the provider, and no more", async () => {
  const time = new FakeTime();
  const { url } = await startWith(provider, { overrides: time });
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);

  time.advance(10 * 60_000);

  expect(landedOn(await client.get(pathOf(callback)))).toBe("/zaloguj?problem=sso-failed");
});

test("F6 what the provider says of a failure is not passed on", async () => {
  const { url, rows } = await startWith(provider);
  const client = new Client(url);

  const callback = await provider.signIn(await begin(client));
  const answer = await client.get(pathOf(callback));

  expect(callback.searchParams.get("error")).toBe("access_denied");
  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-failed");
  expect(JSON.stringify([...answer.headers])).not.toContain("denied");
  expect(await rows(auditOf("sign-in-failed"))).toEqual([
    { by_id: null, person_id: null, details: '{"way":"sso","reason":"provider"}' },
  ]);
});

test("F6 the server starts while the provider is down, and signs in when it is up again", async () => {
  provider.isDown = true;
  const { url } = await startWith(provider);
  const client = new Client(url);

  const [first, second] = [await ask(client), await ask(client)];

  expect([first.status, codeOf(first)]).toEqual([503, "sso-unavailable"]);
  expect(codeOf(second)).toBe("sso-unavailable");

  provider.isDown = false;
  expect(landedOn(await goThrough(client, provider, lead))).toBe("/");
});

test("F6 a provider that goes down while somebody is there can be tried again", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);

  provider.isDown = true;
  const answer = await client.get(pathOf(callback));
  provider.isDown = false;

  expect(landedOn(answer)).toBe("/zaloguj?problem=sso-unavailable");
  expect(landedOn(await goThrough(client, provider, lead))).toBe("/");
});

test.each(["https://zly.example/", "//zly.example/", "/\\zly.example/", "zly", ""])(
  "F6 there is no way from here to %j",
  async (returnTo) => {
    const { url } = await startWith(provider);

    expect((await ask(new Client(url), { returnTo })).status).toBe(400);
  },
);

test.each(["/\t/zly.example/", "/.//zly.example/", "/.\\/zly.example/"])(
  "F6 %j only looks like a path",
  async (returnTo) => {
    const { url } = await startWith(provider);

    const answer = await goThrough(new Client(url), provider, lead, { returnTo });

    expect(landedOn(answer)).toBe("/");
  },
);

test("F6 where to go next is not taken from the callback", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);

  callback.searchParams.set("returnTo", "https://zly.example/");
  callback.searchParams.set("redirect_uri", "https://zly.example/");

  expect(landedOn(await client.get(pathOf(callback)))).toBe("/");
});

test("blocked people are refused", async () => {
  const block = { sql: "update person set state = 'blocked' where id = $1", values: [id("lead")] };
  const { url, rows } = await startWith(provider, {
    statements: [...(await connectedGround(provider)), block],
  });
  const client = new Client(url);

  expect(landedOn(await goThrough(client, provider, lead))).toBe("/zaloguj?problem=sso-uninvited");
  expect((await client.get("/api/me")).status).toBe(401);
  expect(await rows(auditOf("sign-in-failed"))).toEqual([
    { by_id: null, person_id: id("lead"), details: '{"way":"sso","reason":"blocked"}' },
  ]);
});

test("our own second factor is not asked for after the provider's", async () => {
  const turnOn = {
    sql: "update person set totp_secret = 'sealed', totp_since = 1 where id = $1",
    values: [id("lead")],
  };
  const { url, rows } = await startWith(provider, {
    statements: [...(await connectedGround(provider)), turnOn],
  });
  const client = new Client(url);

  await goThrough(client, provider, lead);

  expect((await client.get("/api/me")).status).toBe(200);
  expect(await rows(auditOf("signed-in"))).toMatchObject([
    { by_id: id("lead"), details: '{"way":"sso"}' },
  ]);
});

test("what the sign-in has to remember is out of reach of scripts and other sites", async () => {
  const { url } = await startWith(provider);

  const { headers } = await ask(new Client(url));

  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(/^brudnopis-sso=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/),
  ]);
});

test("behind https the cookie is bound to this host, and the provider sends people there", async () => {
  const { url, port } = await startWith(provider, {
    config: { baseUrl: "https://brudnopis.example" },
  });
  const client = new Client(`http://127.0.0.1:${port}`);

  const answer = await client.send("/api/sign-in/sso", {
    method: "POST",
    body: { returnTo: "/" },
    headers: { origin: url },
  });

  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-brudnopis-sso=.*; Secure/);
  expect(new URL(locationIn(answer)).searchParams.get("redirect_uri")).toBe(
    "https://brudnopis.example/api/sign-in/sso/callback",
  );
});

test("without a provider the way there says so", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  expect(codeOf(await ask(client))).toBe("sso-unavailable");
  expect(landedOn(await client.get("/api/sign-in/sso/callback?code=x&state=y"))).toBe(
    "/zaloguj?problem=sso-unavailable",
  );
});

test("a program that looks at links first does not use up a callback", async () => {
  const { url } = await startWith(provider);
  const client = new Client(url);
  const callback = await provider.signIn(await begin(client), lead);

  const looked = await fetch(`${url}${pathOf(callback)}`, {
    method: "HEAD",
    headers: { cookie: client.cookies },
  });
  expect(looked.status).toBe(404);

  expect(landedOn(await client.get(pathOf(callback)))).toBe("/");
});

test("E10 nothing secret of a sign-in is in the log, whether it works or not", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const { url } = await startWith(provider, { overrides: { log } });
  const client = new Client(url);
  const secrets = [clientSecret, lead.sub, newcomer.sub, newcomer.name ?? ""];
  const walk = async (account: Account | undefined, change: (callback: URL) => void) => {
    const question = new URL(await begin(client, { invitation: "zaproszenie-do-sieci-0123" }));
    const callback = await provider.signIn(question.href, account);
    for (const name of ["state", "nonce", "code_challenge"]) {
      secrets.push(question.searchParams.get(name) ?? "");
    }
    const code = callback.searchParams.get("code");
    secrets.push(client.cookies.split("=").at(-1) ?? "", ...(code === null ? [] : [code]));
    change(callback);
    await client.get(pathOf(callback));
    secrets.push(client.cookie?.split("=")[1] ?? "no session");
  };

  await walk(lead, () => {});
  await walk(newcomer, () => {});
  await walk(undefined, () => {});
  await walk(lead, ({ searchParams }) => searchParams.set("state", `zly${"x".repeat(40)}`));
  await walk(lead, ({ searchParams }) => searchParams.set("code", `zly${"x".repeat(40)}`));
  await walk(lead, ({ searchParams }) => searchParams.append("code", `zly${"x".repeat(40)}`));

  const text = lines.join("");
  expect(text).toContain('"route":"/api/sign-in/sso/callback"');
  expect(text).toContain("A sign-in through the provider failed");
  expect(text).toContain("invalid_grant");
  expect(provider.issued.length).toBeGreaterThan(2);
  for (const secret of [...secrets, ...provider.issued, "zaproszenie", "zlyxxx", "Odmowa"]) {
    expect(secret).not.toBe("");
    expect(text).not.toContain(secret);
  }
});
