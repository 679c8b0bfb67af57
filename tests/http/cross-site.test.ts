/** E2: no page of another site can make a browser change anything here, by any route. */
import { expect, test } from "vitest";
import { z } from "zod";
import { useServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";

const server = useServer(async () => ({ statements: await ground() }));

const unsafe = ["post", "put", "patch", "delete"];
const Described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Every route that may change something, with an id of Konin's wherever it takes one. */
async function unsafeRoutes(): Promise<{ method: string; path: string }[]> {
  const { body } = await new Client(server().url).get("/api/openapi.json");
  const { paths } = Described.parse(body);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => unsafe.includes(method))
      .map((method) => ({
        method: method.toUpperCase(),
        path: path.replaceAll(/\{\w+\}/g, id("midkonin")),
      })),
  );
}

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["a name that begins like ours", { origin: "http://127.0.0.1.evil.example" }],
  ["nowhere", { origin: "null" }],
  ["another site, by the browser's own word", { "sec-fetch-site": "cross-site" }],
  ["a neighbour of our host, by the browser's own word", { "sec-fetch-site": "same-site" }],
])("E2 every write from %s is refused", async (_name, headers) => {
  const routes = await unsafeRoutes();
  const client = await signedIn(server().url, "administrator");
  const answers = new Set<string>();

  for (const { method, path } of routes) {
    const answer = await client.send(path, { method, headers, body: {} });
    answers.add(`${answer.status} ${String(codeOf(answer))}`);
  }

  expect(routes.length).toBeGreaterThan(20);
  expect([...answers]).toEqual(["403 foreign-origin"]);
  expect((await client.get("/api/me")).status).toBe(200);
});

test("E2 no route reads a body that a form of another site could send", async () => {
  const routes = await unsafeRoutes();
  const client = await signedIn(server().url, "administrator");

  const seen: Record<number, number> = {};
  for (const { method, path } of routes) {
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
      const headers = { "content-type": type };
      const { status } = await client.send(path, { method, headers, body: '{"name":"x"}' });
      seen[status] = (seen[status] ?? 0) + 1;
    }
  }

  // Who asks about what is not there is told that first.
  expect(Object.keys(seen)).toEqual(["404", "415"]);
  expect(seen[415]).toBeGreaterThan(40);
});
