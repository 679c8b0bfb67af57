import { PersonDetails, PersonSummary, type Role, type Scope } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { RawClient } from "../sync/sockets.ts";
import { type Answer, Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, people, type Person } from "./ground.ts";

const aPerson = (name: string, organisation = "rybnik") =>
  insertPerson({
    id: id(name.slice(0, 4).toLowerCase()),
    name,
    email: `${name.slice(0, 4).toLowerCase()}@urzad.example`,
    passwordHash: "none",
    organisationId: id(organisation),
    createdAt: 1,
  });

test("people are found by name, address and organisation, without Polish letters too", async () => {
  const strangers = [aPerson("Łucja Żółć"), aPerson("Zofia Lis", "leszno"), aPerson("Ćwik Adam")];
  const { client } = await start(...strangers);
  const found = async (query: string) => (await listOf(client, query)).map(({ name }) => name);

  expect(await found("?query=zolc")).toEqual(["Łucja Żółć"]);
  expect(await found("?query=LUCJA%20rybnik")).toEqual(["Łucja Żółć"]);
  expect(await found("?query=zofi@urzad")).toEqual(["Zofia Lis"]);
  expect(await found("?query=rybnik")).toEqual(["Ćwik Adam", "Łucja Żółć"]);
  expect(await found("?query=nobody")).toEqual([]);
  expect(await found("")).toHaveLength(strangers.length + Object.keys(people).length);
});

test("a list ends after two hundred", async () => {
  const many = Array.from({ length: 230 }, (_, index) => aPerson(`p${index + 100} z urzędu`));
  const { client } = await start(...many);

  expect(await listOf(client, "?query=urzędu")).toHaveLength(200);
});

test("a person is listed with their roles, and when they were seen", async () => {
  const { client, url } = await start(insertGrant(id("editor"), people.observer, 1));
  await signedIn(url, "editor");

  const [editor] = await listOf(client, "?query=editor@miasto.example");
  const [lead] = await listOf(client, "?query=lead@miasto.example");

  expect(editor).toMatchObject({ roles: ["editor", "observer"], state: "active" });
  expect(editor?.seenAt).toBeTypeOf("number");
  expect(lead).not.toHaveProperty("seenAt");
});

test("a person's page names what their roles are held on and how the account is protected", async () => {
  const onDocument = { role: "editor", scope: { kind: "document", id: id("midkonin") } } as const;
  const { client, url } = await start(
    insertGrant(id("editor"), people.observer, 1),
    insertGrant(id("editor"), onDocument, 1),
  );
  await signedIn(url, "editor");

  const details = await detailsOf(client, "editor");

  expect(details).toMatchObject({
    name: "editor",
    email: emailOf("editor"),
    organisation: "konin",
    organisationId: id("konin"),
    sessions: 1,
    hasPassword: true,
    hasTotp: false,
    hasSso: false,
  });
  expect(details.grants).toEqual([
    { ...onDocument, name: "MID konin" },
    { ...people.editor, name: "konin" },
    { ...people.observer, name: "Energia" },
  ]);
});

test.each(["", "/grants", "/grants/remove", "/erase", "/data"])(
  "somebody who is not there is not found at /api/people/…%s",
  async (path) => {
    const { client } = await start();
    const address = `/api/people/${id("nobody")}${path}`;

    const answer =
      path === "" || path === "/data"
        ? await client.get(address)
        : await client.post(address, path === "/erase" ? undefined : people.lead);

    expect([answer.status, codeOf(answer)]).toEqual([404, "not-found"]);
  },
);

test("an account is changed, and the log says which parts without what they were", async () => {
  const { client, url } = await start();

  const answer = await change(client, "editor", {
    name: "Ewa Lis",
    email: "Ewa.Lis@Rybnik.example",
    organisationId: id("rybnik"),
  });

  expect(answer.body).toMatchObject({
    name: "Ewa Lis",
    email: "ewa.lis@rybnik.example",
    organisation: "rybnik",
  });
  const events = await eventsOf(client, "person-changed");
  expect(events).toMatchObject([{ details: { changed: "name, email, organisation" } }]);
  expect(JSON.stringify(events)).not.toContain("@");
  const old = await new Client(url).signIn("editor");
  expect(codeOf(old)).toBe("wrong-credentials");
});

test("an address of somebody else, or an organisation that is not there, is refused by field", async () => {
  const { client } = await start();

  const email = await change(client, "editor", { email: emailOf("lead").toUpperCase() });
  const organisation = await change(client, "editor", { organisationId: id("nowhere") });

  expect(email.body).toMatchObject({
    error: { code: "invalid-input", issues: [{ path: "email" }] },
  });
  expect(organisation.body).toMatchObject({ error: { issues: [{ path: "organisationId" }] } });
  expect((await change(client, "editor", { email: emailOf("editor") })).status).toBe(200);
  expect(await eventsOf(client, "person-changed")).toEqual([]);
});

test("P2 who is blocked is out at once, cannot come back, and is let in again when unblocked", async () => {
  const { client, url } = await start();
  const editor = await signedIn(url, "editor");
  const socket = await new RawClient(url, id("midkonin"), {
    cookie: editor.cookie,
    origin: url,
  }).open();

  const blocked = await change(client, "editor", { blocked: true });

  expect(await socket.closed).toMatchObject({ code: 4401, reason: "session-ended" });
  expect(blocked.body).toMatchObject({ state: "blocked", sessions: 0 });
  expect((await editor.get("/api/me")).status).toBe(401);
  expect((await new Client(url).signIn("editor")).status).not.toBe(200);
  await change(client, "editor", { blocked: false });
  expect((await editor.get("/api/me")).status).toBe(401);
  expect((await new Client(url).signIn("editor")).status).toBe(200);
  expect(await eventsOf(client, "person-blocked")).toHaveLength(1);
  expect(await eventsOf(client, "person-unblocked")).toHaveLength(1);
});

test("a role is given, works at once on an open document, and is taken again", async () => {
  const { client, url } = await start();
  const facilitator = await signedIn(url, "facilitator");
  const open = () =>
    new RawClient(url, id("midkonin"), { cookie: facilitator.cookie, origin: url }).open();
  const reading = await open();

  const given = await client.post(`/api/people/${id("facilitator")}/grants`, people.lead);

  expect(given.status).toBe(204);
  expect(await reading.closed).toMatchObject({ reason: "may-write" });
  const writing = await open();
  await client.post(`/api/people/${id("facilitator")}/grants`, people.lead);
  const taken = await client.post(`/api/people/${id("facilitator")}/grants/remove`, people.lead);
  expect(taken.status).toBe(204);
  expect(await writing.closed).toMatchObject({ reason: "may-only-read" });
  expect((await detailsOf(client, "facilitator")).grants).toMatchObject([people.facilitator]);
  // Giving it for the second time changed nothing, and is not in the log.
  expect(await eventsOf(client, "role-given")).toMatchObject([
    {
      person: { id: id("facilitator") },
      organisation: { id: id("konin") },
      details: { role: "lead" },
    },
  ]);
  expect(await eventsOf(client, "role-taken")).toHaveLength(1);
});

const meaningless: [string, { role: Role; scope: Scope }, string][] = [
  ["a lead of the installation", { role: "lead", scope: { kind: "installation" } }, "role"],
  ["a lead of a network", { role: "lead", scope: { kind: "network", id: id("energia") } }, "role"],
  [
    "a peer of a document",
    { role: "peer", scope: { kind: "document", id: id("midkonin") } },
    "role",
  ],
  [
    "an editor of nothing",
    { role: "editor", scope: { kind: "organisation", id: id("x") } },
    "scope.id",
  ],
  ["a peer of nothing", { role: "peer", scope: { kind: "network", id: id("konin") } }, "scope.id"],
  ["an observer of nothing", { role: "observer", scope: { kind: "document", id: "" } }, "scope.id"],
];

test.each(meaningless)("%s cannot be made", async (_, grant, path) => {
  const { client } = await start();

  const answer = await client.post(`/api/people/${id("editor")}/grants`, grant);

  expect(answer.body).toMatchObject({ error: { code: "invalid-input", issues: [{ path }] } });
});

test("a role that is not held cannot be taken", async () => {
  const { client } = await start();

  const answer = await client.post(`/api/people/${id("editor")}/grants/remove`, people.lead);

  expect([answer.status, codeOf(answer)]).toEqual([409, "conflict"]);
});

const departures: Record<string, (client: Client, person: Person) => Promise<Answer>> = {
  "lose the role": (client, person) =>
    client.post(`/api/people/${id(person)}/grants/remove`, people.administrator),
  "be blocked": (client, person) => change(client, person, { blocked: true }),
  "be erased": (client, person) => client.post(`/api/people/${id(person)}/erase`),
};

test.each(Object.entries(departures))(
  "P1 the last administrator cannot %s, and any other can",
  async (_, leave) => {
    const { client } = await start();

    const last = await leave(client, "administrator");
    await client.post(`/api/people/${id("editor")}/grants`, people.administrator);
    const oneOfTwo = await leave(client, "editor");

    expect([last.status, codeOf(last)]).toEqual([409, "last-administrator"]);
    expect(oneOfTwo.status).toBeLessThan(300);
    expect(codeOf(await leave(client, "administrator"))).toBe("last-administrator");
  },
);

test("P1 a blocked administrator is none: the other one is the last", async () => {
  const { client } = await start(insertGrant(id("editor"), people.administrator, 1));
  await change(client, "editor", { blocked: true });

  expect(codeOf(await change(client, "administrator", { blocked: true }))).toBe(
    "last-administrator",
  );
});

test.each(Object.entries(departures))(
  "P1 of two administrators who make each other %s at the same moment, one stays",
  async (_, leave) => {
    const { client, url } = await start(insertGrant(id("editor"), people.administrator, 1));
    const other = await signedIn(url, "editor");

    const answers = await Promise.all([leave(client, "editor"), leave(other, "administrator")]);

    const done = answers.filter(({ status }) => status < 300);
    expect(done).toHaveLength(1);
    const left = [client, other].map(async (each) => (await each.get("/api/people")).status);
    expect((await Promise.all(left)).filter((status) => status === 200)).toHaveLength(1);
  },
);

test("P3 an account that was erased is changed no more", async () => {
  const { client } = await start();
  await client.post(`/api/people/${id("editor")}/erase`);

  for (const answer of [
    await change(client, "editor", { name: "Ewa Lis" }),
    await change(client, "editor", { blocked: false }),
    await client.post(`/api/people/${id("editor")}/grants`, people.lead),
    await client.post(`/api/people/${id("editor")}/erase`),
  ]) {
    expect([answer.status, codeOf(answer)]).toEqual([409, "conflict"]);
  }
  expect(await listOf(client, "?state=erased")).toMatchObject([{ state: "erased", roles: [] }]);
  expect(await listOf(client, "?state=active&query=usuniete")).toEqual([]);
});

async function start(...statements: readonly Statement[]) {
  const { url } = await startTestServer({ statements: [...(await ground()), ...statements] });
  return { url, client: await signedIn(url, "administrator") };
}

function change(client: Client, person: Person, body: object): Promise<Answer> {
  return client.send(`/api/people/${id(person)}`, { method: "PATCH", body });
}

async function listOf(client: Client, query: string): Promise<PersonSummary[]> {
  return z.array(PersonSummary).parse((await client.get(`/api/people${query}`)).body);
}

async function detailsOf(client: Client, person: Person): Promise<PersonDetails> {
  return PersonDetails.parse((await client.get(`/api/people/${id(person)}`)).body);
}

async function eventsOf(client: Client, action: string): Promise<unknown[]> {
  const { body } = await client.get(`/api/audit?action=${action}`);
  // The answer's shape is the server's promise, which it checks itself.
  return (body as { events: unknown[] }).events;
}
