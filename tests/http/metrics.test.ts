/** Metrics and health of a whole server, at the port of their own and at the product's. */
import { textAt } from "@brudnopis/document";
import { expect, test } from "vitest";
import { type Doc, XmlElement, XmlText } from "yjs";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { credentialsOf, konin, RawClient, stockClient } from "../sync/sockets.ts";
import { signedIn } from "./client.ts";
import { ground } from "./ground.ts";

test("what people do shows in the metrics, without a word of who and where", async () => {
  const { url, metricsUrl } = await startMeasured();
  const ada = await (await stockClient(url, "editor")).synced();
  const olga = await (await stockClient(url, "observer")).synced();
  write(ada.doc, "Ciepło z ziemi");
  await ada.saved();
  await olga.until((doc) => textAt(doc, field).length > 0);
  const bad = await new RawClient(url, konin, await credentialsOf(url, "partner")).open();
  bad.send(Uint8Array.of(9));
  await bad.closed;
  await tryWrongPassword(url);

  const text = await (await fetch(`${metricsUrl}/metrics`)).text();

  expect(valuesOf(text)).toMatchObject({
    brudnopis_updates_total: 1,
    brudnopis_ack_seconds_count: 1,
    brudnopis_broadcasts_total: 1,
    brudnopis_update_group_size_count: 1,
    brudnopis_rooms: 1,
    'brudnopis_sockets{transport="websocket"}': 2,
    'brudnopis_refusals_total{reason="malformed"}': 1,
    'brudnopis_sockets_closed_total{code="4400"}': 1,
    'brudnopis_sign_in_failures_total{kind="wrong"}': 1,
    'brudnopis_ready{check="writing"}': 1,
  });
  expect(valuesOf(text)["brudnopis_commit_writes_sum"]).toBeGreaterThan(0);
  const me = await (await signedIn(url, "editor")).get("/api/me");
  for (const secret of [konin, "@", ...stringsOf(me.body)]) expect(text).not.toContain(secret);
});

test("metrics are not at the product's port, and the metrics' port has nothing of the product", async () => {
  const { url, metricsUrl } = await startMeasured();

  expect((await fetch(`${url}/metrics`)).headers.get("content-type")).toContain("text/html");
  expect((await fetch(`${metricsUrl}/api/documents`)).status).toBe(404);
  expect((await fetch(`${metricsUrl}/metrics`, { method: "POST" })).status).toBe(405);
});

test("why the server is not ready is said at the metrics' port only", async () => {
  const { url, metricsUrl } = await startMeasured();

  const [ready, health] = await Promise.all([
    fetch(`${url}/readyz`),
    fetch(`${metricsUrl}/health`),
  ]);

  expect([ready.status, await ready.json()]).toEqual([200, { status: "ok" }]);
  expect(await health.json()).toMatchObject({
    isReady: true,
    checks: { serving: true, reading: true, writing: true, disk: true, format: true },
    storage: { reserve: "none" },
  });
});

const field = "identification.title";

function write(doc: Doc, words: string): void {
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words)]);
  textAt(doc, field).insert(0, [paragraph]);
}

async function startMeasured() {
  const server = await startTestServer({
    statements: await ground(),
    config: { metrics: { host: "127.0.0.1", port: 0 } },
  });
  return { ...server, metricsUrl: `http://127.0.0.1:${server.metricsPort}` };
}

async function tryWrongPassword(url: string): Promise<void> {
  await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: "nikt@konin.example", password: "nie-to-haslo-wcale" }),
  });
}

/** Every value of the text format by its name and labels. */
function valuesOf(text: string): Record<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** Every text of an answer that is long enough to be nobody else's. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return value.length > 4 ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
