import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf } from "./client.ts";

const page = "<!doctype html><html><head><title>Brudnopis</title></head><body></body></html>";
const script = `console.log("${"a".repeat(2000)}")`;

test("every address that is neither a file nor the API is the application's page", async () => {
  const client = await clientOf(await builtApp());

  for (const path of ["/", "/dokumenty", "/konfiguracja?klucz=abc", "/a/b/c"]) {
    const { status, headers, body } = await client.get(path);
    expect([path, status, body]).toEqual([path, 200, page]);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache");
  }
});

test("a document's page tells the browser at once what it will ask for", async () => {
  const client = await clientOf(await builtApp());

  const { body } = await client.get("/dokumenty/abcdefgh12345678");

  const hints = [
    "/api/me",
    "/api/documents/abcdefgh12345678",
    "/api/documents/abcdefgh12345678/state",
  ];
  const links = hints.map((href) => `<link rel="preload" as="fetch" crossorigin href="${href}">`);
  expect(body).toBe(page.replace("</head>", `${links.join("")}</head>`));
});

test.each([
  "/dokumenty/x",
  `/dokumenty/${encodeURIComponent('"><script>alert(1)')}`,
  "/dokumenty/$&abcdefgh1234567",
])("%s is no document's address, and nothing of it gets into the page", async (path) => {
  const client = await clientOf(await builtApp());

  expect((await client.get(path)).body).toBe(page);
});

test("hashed files are kept for a year, and come compressed as they were built", async () => {
  const client = await clientOf(await builtApp());

  for (const encoding of ["br", "gzip"]) {
    const { headers, body } = await client.send("/assets/app-1a2b.js", {
      headers: { "accept-encoding": encoding },
    });
    expect(headers.get("content-encoding")).toBe(encoding);
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("vary")).toContain("accept-encoding");
    expect(body).toBe(script);
  }
});

test("files beside the page are asked for again each time", async () => {
  const client = await clientOf(await builtApp());

  const { status, headers } = await client.get("/icon.svg");

  expect([status, headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  expect(headers.get("cache-control")).toBe("no-cache");
});

test.each([
  "/assets/nothing.js",
  "/nothing.png",
  "/.stamp",
  "/assets/..%2f..%2fpackage.json",
  "/api",
  "/sync/abc",
])("%s is not there", async (path) => {
  const client = await clientOf(await builtApp());

  const answer = await client.get(path);

  expect(answer.status).toBeGreaterThanOrEqual(403);
  expect(answer.status).toBeLessThanOrEqual(404);
  expect(JSON.stringify(answer.body)).not.toContain("dependencies");
});

test("without a built application the page says what to do", async () => {
  const client = await clientOf(join(await temporaryFolder(), "nothing"));

  const { status, body } = await client.get("/");

  expect(status).toBe(503);
  expect(body).toContain("npm start");
  expect(codeOf(await client.get("/api/nothing"))).toBe("not-found");
});

async function clientOf(webFolder: string): Promise<Client> {
  const { url } = await startTestServer({ overrides: { webFolder } });
  return new Client(url);
}

async function builtApp(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, "icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  await writeFile(join(folder, ".stamp"), "secret");
  await writeFile(join(folder, "assets/app-1a2b.js"), script);
  await writeFile(join(folder, "assets/app-1a2b.js.br"), brotliCompressSync(script));
  await writeFile(join(folder, "assets/app-1a2b.js.gz"), gzipSync(script));
  return folder;
}
