import { AuditPage } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { insertAuditEvent, type NewAuditEvent } from "../../apps/server/src/store/audit.ts";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { ground, id, people } from "./ground.ts";

const dayMs = 24 * 3_600_000;

test.each(Object.keys(people).filter((name) => name !== "administrator"))(
  "E3 the %s does not see the audit log",
  async (person) => {
    const { url } = await start();
    // Object.keys of `people` are people.
    const client = await signedIn(url, person as keyof typeof people);

    for (const path of ["/api/audit", "/api/audit.csv"]) {
      expect(codeOf(await client.get(path))).toBe("not-found");
    }
  },
);

test("H4 the log says who did what to whom, from where, newest first", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const administrator = await signedIn(url, "administrator");
  time.advance(1000);
  await administrator.post(`/api/people/${id("editor")}/grants`, people.lead);
  time.advance(1000);
  const exporter = await signedIn(url, "editor");
  time.advance(1000);
  await exporter.get(`/api/documents/${id("midkonin")}/export?format=pdf`);

  const { events, keptDays, next } = await pageOf(administrator);

  expect(keptDays).toBe(730);
  expect(next).toBeUndefined();
  const editor = { id: id("editor"), name: "editor" };
  expect(events.map(({ action }) => action)).toEqual([
    "exported",
    "signed-in",
    "role-given",
    "signed-in",
  ]);
  expect(events[0]).toMatchObject({
    by: editor,
    document: { id: id("midkonin"), title: "MID konin" },
    address: "127.0.0.1",
    details: { format: "pdf" },
  });
  expect(events[2]).toMatchObject({
    by: { name: "administrator" },
    person: editor,
    organisation: { id: id("konin"), name: "konin" },
    details: { role: "lead" },
  });
});

test("pages of a hundred follow one another without a gap, also while new events come", async () => {
  const many = Array.from({ length: 250 }, (_, index) => anEvent(index));
  const { url } = await start(...many);
  const client = await signedIn(url, "administrator");
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let after: string | undefined = ""; after !== undefined;) {
    const page: AuditPage = await pageOf(client, after === "" ? "" : `?after=${after}`);
    seen.push(
      ...page.events.filter(({ action }) => action === "exported").map((event) => event.id),
    );
    sizes.push(page.events.length);
    after = page.next;
    await signedIn(url, "editor");
  }

  expect(sizes).toEqual([100, 100, 51]);
  expect(seen).toHaveLength(250);
  expect(new Set(seen).size).toBe(250);
  const refused = await client.get("/api/audit?after=yesterday");
  expect([refused.status, codeOf(refused)]).toEqual([400, "invalid-input"]);
});

test("the log is narrowed by day, action, person and document, together", async () => {
  const konin = { documentId: id("midkonin") };
  const events = [
    anEvent(1, { byId: id("lead"), ...konin, at: Date.UTC(2026, 4, 1, 12) }),
    anEvent(2, { byId: id("editor"), personId: id("lead"), at: Date.UTC(2026, 4, 2, 12) }),
    anEvent(3, { byId: id("lead"), action: "administrator-read", at: Date.UTC(2026, 4, 3, 12) }),
  ];
  const { url } = await start(...events);
  const client = await signedIn(url, "administrator");
  const found = async (query: string) =>
    (await pageOf(client, `?${query}`)).events.map((event) => Number(event.id.slice(5)));

  expect(await found("to=2026-05-31")).toEqual([3, 2, 1]);
  expect(await found("from=2026-05-02&to=2026-05-31")).toEqual([3, 2]);
  expect(await found("from=2026-05-02&to=2026-05-02")).toEqual([2]);
  expect(await found(`person=${id("lead")}`)).toEqual([3, 2, 1]);
  expect(await found(`person=${id("editor")}`)).toEqual([2]);
  expect(await found(`person=${id("nobody")}`)).toEqual([]);
  expect(await found(`document=${id("midkonin")}`)).toEqual([1]);
  expect(await found("action=administrator-read")).toEqual([3]);
  expect(await found(`action=exported&person=${id("lead")}&from=2026-05-02`)).toEqual([2]);
  expect(codeOf(await client.get("/api/audit?action=danced"))).toBe("invalid-input");
});

test("the file opens in a Polish spreadsheet, runs nothing, and is itself in the log", async () => {
  const time = new FakeTime();
  const statements = [
    ...(await ground()),
    {
      sql: `update document set title = '=HYPERLINK("http://zlo")' where id = $1`,
      values: [id("midkonin")],
    },
    anEvent(1, { documentId: id("midkonin"), byId: id("lead"), at: Date.UTC(2026, 4, 1, 12) }),
  ];
  const { url } = await startTestServer({ statements, overrides: time });
  const client = await signedIn(url, "administrator");

  const { status, headers, body } = await client.get("/api/audit.csv?to=2026-05-31");

  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(headers.get("content-disposition")).toContain(
    'attachment; filename="dziennik-zdarzen-2026-11-22.csv"',
  );
  const text = String(body);
  const lines = text.split("\r\n");
  expect(lines[0]).toMatch(/^\ufeff?"czas w Polsce";"czas UTC";"zdarzenie";"kto"/);
  expect(lines[1]).toContain('"2026-05-01 14:00:00";"2026-05-01T12:00:00.000Z";"exported";"lead"');
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://zlo"")"`);
  expect(lines).toHaveLength(3);
  const [event] = (await pageOf(client, "?action=audit-exported")).events;
  expect(event).toMatchObject({ details: { to: "2026-05-31" } });
});

test("the file begins with the mark that says it is UTF-8", async () => {
  const { url } = await start();
  const { cookie = "" } = await signedIn(url, "administrator");

  const response = await fetch(`${url}/api/audit.csv`, { headers: { cookie } });

  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test("the file holds more events than a page, filtered, each once", async () => {
  const many = Array.from({ length: 1300 }, (_, index) =>
    anEvent(index, { details: { number: String(index) } }),
  );
  const { url } = await start(...many);
  const client = await signedIn(url, "administrator");

  const { body } = await client.get("/api/audit.csv?action=exported");

  const lines = String(body).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1301);
  expect(new Set(lines).size).toBe(1301);
  expect(codeOf(await client.get("/api/audit.csv?after=1.a"))).toBe("invalid-input");
});

test("A1 A2 events leave when the log reaches no further back: at the start, and every day", async () => {
  const time = new FakeTime();
  const now = time.clock();
  const statements = [
    ...(await ground()),
    anEvent(1, { at: now - 31 * dayMs }),
    anEvent(2, { at: now - 29.5 * dayMs }),
    anEvent(3, { at: now - 1000 }),
  ];
  const { url } = await startTestServer({
    statements,
    overrides: time,
    config: { auditDays: 30 },
  });
  const actions = async () =>
    (await pageOf(await signedIn(url, "administrator"))).events
      .filter(({ action }) => action !== "signed-in")
      .map(({ action, details }) => details["count"] ?? action);

  expect(await actions()).toEqual(["1", "exported", "exported"]);
  time.advance(dayMs);
  expect(await actions()).toEqual(["1", "1", "exported"]);
});

test("A3 somebody who was erased has a pseudonym in events from before", async () => {
  const { url } = await start();
  await signedIn(url, "editor");
  const client = await signedIn(url, "administrator");
  await client.post(`/api/people/${id("editor")}/erase`);

  const { events } = await pageOf(client, `?person=${id("editor")}`);

  expect(events.map(({ action }) => action).sort()).toEqual(["person-erased", "signed-in"]);
  for (const { by, person } of events) {
    for (const named of [by, person]) {
      if (named?.id === id("editor")) expect(named.name).toBe("Usunięte konto edit");
    }
  }
});

/** At a time at which the log still reaches back to the events of these tests. */
async function start(...statements: readonly Statement[]) {
  return startTestServer({
    overrides: new FakeTime(),
    statements: [...(await ground()), ...statements],
  });
}

async function pageOf(client: Client, query = ""): Promise<AuditPage> {
  return AuditPage.parse((await client.get(`/api/audit${query}`)).body);
}

function anEvent(number: number, change: Partial<NewAuditEvent> = {}): Statement {
  return insertAuditEvent({
    id: `event${number}`,
    at: Date.UTC(2026, 2, 1) + Math.floor(number / 3),
    action: "exported",
    byId: null,
    personId: null,
    documentId: null,
    organisationId: null,
    networkId: null,
    address: null,
    details: {},
    ...change,
  });
}
