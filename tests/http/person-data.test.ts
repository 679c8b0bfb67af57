import { PersonData } from "@brudnopis/schema";
import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createPasswords } from "../../apps/server/src/access/passwords.ts";
import {
  type Driver,
  placeholders,
  type SqlValue,
  type Statement,
} from "../../apps/server/src/store/driver.ts";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { openReadOnlyStore } from "../../apps/server/src/store/read-only-store.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import {
  FakeTime,
  passwordCost,
  startTestServer,
  withStore,
} from "../../apps/server/src/testing.ts";
import { RawClient } from "../sync/sockets.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { ground, id, password, people } from "./ground.ts";

const anna = { id: id("anna"), name: "Anna Nowak", email: "anna@konin.example" };
const jan = { id: id("jan"), name: "Jan Kos", email: "jan@urzad.example" };
const konin = id("midkonin");
const dataOf = (person: { readonly id: string }) => `/api/people/${person.id}/data`;

test("H3 what is kept about Anna is all there, with a word in Polish about each part", async () => {
  const { url } = await start();
  const client = await annaSignedIn(url);

  const { status, headers, body } = await client.get("/api/me/data");

  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toContain(
    `attachment; filename="dane-osobowe-${anna.id}.json"`,
  );
  const data = PersonData.parse(body);
  expect(data.account).toMatchObject({ ...anna, organisation: "konin", hasPassword: true });
  expect(data.account.recoveryCodes).toBe(1);
  expect(data.identities.items).toMatchObject([{ issuer: "https://sso.example", subject: "a@b" }]);
  expect(data.roles.items).toMatchObject([
    { role: "editor", on: { kind: "organisation", name: "konin" }, givenBy: ["coordinator"] },
  ]);
  expect(data.sessions.items).toMatchObject([{ address: "127.0.0.1" }]);
  // One from before, and the one that the sign-in above made known.
  expect(data.devices.count).toBe(2);
  expect(data.invitations.items).toMatchObject([
    { role: "editor", on: { name: "konin" }, name: "Anna Nowak", invitedBy: ["coordinator"] },
    { role: "observer", on: { kind: "network", name: "Energia" } },
  ]);
  expect(data.documents.items).toEqual([
    {
      id: konin,
      title: "MID konin",
      updates: 2,
      firstAt: "2026-03-01T00:00:00.000Z",
      lastAt: "2026-03-02T00:00:00.000Z",
    },
  ]);
  expect(data.sections.items).toEqual([
    { document: { id: konin, title: "MID konin" }, section: "challenge", part: "owner" },
    {
      document: { id: konin, title: "MID konin" },
      section: "summary",
      part: "helper",
      due: "2026-12-01",
    },
  ]);
  expect(data.seen.items).toEqual([
    { document: { id: konin, title: "MID konin" }, at: "1970-01-01T00:00:00.008Z" },
  ]);
  expect(data.remarks.items).toEqual([
    {
      document: { id: konin, title: "MID konin" },
      text: "Wie to @[inna osoba]",
      earlier: ["Kto to wie?"],
      isInternal: false,
      at: "1970-01-01T00:00:00.006Z",
      editedAt: "1970-01-01T00:00:00.007Z",
    },
  ]);
  expect(data.suggestions.items).toEqual([
    {
      document: { id: konin, title: "MID konin" },
      text: '{"grosze":100}',
      note: "Tak jest w WPF",
      state: "open",
      at: "1970-01-01T00:00:00.008Z",
    },
  ]);
  expect(data.tasks.items).toEqual([
    { document: { id: konin, title: "MID konin" }, due: "2026-12-01" },
  ]);
  expect(data.notes.items).toMatchObject([
    { kind: "guest-link", on: "MID konin", text: "Dla p. Zielińskiej" },
    { kind: "mute", on: "MID konin", text: "Tak chciała rada" },
  ]);
  expect(data.events.items.map(({ action, by, about }) => [action, by, about])).toEqual([
    ["signed-in", "self", expect.any(String)],
    ["role-given", "other", "self"],
  ]);
  expect(data.notifications.items).toEqual([
    {
      document: { id: konin, title: "MID konin" },
      event: "mention",
      isForMe: true,
      at: "1970-01-01T00:00:00.009Z",
      wasMailed: true,
    },
  ]);
  expect(data.watches.items).toEqual([
    { document: { id: konin, title: "MID konin" }, section: "summary", level: "all" },
  ]);
  expect(data.mailSettings.settings).toMatchObject({ digestAt: "12:00", watched: "digest" });
  const parts = Object.values(data).filter((part) => typeof part === "object");
  expect(parts).toHaveLength(20);
  for (const { readme } of parts) expect(readme).toMatch(/^\p{Lu}.*\.$/u);
});

test("D1 D2 H3 nobody else's address or name is in it, and not where somebody else was", async () => {
  const { url } = await start();
  const administrator = await signedIn(url, "administrator");

  const { body } = await administrator.get(dataOf(anna));

  const text = JSON.stringify(body);
  const { identities, ...rest } = PersonData.parse(body);
  expect(rest.accessRequests.items).toMatchObject([
    { document: { id: id("midleszno") }, message: "Proszę o dostęp, [inny adres e-mail] wie" },
  ]);
  expect(identities.items).toHaveLength(1);
  const addresses = JSON.stringify(rest).match(/[^\s"]+@[^\s"]+/g);
  expect(new Set(addresses)).toEqual(new Set([anna.email]));
  for (const other of [jan.name, jan.id, "10.0.0.7"]) expect(text).not.toContain(other);
});

test("D3 D4 the file says no more of a document that one cannot open than of one that is not there", async () => {
  const { url } = await start();
  const client = await annaSignedIn(url);
  for (const documentId of [id("midrybnik"), id("nothing")]) {
    await client.post("/api/access-requests", { documentId, message: "Proszę" });
  }

  const { body } = await client.get("/api/me/data");

  for (const trace of ["Proszę", "access-asked", "midrybnik", "midleszno", "MID rybnik"]) {
    expect(JSON.stringify(body)).not.toContain(trace);
  }
  const administrator = await signedIn(url, "administrator");
  const { accessRequests } = PersonData.parse((await administrator.get(dataOf(anna))).body);
  expect(accessRequests.items.map(({ document }) => document)).toEqual([
    { id: id("midleszno") },
    { id: id("midrybnik") },
  ]);
});

test("D3 a document that was taken away keeps its title to itself, what one wrote in it is still told", async () => {
  const { url } = await start();
  const client = await annaSignedIn(url);
  const administrator = await signedIn(url, "administrator");
  const grant = { role: "editor", scope: { kind: "document", id: konin } };
  expect((await administrator.post(`/api/people/${anna.id}/grants`, grant)).status).toBeLessThan(
    300,
  );
  for (const taken of [grant, { role: "editor", scope: { kind: "organisation", id: id("konin") } }])
    await administrator.post(`/api/people/${anna.id}/grants/remove`, taken);

  const { body } = await client.get("/api/me/data");

  expect(JSON.stringify(body)).not.toContain("MID konin");
  const { documents, notes } = PersonData.parse(body);
  expect(documents.items).toMatchObject([{ id: konin, updates: 2 }]);
  expect(notes.items).toMatchObject([{ text: "Dla p. Zielińskiej" }, { kind: "mute" }]);
});

test("taking somebody's data along is in the log, also by themselves", async () => {
  const { url } = await start();
  const administrator = await signedIn(url, "administrator");
  await administrator.get(dataOf(anna));
  await (await annaSignedIn(url)).get("/api/me/data");

  const { body } = await administrator.get("/api/audit?action=person-exported");

  // The answer's shape is the server's promise, which it checks itself.
  const { events } = body as { events: { by: object }[] };
  expect(events.map(({ by }) => by)).toEqual(
    expect.arrayContaining([
      { id: anna.id, name: anna.name },
      { id: id("administrator"), name: "administrator" },
    ]),
  );
  for (const event of events) expect(event).toMatchObject({ person: { id: anna.id } });
});

test("nobody but an administrator gets another's data, or erases them", async () => {
  const { url } = await start();

  for (const person of ["coordinator", "lead", "editor"] as const) {
    const client = await signedIn(url, person);
    expect(codeOf(await client.get(dataOf(anna)))).toBe("not-found");
    expect(codeOf(await client.post(`/api/people/${anna.id}/erase`))).toBe("not-found");
  }
  expect(codeOf(await (await annaSignedIn(url)).post("/api/me/erase"))).toBe("not-found");
});

test("H2 after erasure no table names Anna, while documents, their history and the log stay", async () => {
  const dataDir = await temporaryFolder();
  const server = await start(dataDir);
  await (await annaSignedIn(server.url)).get("/api/me/data");
  const administrator = await signedIn(server.url, "administrator");
  const before = await withReadOnly(dataDir, rowsByTable);

  const { status } = await administrator.post(`/api/people/${anna.id}/erase`);

  expect(status).toBe(204);
  const document = await administrator.get(`/api/documents/${konin}`);
  expect(document.body).toMatchObject({ document: { editedBy: "Usunięte konto anna" } });
  await server.stop();
  const after = await withReadOnly(dataDir, rowsByTable);
  const text = JSON.stringify(after);
  for (const trace of [anna.name, anna.email, "Anna", "Proszę o dostęp", "https://sso.example"]) {
    expect(JSON.stringify(before)).toContain(trace);
    expect(text).not.toContain(trace);
  }
  expect(after["person"]).toContainEqual(
    expect.objectContaining({
      id: anna.id,
      name: "Usunięte konto anna",
      email: `erased-${anna.id}@invalid`,
      state: "erased",
      password_hash: "",
      totp_secret: null,
    }),
  );
  const gone = ["person_grant", "session", "known_device", "recovery_code", "reset_link"];
  for (const table of [
    ...gone,
    "section_plan",
    "section_helper",
    "document_seen",
    "notification",
    "notification_setting",
    "watch",
  ]) {
    expect(JSON.stringify(before[table])).toContain(anna.id);
    expect(JSON.stringify(after[table])).not.toContain(anna.id);
  }
  for (const table of ["document", "document_update", "proposal"]) {
    expect(after[table]).toEqual(before[table]);
  }
  expect(after["audit_log"]).toEqual(expect.arrayContaining(before["audit_log"] ?? []));
  expect(after["invitation"]).toMatchObject([
    { email: `erased-${anna.id}@invalid`, name: null, revoked_at: null },
    { email: `erased-${anna.id}@invalid`, name: null, revoked_at: expect.any(Number) },
    { email: jan.email },
  ]);
  expect(after["mail"]).toMatchObject([{ sealed: null, failed_at: expect.any(Number) }]);
  expect(after["access_request"]).toMatchObject([
    { message: "", decided_at: expect.any(Number), decided_by: id("administrator") },
  ]);
});

test.each([
  ["while the server runs", false],
  ["after a stop", true],
])(
  "H2 erased, the bytes of Anna's name and address are not on the disk %s",
  async (_, isStopped) => {
    const dataDir = await temporaryFolder();
    const server = await start(dataDir);
    const administrator = await signedIn(server.url, "administrator");
    // So that the log of the running database has them too.
    await administrator.send(`/api/people/${anna.id}`, {
      method: "PATCH",
      body: { name: `${anna.name} z Konina` },
    });
    await administrator.post(`/api/people/${anna.id}/erase`);
    if (isStopped) await server.stop();

    const files = await readdir(dataDir);

    expect(files).toContain("brudnopis.db");
    for (const file of files) {
      const bytes = await readFile(join(dataDir, file));
      for (const trace of [anna.name, anna.email])
        expect([file, bytes.indexOf(trace)]).toEqual([file, -1]);
    }
  },
);

test("P2 erasing closes what is open, and the password opens nothing more", async () => {
  const { url } = await start();
  const client = await annaSignedIn(url);
  const socket = await new RawClient(url, konin, { cookie: client.cookie, origin: url }).open();

  await (await signedIn(url, "administrator")).post(`/api/people/${anna.id}/erase`);

  expect(await socket.closed).toMatchObject({ code: 4401, reason: "session-ended" });
  expect((await client.get("/api/me")).status).toBe(401);
  const again = await new Client(url).post("/api/sign-in", { email: anna.email, password });
  expect(codeOf(again)).toBe("wrong-credentials");
});

test("an address that was erased can be invited and used again", async () => {
  const dataDir = await temporaryFolder();
  const server = await start(dataDir);
  await (await signedIn(server.url, "administrator")).post(`/api/people/${anna.id}/erase`);
  await server.stop();
  const again = insertPerson({ ...anna, id: id("newanna"), ...rest, passwordHash: "none" });

  await withStore(dataDir, (driver) => driver.write([again]));
});

test("the command writes the same, beside a server that runs, to the terminal or a file", async () => {
  const dataDir = await temporaryFolder();
  const { url } = await start(dataDir);
  const { body } = await (await signedIn(url, "administrator")).get(dataOf(anna));
  const file = join(await temporaryFolder(), "anna.json");

  const { stdout } = await command(dataDir, "Anna@konin.example");
  await command(dataDir, anna.email, file);

  const { madeAt: _, events, ...data } = PersonData.parse(JSON.parse(stdout));
  expect(body).toMatchObject(data);
  // Taking it along over HTTP is an event itself.
  expect(events.items.map(({ action }) => action)).toEqual(["person-exported", "role-given"]);
  const written = PersonData.parse(JSON.parse(await readFile(file, "utf8")));
  expect(written.account).toEqual(data.account);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(command(dataDir, anna.email, file)).rejects.toThrow(/such a file already/);
});

test("the command works without a server too, and says in words what is missing", async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => driver.write(await statements()));

  const { stdout } = await command(dataDir, anna.email);

  expect(stdout).toContain(anna.name);
  await expect(command(dataDir, "nikt@konin.example")).rejects.toThrow(
    /There is no person with the address nikt@konin\.example/,
  );
  await expect(command(dataDir)).rejects.toThrow(/Whose data\?/);
  await expect(command(await temporaryFolder(), anna.email)).rejects.toThrow(/There is no data/);
});

test("what opens the data for reading cannot change it", async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => driver.write(await statements()));
  const driver = openReadOnlyStore(dataDir);

  await expect(driver.write([])).rejects.toThrow();
  await expect(driver.read("delete from person_grant", [])).rejects.toThrow();
  await driver.close();
});

/** The program's output; refused with what it said when it ends badly. */
async function command(dataDir: string, ...words: readonly string[]) {
  const program = join(import.meta.dirname, "../../apps/server/src/person-data.ts");
  return promisify(execFile)(process.execPath, [program, ...words], {
    cwd: await temporaryFolder(),
    env: { PATH: process.env["PATH"] ?? "", DATA_DIR: dataDir },
  });
}

/** At a time at which the audit log still reaches back to what happened to Anna. */
async function start(dataDir?: string) {
  return startTestServer({
    overrides: new FakeTime(),
    statements: await statements(),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
}

const rest = { organisationId: id("konin"), createdAt: 1 };

/** Konin with Anna, of whom every table knows something, and with Jan, who had to do with her. */
async function statements(): Promise<Statement[]> {
  const passwordHash = await (await createPasswords({ cost: passwordCost })).hash(password);
  const add = (table: string, row: Record<string, SqlValue>): Statement => ({
    sql: `insert into ${table} (${Object.keys(row).join(", ")})
      values (${placeholders(Object.keys(row))})`,
    values: Object.values(row),
  });
  const invitation = {
    role: "editor",
    scope_kind: "organisation",
    scope_id: id("konin"),
    organisation_id: id("konin"),
    language: "pl",
    created_at: 2,
    created_by: jan.id,
    expires_at: Date.UTC(2100, 0),
  };
  const toNetwork = { role: "observer", scope_kind: "network", scope_id: id("energia") };
  const update = { document_id: konin, person_id: anna.id, data: Uint8Array.of(0, 0) };
  const open = { document_id: konin, created_by: anna.id, created_at: 5 };
  return [
    ...(await ground()),
    insertPerson({ ...jan, ...rest, passwordHash: "none" }),
    insertGrant(jan.id, people.coordinator, 1),
    insertPerson({ ...anna, ...rest, passwordHash }),
    insertGrant(anna.id, people.editor, 3, jan.id),
    add("person_identity", {
      issuer: "https://sso.example",
      subject: "a@b",
      person_id: anna.id,
      created_at: 4,
    }),
    add("recovery_code", { code_hash: "c", person_id: anna.id }),
    add("known_device", { token_hash: "d", person_id: anna.id, created_at: 1, seen_at: 1 }),
    add("reset_link", { token_hash: "r", person_id: anna.id, created_at: 1, expires_at: 9e15 }),
    add("mail", { id: "mail", sealed: "x", created_at: 1, attempts: 0, next_at: 9e15 }),
    add("invitation", {
      id: "a",
      token_hash: "1",
      email: anna.email,
      name: anna.name,
      used_at: 3,
      used_by: anna.id,
      ...invitation,
    }),
    add("invitation", {
      id: "b",
      token_hash: "2",
      email: anna.email,
      ...invitation,
      ...toNetwork,
      mail_id: "mail",
    }),
    add("invitation", { id: "c", token_hash: "3", email: jan.email, ...invitation }),
    add("access_request", {
      id: "request",
      document_id: id("midleszno"),
      person_id: anna.id,
      message: `Proszę o dostęp, ${jan.email} wie`,
      created_at: 4,
    }),
    add("document_update", { ...update, seq: 2, at: Date.UTC(2026, 2, 1) }),
    add("document_update", { ...update, seq: 3, at: Date.UTC(2026, 2, 2) }),
    {
      sql: "update document set next_seq = 4, read_seq = 3, edited_by = $2 where id = $1",
      values: [konin, anna.id],
    },
    add("guest_link", {
      id: "link",
      token_hash: "g",
      note: "Dla p. Zielińskiej",
      expires_at: 9e15,
      ...open,
    }),
    add("proposal", {
      id: "proposal",
      guest_link_id: "link",
      document_id: konin,
      address: "summary.text",
      name: "Maria Zielińska",
      body: "Odpowiedź",
      created_at: 6,
      state: "open",
    }),
    add("section_plan", { document_id: konin, section: "challenge", owner_id: anna.id }),
    add("section_plan", { document_id: konin, section: "summary", due: "2026-12-01" }),
    add("section_helper", { document_id: konin, section: "summary", person_id: anna.id }),
    add("document_seen", { document_id: konin, person_id: anna.id, seq: 1, at: 8 }),
    add("notification", {
      id: "told",
      document_id: konin,
      person_id: anna.id,
      event: "mention",
      is_for_me: 1,
      at: 9,
      mail: "done",
    }),
    add("notification_setting", { person_id: anna.id, settings: '{"digestAt":"12:00"}' }),
    add("watch", {
      person_id: anna.id,
      kind: "section",
      id: konin,
      section: "summary",
      level: "all",
    }),
    add("review_thread", {
      id: "thread",
      document_id: konin,
      version: 1,
      place_type: "section",
      place: "summary",
      label: "",
      kind: "question",
      state: "open",
      is_internal: 0,
      author_id: jan.id,
      created_at: 5,
      assignee_id: anna.id,
      due: "2026-12-01",
    }),
    add("review_message", {
      id: "message",
      thread_id: "thread",
      author_id: anna.id,
      created_at: 6,
      body: `Wie to @{${jan.id}}`,
      edited_at: 7,
    }),
    add("review_message_past", { message_id: "message", at: 7, body: "Kto to wie?" }),
    add("review_suggestion", {
      id: "suggestion",
      document_id: konin,
      version: 2,
      batch: "batch",
      change: JSON.stringify({
        type: "value",
        address: "actions/a1.cost",
        after: { type: "money", grosze: 100 },
      }),
      label: "Koszt",
      note: "Tak jest w WPF",
      author_id: anna.id,
      created_at: 8,
      state: "open",
    }),
    add("muted_finding", {
      document_id: konin,
      finding_key: "long-sentence summary.text",
      rule: "long-sentence",
      place: "summary.text",
      reason: "Tak chciała rada",
      muted_by: anna.id,
      muted_at: 7,
    }),
    add("audit_log", {
      id: "event",
      at: Date.UTC(2026, 8, 1),
      action: "role-given",
      by_id: jan.id,
      person_id: anna.id,
      address: "10.0.0.7",
      details: '{"role":"editor"}',
    }),
  ];
}

async function annaSignedIn(url: string): Promise<Client> {
  const client = new Client(url);
  const { status } = await client.post("/api/sign-in", { email: anna.email, password });
  if (status !== 200) throw new Error(`Anna could not sign in: ${status}`);
  return client;
}

async function withReadOnly<T>(dataDir: string, use: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = openReadOnlyStore(dataDir);
  try {
    return await use(driver);
  } finally {
    await driver.close();
  }
}

/** Every table, without the bytes of documents. */
async function rowsByTable(driver: Driver): Promise<Record<string, unknown[]>> {
  const tables = await driver.read(
    "select name from sqlite_master where type = 'table' order by name",
    [],
  );
  const entries = tables.map(async (row) => {
    // The query asks for this one column.
    const { name } = row as { name: string };
    const rows = await driver.read(`select * from "${name}" order by 1`, []);
    return [name, rows.map(withoutBytes)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function withoutBytes(row: unknown): unknown {
  return JSON.parse(
    JSON.stringify(row, (_key, value: unknown) =>
      typeof value === "object" && value !== null && "type" in value && value.type === "Buffer"
        ? "bytes"
        : value,
    ),
  );
}
