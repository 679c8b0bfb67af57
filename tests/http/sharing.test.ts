/** Who has a document and why, what those who may share it change, and how soon open sockets follow. */
import {
  CloseCode,
  DocumentDetails,
  PartnerCandidates,
  Sharing,
  type Sharing as SharingBody,
} from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import type { RunningServer } from "../../apps/server/src/compose.ts";
import { createPasswords } from "../../apps/server/src/access/passwords.ts";
import { addPartner } from "../../apps/server/src/store/documents.ts";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertWindow } from "../../apps/server/src/store/networks.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { FakeTime, passwordCost, startTestServer } from "../../apps/server/src/testing.ts";
import { RawClient } from "../sync/sockets.ts";
import { type Answer, Client, signedIn } from "./client.ts";
import { ground, id, password, type Person } from "./ground.ts";

const konin = `/api/documents/${id("midkonin")}`;
const rybnikEmail = "prezydent@rybnik.example";
const hourMs = 3_600_000;

describe("who sees what", () => {
  test.each([
    ["lead", { role: "lead", through: "organisation", name: "konin" }],
    ["editor", { role: "editor", through: "organisation", name: "konin" }],
    ["coordinator", { role: "coordinator", through: "network", name: "Energia" }],
    ["facilitator", { role: "facilitator", through: "network", name: "Energia" }],
    ["observer", { role: "observer", through: "network", name: "Energia" }],
    ["partner", { role: "editor", through: "document" }],
    ["administrator", { role: "administrator", through: "installation" }],
  ] as const)("the %s is told why they have access", async (who, reason) => {
    const server = await startTestServer({ statements: await ground() });

    const { mine } = await sharingOf(await signedIn(server.url, who));

    expect(mine).toEqual([reason]);
  });

  test("everybody who can open the document is in the list, with their reasons, and nobody else is", async () => {
    const server = await startTestServer({ statements: await ground() });

    const { people } = await sharingOf(await signedIn(server.url, "facilitator"));

    expect(Object.fromEntries(people.map(({ name, reasons }) => [name, reasons]))).toEqual({
      administrator: [{ role: "administrator", through: "installation" }],
      coordinator: [{ role: "coordinator", through: "network", name: "Energia" }],
      facilitator: [{ role: "facilitator", through: "network", name: "Energia" }],
      observer: [{ role: "observer", through: "network", name: "Energia" }],
      lead: [{ role: "lead", through: "organisation", name: "konin" }],
      editor: [{ role: "editor", through: "organisation", name: "konin" }],
      partner: [{ role: "editor", through: "document" }],
    });
  });

  test("only a role on this very document is marked as one that can be changed here", async () => {
    const server = await startTestServer({ statements: await ground() });

    const { people } = await sharingOf(await signedIn(server.url, "lead"));

    const changeable = people.filter(({ ownRole }) => ownRole !== undefined);
    expect(changeable.map(({ name, ownRole }) => [name, ownRole])).toEqual([["partner", "editor"]]);
  });

  test("somebody with several roles is there once, with every reason", async () => {
    const grant = {
      role: "observer",
      scope: { kind: "document", id: id("midkonin") },
    } as const;
    const statements = [...(await ground()), insertGrant(id("facilitator"), grant, 0)];
    const server = await startTestServer({ statements });

    const { people } = await sharingOf(await signedIn(server.url, "lead"));

    const [facilitator, ...others] = people.filter(({ name }) => name === "facilitator");
    expect(others).toEqual([]);
    expect(facilitator).toMatchObject({
      ownRole: "observer",
      permissions: ["read", "comment", "suggest", "export"],
      reasons: [
        { role: "facilitator", through: "network", name: "Energia" },
        { role: "observer", through: "document" },
      ],
    });
  });

  test.each(["lead", "coordinator", "administrator"] as const)(
    "the %s may share, and sees addresses, invitations and requests",
    async (who) => {
      const server = await startTestServer({ statements: await ground() });
      const client = await signedIn(server.url, who);
      await client.post(`${konin}/invitations`, invitation("nowy@miasto.example"));
      await askFromElsewhere(server);

      const sharing = await sharingOf(client);

      expect(sharing.mayShare).toBe(true);
      expect(sharing.people.every(({ email }) => email?.includes("@"))).toBe(true);
      expect(sharing.invitations.map(({ email }) => email)).toEqual(["nowy@miasto.example"]);
      expect(sharing.requests.map(({ name }) => name)).toEqual(["stranger"]);
    },
  );

  test.each(["editor", "partner", "facilitator", "observer"] as const)(
    "the %s may not share, and sees neither addresses nor invitations nor requests",
    async (who) => {
      const server = await startTestServer({ statements: await ground() });
      const lead = await signedIn(server.url, "lead");
      await lead.post(`${konin}/invitations`, invitation("nowy@miasto.example"));
      await askFromElsewhere(server);

      const answer = await (await signedIn(server.url, who)).get(`${konin}/sharing`);

      const sharing = Sharing.parse(answer.body);
      expect(sharing.mayShare).toBe(false);
      expect([sharing.invitations, sharing.requests]).toEqual([[], []]);
      expect(JSON.stringify(answer.body)).not.toContain("@");
    },
  );

  test.each(["peer", "stranger"] as const)("a %s learns nothing", async (who) => {
    const server = await startTestServer({ statements: await ground() });

    const answer = await (await signedIn(server.url, who)).get(`${konin}/sharing`);

    expect(answer.status).toBe(404);
  });
});

describe("partners", () => {
  test("candidates are those of the network first, and nobody who is in already", async () => {
    const server = await startTestServer({ statements: await ground() });

    const { body } = await (await signedIn(server.url, "lead")).get(`${konin}/partner-candidates`);

    expect(PartnerCandidates.parse(body)).toEqual([
      { id: id("rybnik"), name: "rybnik", inNetwork: true },
      { id: id("sopot"), name: "sopot", inNetwork: true },
      { id: id("leszno"), name: "leszno", inNetwork: false },
    ]);
  });

  test("a partner's lead writes, knows why, and shares nothing", async () => {
    const server = await startTestServer({ statements: await groundWithRybnik() });
    const lead = await signedIn(server.url, "lead");
    const rybnik = await signInAt(server, rybnikEmail);
    expect((await rybnik.get(konin)).status).toBe(404);

    expect((await put(lead, partner("rybnik"))).status).toBe(204);

    expect(await permissionsOf(rybnik)).toEqual(["read", "comment", "suggest", "edit", "export"]);
    const { mine, mayShare, organisations } = await sharingOf(rybnik);
    expect(mine).toEqual([{ role: "lead", through: "partner", name: "rybnik" }]);
    expect(mayShare).toBe(false);
    expect(organisations.map(({ name, part }) => [name, part])).toEqual([
      ["konin", "owner"],
      ["rybnik", "partner"],
    ]);
    expect((await put(rybnik, partner("leszno"))).status).toBe(404);
    expect((await rybnik.get(`${konin}/partner-candidates`)).status).toBe(404);
  });

  test("E4 a partner that is removed is out, its open socket within a second", async () => {
    const statements = [...(await groundWithRybnik()), addPartner(id("midkonin"), id("rybnik"))];
    const server = await startTestServer({ statements });
    const lead = await signedIn(server.url, "lead");
    const rybnik = await signInAt(server, rybnikEmail);
    const socket = await openSocket(server, rybnik);

    const closed = await closedAfter(socket, () => remove(lead, partner("rybnik")));

    expect(closed).toEqual({ code: CloseCode.notFound, reason: "access-removed" });
    expect((await rybnik.get(konin)).status).toBe(404);
    expect((await rybnik.get(`${konin}/sharing`)).status).toBe(404);
  });

  test("removing a partner closes nobody else's socket", async () => {
    const statements = [...(await groundWithRybnik()), addPartner(id("midkonin"), id("rybnik"))];
    const server = await startTestServer({ statements });
    const lead = await signedIn(server.url, "lead");
    const editor = await openSocket(server, await signedIn(server.url, "editor"));

    await remove(lead, partner("rybnik"));

    // Whoever has to go is sent away before the answer.
    expect(editor.socket.readyState).toBe(editor.socket.OPEN);
  });

  test("what is no partner cannot be removed, an owner least of all, and nobody joins twice", async () => {
    const server = await startTestServer({ statements: await ground() });
    const lead = await signedIn(server.url, "lead");

    expect((await remove(lead, partner("konin"))).status).toBe(409);
    expect((await remove(lead, partner("rybnik"))).status).toBe(409);
    expect((await put(lead, partner("nowhere"))).status).toBe(404);
    expect((await put(lead, partner("rybnik"))).status).toBe(204);
    expect((await put(lead, partner("rybnik"))).status).toBe(409);
  });
});

describe("roles on the document", () => {
  test("E4 from editor to observer: the socket closes within a second, and reading goes on", async () => {
    const server = await startTestServer({ statements: await ground() });
    const lead = await signedIn(server.url, "lead");
    const guest = await signedIn(server.url, "partner");
    const socket = await openSocket(server, guest);

    const closed = await closedAfter(socket, () => put(lead, role("partner"), "observer"));

    expect(closed).toEqual({ code: CloseCode.forbidden, reason: "may-only-read" });
    expect(await permissionsOf(guest)).toEqual(["read", "export"]);
  });

  test("P16 E4 from observer to editor: the socket closes within a second, to be opened with more rights", async () => {
    const server = await startTestServer({ statements: await ground() });
    const lead = await signedIn(server.url, "lead");
    await put(lead, role("partner"), "observer");
    const guest = await signedIn(server.url, "partner");
    const socket = await openSocket(server, guest);

    const closed = await closedAfter(socket, () => put(lead, role("partner"), "editor"));

    expect(closed).toEqual({ code: CloseCode.accessGained, reason: "may-write" });
    expect(await permissionsOf(guest)).toContain("edit");
  });

  test("E4 who loses their role is out, their open socket within a second", async () => {
    const server = await startTestServer({ statements: await ground() });
    const lead = await signedIn(server.url, "lead");
    const guest = await signedIn(server.url, "partner");
    const socket = await openSocket(server, guest);

    const closed = await closedAfter(socket, () => remove(lead, role("partner")));

    expect(closed).toEqual({ code: CloseCode.notFound, reason: "access-removed" });
    expect((await guest.get(konin)).status).toBe(404);
  });

  test("a role that comes from elsewhere is not changed here", async () => {
    const server = await startTestServer({ statements: await ground() });
    const lead = await signedIn(server.url, "lead");

    expect((await put(lead, role("editor"), "observer")).status).toBe(404);
    expect((await remove(lead, role("editor"))).status).toBe(404);
    expect((await put(lead, role("partner"), "lead")).status).toBe(400);
  });

  test.each(["editor", "partner", "facilitator", "observer"] as const)(
    "the %s changes nothing about who has the document",
    async (who) => {
      const server = await startTestServer({ statements: await ground() });
      const client = await signedIn(server.url, who);

      const statuses = [
        await put(client, role("partner"), "observer"),
        await remove(client, role("partner")),
        await put(client, partner("rybnik")),
        await remove(client, partner("rybnik")),
        await showToNetwork(client, false),
      ].map(({ status }) => status);

      expect(statuses).toEqual([404, 404, 404, 404, 404]);
    },
  );
});

describe("the network", () => {
  test("a coordinator shares what they cannot edit", async () => {
    const server = await startTestServer({ statements: await ground() });
    const coordinator = await signedIn(server.url, "coordinator");

    expect(await permissionsOf(coordinator)).toEqual(["read", "comment", "export", "share"]);
    expect((await put(coordinator, partner("rybnik"))).status).toBe(204);
    expect((await put(coordinator, role("partner"), "observer")).status).toBe(204);
  });

  test("E4 observers see the document while it is shown to them, and leave it within a second", async () => {
    const server = await startTestServer({ statements: await ground() });
    const lead = await signedIn(server.url, "lead");
    const observer = await signedIn(server.url, "observer");
    const socket = await openSocket(server, observer);

    const closed = await closedAfter(socket, () => showToNetwork(lead, false));

    expect(closed).toEqual({ code: CloseCode.notFound, reason: "access-removed" });
    expect((await observer.get(konin)).status).toBe(404);
    expect(await sharingOf(lead)).toMatchObject({
      isSharedWithNetwork: false,
      network: { id: id("energia"), name: "Energia" },
    });
    await showToNetwork(lead, true);
    expect((await observer.get(konin)).status).toBe(200);
  });

  test("E4 peers come in when a window opens, and go when it closes, by the clock alone", async () => {
    const time = new FakeTime();
    const [opensAt, closesAt] = [time.clock() + hourMs, time.clock() + 2 * hourMs];
    const window = { id: id("window"), networkId: id("energia"), opensAt, closesAt, note: "" };
    const statements = [...(await ground()), insertWindow(window, 0, id("administrator"))];
    const server = await startTestServer({ statements, overrides: time });
    const peer = await signedIn(server.url, "peer");
    expect((await peer.get(konin)).status).toBe(404);

    time.advance(hourMs);
    expect((await sharingOf(peer)).mine).toEqual([
      { role: "peer", through: "window", name: "Energia", until: closesAt },
    ]);
    expect(await permissionsOf(peer)).toEqual(["read", "comment"]);
    const socket = await openSocket(server, peer);
    time.advance(hourMs);

    expect(await socket.closed).toEqual({ code: CloseCode.notFound, reason: "access-removed" });
    expect((await peer.get(konin)).status).toBe(404);
    const { people } = await sharingOf(await signedIn(server.url, "lead"));
    expect(people.map(({ name }) => name)).not.toContain("peer");
  });
});

async function sharingOf(client: Client): Promise<SharingBody> {
  return Sharing.parse((await client.get(`${konin}/sharing`)).body);
}

async function permissionsOf(client: Client): Promise<readonly string[]> {
  return DocumentDetails.parse((await client.get(konin)).body).document.permissions;
}

const partner = (city: string) => `${konin}/partners/${id(city)}`;
const role = (person: Person) => `${konin}/people/${id(person)}`;

function put(client: Client, path: string, wanted?: string): Promise<Answer> {
  const body = wanted === undefined ? {} : { body: { role: wanted } };
  return client.send(path, { method: "PUT", ...body });
}

function remove(client: Client, path: string): Promise<Answer> {
  return client.send(path, { method: "DELETE" });
}

function showToNetwork(client: Client, sharedWithNetwork: boolean): Promise<Answer> {
  return client.send(`${konin}/sharing`, { method: "PATCH", body: { sharedWithNetwork } });
}

function invitation(email: string) {
  return { role: "editor", people: [{ email }] };
}

/** Somebody without access asks for it. */
async function askFromElsewhere(server: RunningServer): Promise<void> {
  const stranger = await signedIn(server.url, "stranger");
  await stranger.post("/api/access-requests", { documentId: id("midkonin"), message: "Proszę." });
}

/** With a lead of Rybnik's, who has an account and nothing to do with Konin. */
async function groundWithRybnik(): Promise<Statement[]> {
  const passwords = await createPasswords({ cost: passwordCost });
  const person = {
    id: id("rybniklead"),
    name: "Lider Rybnika",
    email: rybnikEmail,
    passwordHash: await passwords.hash(password),
    organisationId: id("rybnik"),
    createdAt: 0,
  };
  const grant = { role: "lead", scope: { kind: "organisation", id: id("rybnik") } } as const;
  return [...(await ground()), insertPerson(person), insertGrant(person.id, grant, 0)];
}

async function signInAt({ url }: RunningServer, email: string): Promise<Client> {
  const client = new Client(url);
  await client.post("/api/sign-in", { email, password });
  return client;
}

function openSocket({ url }: RunningServer, { cookie }: Client): Promise<RawClient> {
  return new RawClient(url, id("midkonin"), { cookie, origin: url }).open();
}

/** How a socket closes after something was asked for, which has to be within a second. */
async function closedAfter(socket: RawClient, ask: () => Promise<Answer>): Promise<unknown> {
  const start = performance.now();
  expect((await ask()).status).toBe(204);
  const closed = await socket.closed;
  expect(performance.now() - start).toBeLessThan(1000);
  return closed;
}
