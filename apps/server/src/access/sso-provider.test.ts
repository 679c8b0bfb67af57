import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { SsoProvider } from "./sso-provider.ts";

const secrets = { state: "s".repeat(43), nonce: "n".repeat(43), verifier: "v".repeat(43) };
const redirectUri = "https://brudnopis.example/api/sign-in/sso/callback";
const callback = new URLSearchParams({ state: secrets.state, code: "kod-ze-zwrotu" });
const unavailable = { ok: false, problem: "sso-unavailable" };
const failed = { ok: false, problem: "sso-failed" };

test("P1 a failed question is asked again, an answer is kept", async () => {
  const { provider, endpoint, asked } = await openProvider();
  endpoint.answer = (_request, response) => void response.writeHead(503).end();
  expect(await provider.signInUrl(redirectUri, secrets)).toEqual(unavailable);

  endpoint.answer = undefined;
  const answers = [
    await provider.signInUrl(redirectUri, secrets),
    await provider.signInUrl(redirectUri, secrets),
  ];

  expect(answers).toEqual([
    { ok: true, value: expect.any(URL) },
    { ok: true, value: expect.any(URL) },
  ]);
  expect(asked).toEqual([metadataPath, metadataPath]);
});

test("P2 however many sign in at once, the provider is asked once", async () => {
  const { provider, asked } = await openProvider();

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => provider.signInUrl(redirectUri, secrets)),
  );

  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(asked).toEqual([metadataPath]);
});

test("P1 a provider that says nothing is given up", async () => {
  const { provider, endpoint } = await openProvider({ timeoutMs: 50 });
  endpoint.answer = () => {};

  expect(await provider.signInUrl(redirectUri, secrets)).toEqual(unavailable);
});

test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
  ["a page instead of metadata", (_, response) => void response.end("<h1>Przerwa techniczna</h1>")],
  ["another issuer", (_, response) => sendJson(response, 200, metadata("https://zly.example"))],
  ["a way elsewhere", (_, response) => void response.writeHead(302, { location: "/x" }).end()],
])("P1 %s is not taken for an answer", async (_name, answer) => {
  const { provider, endpoint } = await openProvider();

  endpoint.answer = answer;

  expect(await provider.signInUrl(redirectUri, secrets)).toEqual(unavailable);
});

test("where the provider does not take the secret in the body, it is sent in the header", async () => {
  const requests: { authorization: string | undefined; body: string }[] = [];
  const { provider, endpoint, issuer } = await openProvider();
  endpoint.answer = (request, response) => {
    if (request.url === metadataPath) return sendJson(response, 200, metadata(issuer, []));
    void readBody(request).then((body) => {
      requests.push({ authorization: request.headers.authorization, body });
      sendJson(response, 400, { error: "invalid_grant" });
    });
  };

  expect(await provider.identify(redirectUri, callback, secrets)).toEqual(failed);

  const expected = Buffer.from("brudnopis:tajnyKlucz0123").toString("base64");
  expect(requests).toMatchObject([{ authorization: `Basic ${expected}` }]);
  expect(requests[0]?.body).not.toContain("tajnyKlucz0123");
});

test.each<[string, number, object | string, object]>([
  ["a refusal", 400, { error: "invalid_grant" }, failed],
  ["no identity", 200, { access_token: "dostep", token_type: "Bearer" }, failed],
  ["a page", 200, "<h1>Przerwa</h1>", failed],
  ["trouble of its own", 502, "<h1>Bad gateway</h1>", unavailable],
  ["too much to do", 429, "", unavailable],
])("the answer to a code can be %s", async (_name, status, body, expected) => {
  const { provider, endpoint, issuer } = await openProvider();
  endpoint.answer = (request, response) => {
    if (request.url === metadataPath) sendJson(response, 200, metadata(issuer));
    else if (typeof body === "string") response.writeHead(status).end(body);
    else sendJson(response, status, body);
  };

  expect(await provider.identify(redirectUri, callback, secrets)).toEqual(expected);
});

test.each<[string, object, object]>([
  ["only what it calls them", {}, {}],
  ["a name", { name: " Ewa Lis " }, { name: "Ewa Lis" }],
  ["a name that is none", { name: "", email: 7, groups: ["x"] }, {}],
  ["a name that is too long", { name: "x".repeat(200) }, {}],
])("P3 a provider can say of somebody %s", async (_name, claims, expected) => {
  const key = newKey();
  const { provider, endpoint, issuer } = await openProvider();
  endpoint.answer = answerWith(issuer, key, signed(key, { ...usualClaims(issuer), ...claims }));

  expect(await provider.identify(redirectUri, callback, secrets)).toEqual({
    ok: true,
    value: { identity: { issuer, subject: "osoba-1" }, ...expected },
  });
});

test.each<[string, object]>([
  ["another nonce", { nonce: "x".repeat(43) }],
  ["no nonce", { nonce: undefined }],
  ["another issuer", { iss: "https://zly.example" }],
  ["another client", { aud: "inny-klient" }],
  ["a time that is over", { exp: 1_700_000_000 }],
  ["no subject", { sub: undefined }],
  ["an empty subject", { sub: "" }],
  ["a subject that is too long", { sub: "x".repeat(300) }],
])("an identity with %s is refused", async (_name, claims) => {
  const key = newKey();
  const { provider, endpoint, issuer } = await openProvider();
  endpoint.answer = answerWith(issuer, key, signed(key, { ...usualClaims(issuer), ...claims }));

  expect(await provider.identify(redirectUri, callback, secrets)).toEqual(failed);
});

test("an identity that somebody else signed is refused", async () => {
  const { provider, endpoint, issuer } = await openProvider();
  endpoint.answer = answerWith(issuer, newKey(), signed(newKey(), usualClaims(issuer)));

  expect(await provider.identify(redirectUri, callback, secrets)).toEqual(failed);
});

test("P4 the log says why, and quotes nothing that was received", async () => {
  const { provider, endpoint, issuer, lines } = await openProvider();
  const token = "eyJhbGciOiJub25lIn0.to-jest-token.podpis";
  endpoint.answer = (request, response) => {
    if (request.url === metadataPath) return sendJson(response, 200, metadata(issuer));
    // Not quite JSON: what `JSON.parse` says of it quotes it.
    response.writeHead(200, { "content-type": "application/json" }).end(token);
  };
  await provider.identify(redirectUri, callback, secrets);
  endpoint.answer = (_request, response) =>
    sendJson(response, 400, { error: "invalid_client", error_description: `zły klucz ${token}` });
  await provider.identify(redirectUri, callback, secrets);

  const text = lines.join("");

  expect(text).toContain("OAUTH_PARSE_ERROR");
  expect(text).toContain("invalid_client");
  for (const secret of ["eyJ", "zły klucz", "kod-ze-zwrotu", "tajnyKlucz0123", secrets.state]) {
    expect(text).not.toContain(secret);
  }
});

const metadataPath = "/.well-known/openid-configuration";

/** A provider of which each test says how it answers; unless it does, with its metadata. */
async function openProvider({ timeoutMs = 5000 } = {}) {
  const endpoint: { answer?: ((..._: [IncomingMessage, ServerResponse]) => void) | undefined } = {};
  const [asked, lines]: [string[], string[]] = [[], []];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = endpoint.answer ?? (() => sendJson(response, 200, metadata(issuer)));
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const provider = new SsoProvider({
    config: { issuer, clientId: "brudnopis", clientSecret: "tajnyKlucz0123", label: "" },
    log: pino({ level: "trace" }, { write: (line: string) => void lines.push(line) }),
    timeoutMs,
  });
  return { provider, endpoint, issuer, asked, lines };
}

function metadata(issuer: string, methods = ["client_secret_post"]) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    token_endpoint_auth_methods_supported: methods,
    id_token_signing_alg_values_supported: ["ES256"],
  };
}

/** What an identity token has to say. openid-client asks the real clock whether it is valid still. */
function usualClaims(issuer: string) {
  const now = Math.floor(Date.now() / 1000);
  const { nonce } = secrets;
  return { iss: issuer, sub: "osoba-1", aud: "brudnopis", iat: now, exp: now + 60, nonce };
}

function newKey() {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function signed({ privateKey }: ReturnType<typeof newKey>, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "ES256", kid: "1" })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(text), {
    key: privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return `${text}.${signature.toString("base64url")}`;
}

/** Metadata, the public key and one answer to every code. */
function answerWith(issuer: string, { publicKey }: ReturnType<typeof newKey>, id_token: string) {
  const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig" }];
  const answers: Record<string, object> = {
    [metadataPath]: metadata(issuer),
    "/keys": { keys },
    "/token": { access_token: "dostep", token_type: "Bearer", id_token },
  };
  return ({ url = "" }: IncomingMessage, response: ServerResponse) =>
    sendJson(response, 200, answers[url] ?? {});
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}
