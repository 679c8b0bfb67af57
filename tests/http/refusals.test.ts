/** What is refused before any route decides: origin, method, form and size of a request. */
import { expect, test } from "vitest";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, password } from "./ground.ts";

const credentials = { email: emailOf("lead"), password };

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["a name that begins like ours", { origin: "http://127.0.0.1.evil.example" }],
  ["nowhere", { origin: "null" }],
  ["another site, by the browser's own word", { "sec-fetch-site": "cross-site" }],
  ["a neighbour of our host, by the browser's own word", { "sec-fetch-site": "same-site" }],
])("E2 a write from %s is refused", async (_case, headers) => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await new Client(url).send("/api/sign-in", {
    method: "POST",
    body: credentials,
    headers,
  });

  expect([answer.status, codeOf(answer)]).toEqual([403, "foreign-origin"]);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("E2 a write with our cookie and no word of where it comes from is refused", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { cookie = "" } = await signedIn(url, "lead");

  const response = await fetch(`${url}/api/sign-out`, { method: "POST", headers: { cookie } });

  expect(response.status).toBe(403);
  expect((await new Client(url, cookie).get("/api/me")).status).toBe(200);
});

test("a program without a cookie needs no origin to sign in", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const response = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });

  expect(response.status).toBe(200);
});

test("on one's own machine localhost and 127.0.0.1 are the same place", async () => {
  const { url, port } = await startTestServer({ statements: await ground() });

  const answer = await new Client(url).send("/api/sign-in", {
    method: "POST",
    body: credentials,
    headers: { origin: `http://localhost:${port}` },
  });

  expect(answer.status).toBe(200);
});

test("a broken JSON body is told so, and the server goes on", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  const broken = await client.post("/api/sign-in", "{broken");
  const empty = await client.send("/api/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
  });

  expect([broken.status, codeOf(broken)]).toEqual([400, "invalid-input"]);
  expect([empty.status, codeOf(empty)]).toEqual([400, "invalid-input"]);
  expect((await client.post("/api/sign-in", credentials)).status).toBe(200);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
  "E2 a body of type %s is not read",
  async (type) => {
    const { url } = await startTestServer({ statements: await ground() });

    const answer = await new Client(url).send("/api/sign-in", {
      method: "POST",
      body: JSON.stringify(credentials),
      headers: { "content-type": type },
    });

    expect([answer.status, codeOf(answer)]).toEqual([415, "invalid-input"]);
  },
);

test("a body above 64 KB is refused", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await new Client(url).post("/api/sign-in", {
    ...credentials,
    password: "x".repeat(64 * 1024),
  });

  expect([answer.status, codeOf(answer)]).toEqual([413, "too-large"]);
});

test("a body that the API does not describe names each field that is wrong", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await new Client(url).post("/api/sign-in", { email: "nie adres", extra: 1 });

  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    error: {
      code: "invalid-input",
      issues: [
        { path: "email", message: expect.any(String) },
        { path: "password", message: expect.any(String) },
        { path: "", message: expect.stringContaining("extra") },
      ],
    },
  });
});

test("without signing in, everything about documents says so", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);
  const document = `/api/documents/${id("midkonin")}`;
  const paths = ["/api/me", "/api/documents", "/api/templates", document, `${document}/state`];

  for (const path of paths) {
    const answer = await client.get(path);
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 401, "unauthenticated"]);
  }
});

test("a forged cookie is as good as none", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await new Client(url, `brudnopis=${"a".repeat(43)}`).get("/api/me");

  expect(answer.status).toBe(401);
});

test("an unknown address of the API is told so, whatever the method", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  for (const method of ["GET", "POST", "DELETE", "PATCH"]) {
    const answer = await client.send("/api/nothing", { method });
    expect([method, answer.status, codeOf(answer)]).toEqual([method, 404, "not-found"]);
  }
});

test("an address that cannot be decoded is refused without being repeated", async () => {
  const { url } = await startTestServer();

  const answer = await new Client(url).get("/api/%zz");

  expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
  expect(JSON.stringify(answer.body)).not.toContain("%zz");
});

test("every answer tells the browser what it may do with it", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  for (const path of ["/api/me", "/livez", "/api/nothing", "/"]) {
    const { headers } = await client.get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
  expect((await client.get("/api/me")).headers.get("cache-control")).toBe("no-store");
});
