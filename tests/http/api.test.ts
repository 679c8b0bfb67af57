/** What holds for the API as a whole. */
import { fastify } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { addAccessRules } from "../../apps/server/src/http/access-rules.ts";
import { Access } from "../../apps/server/src/access/access.ts";
import { Audit } from "../../apps/server/src/access/audit.ts";
import { createCookies } from "../../apps/server/src/access/cookies.ts";
import { Sessions } from "../../apps/server/src/access/sessions.ts";
import { openTestStore } from "../../apps/server/src/store/testing.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client } from "./client.ts";

const OpenApi = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(
      z.enum(["get", "post", "put", "patch", "delete"]),
      z.object({
        summary: z.string().min(1),
        "x-access": z.union([z.string(), z.record(z.string(), z.string())]),
        responses: z.record(z.string(), z.object({ description: z.string() })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

test("the API describes its routes, and says of each who may use it", async () => {
  const { url } = await startTestServer();

  const { body } = await new Client(url).get("/api/openapi.json");

  const { paths } = OpenApi.parse(body);
  expect(paths["/api/documents/{id}"]?.get?.["x-access"]).toEqual({ document: "read" });
  expect(paths["/api/sign-in"]?.post?.["x-access"]).toBe("everyone");
});

test("every reference in the API's description leads somewhere", async () => {
  const { url } = await startTestServer();

  const { body } = await new Client(url).get("/api/openapi.json");

  const { components } = OpenApi.parse(body);
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, target]) => target,
  );
  const known = new Set(
    Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`),
  );
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((target) => !known.has(target ?? ""))).toEqual([]);
});

test("H1 a route that does not say who may use it stops the start", async () => {
  const app = await appWithRules();

  expect(() =>
    app.get("/open", { schema: { response: { 200: z.string() } } }, () => "secret"),
  ).toThrow("The route GET /open does not say who may use it");
});

test("E9 a route that does not say what it answers stops the start", async () => {
  const app = await appWithRules();

  expect(() => app.get("/open", { config: { access: "everyone" } }, () => "anything")).toThrow(
    "The route GET /open does not say what it answers",
  );
});

test("E9 a field that is not declared does not leave the server", async () => {
  const app = await appWithRules();
  const schema = { response: { 200: z.object({ name: z.string() }) } };
  app.get("/me", { config: { access: "everyone" }, schema }, () => ({
    name: "Ada",
    passwordHash: "scrypt$16",
  }));

  const { body } = await app.inject("/me");

  expect(body).toBe('{"name":"Ada"}');
});

test("the server says that it lives and that it is ready", async () => {
  const { url } = await startTestServer();
  const client = new Client(url);

  expect((await client.get("/livez")).status).toBe(200);
  expect((await client.get("/readyz")).body).toEqual({ status: "ok" });
});

async function appWithRules() {
  const driver = await openTestStore();
  const clock = () => 0;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const sessions = new Sessions({ driver, clock, log, cookie: createCookies(false).session });
  const app = fastify();
  onTestFinished(() => app.close());
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addAccessRules(app, new Access({ driver, sessions, audit: new Audit({ driver, clock }), clock }));
  return app;
}
