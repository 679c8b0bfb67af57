import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openRequestsOf } from "../../apps/server/src/access/access-requests.ts";
import type { Config } from "../../apps/server/src/config.ts";
import { addPartner } from "../../apps/server/src/store/documents.ts";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertOrganisation } from "../../apps/server/src/store/organisations.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { openSqlite } from "../../apps/server/src/store/sqlite/driver.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { RawClient } from "../sync/sockets.ts";
import { type Answer, Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id } from "./ground.ts";
import { mailThrough, openPostOffice } from "./post-office.ts";

const dayMs = 24 * 3_600_000;
const konin = id("midkonin");
const message = "Piszemy podobny MID, chcemy zobaczyć mierniki.";

test("Q1 asking is answered alike, whether or not there is such a document or one has it already", async () => {
  const server = await openServer();
  const stranger = await signedIn(server.url, "stranger");
  const documentIds = [konin, id("midleszno"), "a".repeat(16), "../etc/passwd", ""];

  const answers: Answer[] = [];
  for (const documentId of documentIds) answers.push(await ask(stranger, documentId));

  expect(answers.map(({ status, body }) => [status, body])).toEqual(
    documentIds.map(() => [204, answers[0]?.body]),
  );
  expect(await server.requestsOf(konin)).toMatchObject([{ name: "stranger", message }]);
  expect(await server.everything()).toHaveLength(1);
});

test("who is not signed in cannot ask", async () => {
  const { url } = await openServer();

  expect(codeOf(await ask(new Client(url), konin))).toBe("unauthenticated");
});

test("those who lead the document's owners get an e-mail, each in their language", async () => {
  const office = await openPostOffice();
  const server = await openServer({
    config: mailThrough(office),
    more: [
      insertOrganisation({ id: id("partnerska"), name: "Partnerska", hue: 1, createdAt: 1 }),
      addPartner(konin, id("partnerska")),
      ...leadOf("ada", id("konin"), "en"),
      ...leadOf("bob", id("partnerska"), "pl"),
      ...leadOf("cyd", id("konin"), "pl"),
      { sql: "update person set state = 'blocked' where id = $1", values: [id("cyd")] },
    ],
  });

  await ask(await signedIn(server.url, "stranger"), konin);

  const mails = [await office.next(), await office.next()].sort((a, b) =>
    String(a.to).localeCompare(String(b.to)),
  );
  expect(mails.map(({ to, headers }) => [...to, headers.get("subject")])).toEqual([
    ["ada@miasto.example", "Access request: MID konin"],
    [emailOf("lead"), "Prośba o dostęp: MID konin"],
  ]);
  expect(mails[1]?.text).toContain("stranger (konin) prosi o dostęp do dokumentu „MID konin”");
  expect(mails[1]?.text).toContain(`${server.url}/dokumenty/${konin}`);
  expect(mails[1]?.text).not.toContain(message);
});

test("Q2 one open request per person and document, however often it is made", async () => {
  const office = await openPostOffice();
  const server = await openServer({ config: mailThrough(office) });
  const stranger = await signedIn(server.url, "stranger");

  await Promise.all([ask(stranger, konin), ask(stranger, konin)]);
  expect((await ask(stranger, konin)).status).toBe(204);

  expect(await server.requestsOf(konin)).toHaveLength(1);
  expect(await server.everything()).toHaveLength(1);
  await office.next();
  expect(office.received).toHaveLength(1);
});

test("Q2 the twenty-first request of a day is answered like the others, and not kept", async () => {
  const time = new FakeTime();
  const copies = Array.from({ length: 22 }, (_, n) => id(`kopia${n}x`));
  const server = await openServer({ time, more: copies.map(copyOfKonin) });
  const stranger = await signedIn(server.url, "stranger");

  for (const documentId of copies.slice(0, 21)) {
    expect((await ask(stranger, documentId)).status).toBe(204);
  }
  expect(await server.everything()).toHaveLength(20);

  time.advance(dayMs);
  await ask(await signedIn(server.url, "stranger"), copies[21] ?? "");
  expect(await server.everything()).toHaveLength(21);
});

test("Q3 who is let in has the role at once, and hears of it by e-mail", async () => {
  const office = await openPostOffice();
  const server = await openServer({ config: mailThrough(office) });
  const stranger = await signedIn(server.url, "stranger");
  await ask(stranger, konin);
  const lead = await signedIn(server.url, "lead");
  const [request] = await server.requestsOf(konin);

  const decided = await decide(lead, request?.id, { decision: "grant", role: "editor" });

  expect(decided.status).toBe(204);
  expect((await stranger.get(`/api/documents/${konin}`)).status).toBe(200);
  expect(await server.requestsOf(konin)).toEqual([]);
  await office.next();
  const told = await office.next();
  expect(told.to).toEqual([emailOf("stranger")]);
  expect(told.headers.get("subject")).toBe("Mają Państwo dostęp: MID konin");
  expect(told.text).toContain("Rola: współautor");
});

test("who is let in while reading may write at once, and has one role on the document", async () => {
  const server = await openServer();
  const stranger = await signedIn(server.url, "stranger");
  await ask(stranger, konin);
  const [request] = await server.requestsOf(konin);
  // Reads it by now, for another reason than the request.
  await server.write([
    insertGrant(id("stranger"), { role: "observer", scope: { kind: "document", id: konin } }, 1),
  ]);
  const credentials = { cookie: stranger.cookie, origin: server.url };
  const socket = await new RawClient(server.url, konin, credentials).open();

  await decide(await signedIn(server.url, "lead"), request?.id, {
    decision: "grant",
    role: "editor",
  });

  expect((await socket.closed).reason).toBe("may-write");
  expect((await stranger.get("/api/me")).body).toMatchObject({ roles: ["editor", "lead"] });
});

test("who is declined stays outside, and may ask again", async () => {
  const server = await openServer();
  const stranger = await signedIn(server.url, "stranger");
  await ask(stranger, konin);
  const [request] = await server.requestsOf(konin);

  await decide(await signedIn(server.url, "lead"), request?.id, { decision: "decline" });

  expect((await stranger.get(`/api/documents/${konin}`)).status).toBe(404);
  expect(await server.requestsOf(konin)).toEqual([]);
  await ask(stranger, konin);
  expect(await server.requestsOf(konin)).toHaveLength(1);
});

test("of two decisions at the same moment one counts", async () => {
  const server = await openServer();
  await ask(await signedIn(server.url, "stranger"), konin);
  const [request] = await server.requestsOf(konin);
  const [lead, coordinator] = [
    await signedIn(server.url, "lead"),
    await signedIn(server.url, "coordinator"),
  ];

  const answers = await Promise.all([
    decide(lead, request?.id, { decision: "grant", role: "editor" }),
    decide(coordinator, request?.id, { decision: "decline" }),
  ]);

  const codes = answers.map((answer) => codeOf(answer));
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expect(codes.filter((code) => code === "conflict" || code === "not-found")).toHaveLength(1);
});

test("a request is decided where it belongs, by those who may share, once", async () => {
  const server = await openServer();
  await ask(await signedIn(server.url, "stranger"), konin);
  const [request] = await server.requestsOf(konin);
  const grant = { decision: "grant", role: "editor" };
  const lead = await signedIn(server.url, "lead");
  const coordinator = await signedIn(server.url, "coordinator");

  for (const person of ["stranger", "editor", "facilitator", "partner"] as const) {
    expect(codeOf(await decide(await signedIn(server.url, person), request?.id, grant))).toBe(
      "not-found",
    );
  }
  const elsewhere = `/api/documents/${id("midrybnik")}/access-requests/${request?.id}`;
  expect(codeOf(await coordinator.post(elsewhere, grant))).toBe("not-found");
  expect(codeOf(await decide(lead, request?.id, { decision: "grant", role: "lead" }))).toBe(
    "invalid-input",
  );

  expect((await decide(lead, request?.id, grant)).status).toBe(204);
  expect(codeOf(await decide(lead, request?.id, grant))).toBe("not-found");
});

test("the request of somebody who was blocked since is gone", async () => {
  const server = await openServer();
  await ask(await signedIn(server.url, "stranger"), konin);
  const [request] = await server.requestsOf(konin);
  await server.write([
    { sql: "update person set state = 'blocked' where id = $1", values: [id("stranger")] },
  ]);

  const decided = await decide(await signedIn(server.url, "lead"), request?.id, {
    decision: "grant",
    role: "editor",
  });

  expect(codeOf(decided)).toBe("not-found");
  expect(await server.requestsOf(konin)).toEqual([]);
});

test("asking and deciding are in the audit log, without what was written", async () => {
  const server = await openServer();
  const stranger = await signedIn(server.url, "stranger");
  const lead = await signedIn(server.url, "lead");
  await ask(stranger, konin);
  await decide(lead, (await server.requestsOf(konin))[0]?.id, { decision: "decline" });
  await ask(stranger, konin);
  await decide(lead, (await server.requestsOf(konin))[0]?.id, {
    decision: "grant",
    role: "observer",
  });

  const events = await server.read(
    `select action, by_id as by, person_id as person, document_id as document, details from audit_log
     where action in ('access-asked', 'access-declined', 'role-given') order by at, id`,
  );

  const asked = { action: "access-asked", by: id("stranger"), person: null, document: konin };
  const decided = { by: id("lead"), person: id("stranger"), document: konin };
  expect(events).toHaveLength(4);
  expect(events).toEqual(
    expect.arrayContaining([
      { ...asked, details: "{}" },
      { ...decided, action: "access-declined", details: "{}" },
      { ...decided, action: "role-given", details: '{"role":"observer"}' },
    ]),
  );
});

function ask(client: Client, documentId: string) {
  return client.post("/api/access-requests", { documentId, message });
}

function decide(client: Client, requestId: string | undefined, decision: object) {
  return client.post(`/api/documents/${konin}/access-requests/${requestId}`, decision);
}

interface ServerOptions {
  readonly more?: readonly Statement[];
  readonly config?: Partial<Config>;
  readonly time?: FakeTime;
}

/** A running server, and a look behind its back. */
async function openServer({ more = [], config = {}, time = new FakeTime() }: ServerOptions = {}) {
  const dataDir = await temporaryFolder();
  const { url } = await startTestServer({
    dataDir,
    statements: [...(await ground()), ...more],
    config,
    overrides: time,
  });
  const driver = await openSqlite({
    path: join(dataDir, "brudnopis.db"),
    onDeath: (cause) => {
      throw new Error("The writer thread ended", { cause });
    },
  });
  onTestFinished(() => driver.close());
  return {
    url,
    requestsOf: (documentId: string) => openRequestsOf(driver, documentId),
    everything: () => driver.read("select * from access_request", []),
    read: (sql: string) => driver.read(sql, []),
    write: (statements: readonly Statement[]) => driver.write(statements),
  };
}

function leadOf(name: string, organisationId: string, language: "pl" | "en"): Statement[] {
  const email = `${name}@miasto.example`;
  const personId = id(name);
  const createdAt = 1;
  return [
    insertPerson({
      id: personId,
      name,
      email,
      passwordHash: "",
      organisationId,
      language,
      createdAt,
    }),
    insertGrant(personId, { role: "lead", scope: { kind: "organisation", id: organisationId } }, 1),
  ];
}

function copyOfKonin(documentId: string): Statement {
  return {
    sql: `insert into document (id, template_id, template_version, title, state, illustrative, progress_filled,
        progress_required, created_at, created_by, edited_at, next_seq, read_seq, epoch)
      values ($1, 'mid', 1, 'Kopia', 'draft', 0, 0, 0, 1, $2, 1, 1, 0, 1)`,
    values: [documentId, id("administrator")],
  };
}
