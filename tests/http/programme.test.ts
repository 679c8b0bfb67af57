/** Programme, edition, network, organisations and who belongs to them. */
import { NetworkDetails, OrganisationDetails, ProgrammeTree } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import { addPartner } from "../../apps/server/src/store/documents.ts";
import { insertNetwork } from "../../apps/server/src/store/networks.ts";
import { insertOrganisation, joinNetwork } from "../../apps/server/src/store/organisations.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { ground, id } from "./ground.ts";

const Created = z.object({ id: z.string() });

test("an administrator builds a programme from the top to an organisation", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "administrator");
  const programme = await made(client, "/api/programmes", { name: "PIM" });
  const edition = await made(client, `/api/programmes/${programme}/editions`, {
    name: "PIM4",
    startsOn: "2027-01-01",
    endsOn: "2028-12-31",
  });
  const network = await made(client, `/api/editions/${edition}/networks`, {
    name: "Miasto dostępnych mieszkań",
    kind: "transfer",
    languages: ["pl", "en"],
  });
  const organisation = await made(client, "/api/organisations", {
    name: "Porozumienie Powiatów",
    kind: "inter-municipal-agreement",
    registerNumber: "REGON 123456785",
    municipalities: [
      { teryt: "2479011", name: "Żory" },
      { teryt: "2473011", name: "Rybnik" },
    ],
    forms: { instrumental: "Porozumieniem Powiatów" },
    networkIds: [network],
  });

  const tree = ProgrammeTree.parse((await client.get("/api/programmes")).body);
  const details = OrganisationDetails.parse(
    (await client.get(`/api/organisations/${organisation}`)).body,
  );

  expect(tree.programmes).toMatchObject([
    {
      id: programme,
      editions: [
        {
          id: edition,
          networks: [{ id: network, kind: "transfer", languages: ["pl", "en"], organisations: 1 }],
        },
      ],
    },
  ]);
  expect(tree.loose.map(({ name }) => name).sort()).toEqual(["Energia", "Kompakt"]);
  expect(details).toMatchObject({
    executive: "przewodniczący",
    isUsualExecutive: true,
    municipalities: [{ name: "Rybnik" }, { name: "Żory" }],
    networks: [{ id: network }],
    mayChange: true,
  });
});

test("a network is moved to another edition, archived and brought back", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "administrator");
  const programme = await made(client, "/api/programmes", { name: "PIM" });
  const edition = await made(client, `/api/programmes/${programme}/editions`, { name: "PIM3" });
  const path = `/api/networks/${id("energia")}`;

  expect((await client.send(path, patch({ editionId: edition, archived: true }))).status).toBe(204);
  const archived = NetworkDetails.parse((await client.get(path)).body);
  expect((await client.send(path, patch({ archived: false }))).status).toBe(204);
  const restored = NetworkDetails.parse((await client.get(path)).body);

  expect(archived).toMatchObject({
    archived: true,
    edition: { name: "PIM3" },
    programme: { name: "PIM" },
  });
  expect(restored.archived).toBe(false);
});

test("a coordinator sees the network they run, and nothing beside it", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const coordinator = await (await signedIn(url, "coordinator")).get("/api/programmes");
  const lead = await (await signedIn(url, "lead")).get("/api/programmes");

  expect(ProgrammeTree.parse(coordinator.body)).toMatchObject({
    programmes: [],
    loose: [{ id: id("energia") }],
  });
  expect(lead.body).toEqual({ programmes: [], loose: [] });
});

test("a coordinator describes their network, and neither moves nor archives it", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "coordinator");
  const path = `/api/networks/${id("energia")}`;

  expect((await client.send(path, patch({ startsOn: "2024-04-01" }))).status).toBe(204);
  const refused = await client.send(path, patch({ archived: true }));

  expect([refused.status, codeOf(refused)]).toEqual([403, "forbidden"]);
  expect((await client.get(path)).body).toMatchObject({ startsOn: "2024-04-01", archived: false });
});

test("days in the wrong order are refused beside the field", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "coordinator");
  const days = { startsOn: "2026-05-01", endsOn: "2026-04-30" };

  const answer = await client.send(`/api/networks/${id("energia")}`, patch(days));

  expect(answer.body).toMatchObject({
    error: { code: "invalid-input", issues: [{ path: "endsOn" }] },
  });
});

test("a coordinator cannot take in an organisation that has people and is not theirs", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const coordinator = await signedIn(url, "coordinator");
  const administrator = await signedIn(url, "administrator");
  const leszno = `/api/networks/${id("energia")}/organisations/${id("leszno")}`;

  const refused = await coordinator.send(leszno, { method: "PUT" });
  const before = await coordinator.get(`/api/organisations/${id("leszno")}`);
  const allowed = await administrator.send(leszno, { method: "PUT" });
  const after = await coordinator.get(`/api/organisations/${id("leszno")}`);

  expect([refused.status, before.status]).toEqual([403, 404]);
  expect([allowed.status, after.status]).toEqual([204, 200]);
});

test.each([
  ["is a partner in a document", addPartner(id("midleszno"), id("turek"))],
  ["is of an archived network", joinNetwork(id("archived"), id("turek"), 1)],
  [
    "has somebody who is blocked",
    insertPerson({
      id: id("blocked"),
      name: "blocked",
      email: "blocked@turek.example",
      passwordHash: "",
      organisationId: id("turek"),
      createdAt: 1,
    }),
  ],
])("a coordinator cannot take in an organisation that %s", async (_how, statement) => {
  const { url } = await startTestServer({
    statements: [
      ...(await ground()),
      insertNetwork({ id: id("archived"), name: "Dawna", kind: "planning", pack: null }, 1),
      { sql: "update network set archived_at = 1 where id = $1", values: [id("archived")] },
      insertOrganisation({ id: id("turek"), name: "Turek", hue: 4, createdAt: 1 }),
      statement,
    ],
  });
  const path = `/api/networks/${id("energia")}/organisations/${id("turek")}`;

  const answer = await (await signedIn(url, "coordinator")).send(path, { method: "PUT" });

  expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
});

test("a coordinator takes in an organisation that nobody has anything to do with yet", async () => {
  const { url } = await startTestServer({
    statements: [
      ...(await ground()),
      insertOrganisation({ id: id("turek"), name: "Turek", hue: 4, createdAt: 1 }),
    ],
  });
  const path = `/api/networks/${id("energia")}/organisations/${id("turek")}`;

  const answer = await (await signedIn(url, "coordinator")).send(path, { method: "PUT" });

  expect(answer.status).toBe(204);
});

test("a coordinator adds a new organisation, to a network of theirs only", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "coordinator");
  const sopot = { name: "Sopot", kind: "city-with-county-rights" };

  const nowhere = await client.post("/api/organisations", sopot);
  const foreign = await client.post("/api/organisations", {
    ...sopot,
    networkIds: [id("kompakt")],
  });
  const own = await client.post("/api/organisations", { ...sopot, networkIds: [id("energia")] });

  expect([nowhere.status, foreign.status, own.status]).toEqual([400, 400, 201]);
  expect(nowhere.body).toMatchObject({ error: { issues: [{ path: "networkIds" }] } });
});

test.each([
  ["306201", "too short"],
  ["3362011", "of no voivodeship"],
  ["3062016", "of no type"],
  ["3062011 ", "with a space"],
])("the TERYT code %j, %s, is refused", async (teryt) => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "administrator");
  const change = { municipalities: [{ teryt, name: "Konin" }] };

  const answer = await client.send(`/api/organisations/${id("konin")}`, patch(change));

  expect(answer.body).toMatchObject({
    error: { code: "invalid-input", issues: [{ path: "municipalities.0.teryt" }] },
  });
});

test("a lead sees their organisation and its people, and cannot rename it", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");
  const path = `/api/organisations/${id("konin")}`;

  const details = OrganisationDetails.parse((await client.get(path)).body);
  const renamed = await client.send(path, patch({ name: "Miasto Konin" }));

  expect(details.members.map(({ name, roles }) => [name, roles])).toEqual([
    ["editor", ["editor"]],
    ["lead", ["lead"]],
  ]);
  expect(details.mayChange).toBe(false);
  expect(renamed.status).toBe(404);
});

test("roles are changed and taken away; who is no member has to be invited", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");
  const path = `/api/organisations/${id("konin")}/members`;
  const set = (person: string, roles: string[]) =>
    client.send(`${path}/${id(person)}`, { method: "PUT", body: { roles } });

  expect((await set("editor", ["lead"])).status).toBe(204);
  expect((await set("editor", [])).status).toBe(204);
  expect((await set("editor", ["lead"])).status).toBe(404);
  expect((await set("stranger", ["editor"])).status).toBe(404);

  const editor = await signedIn(url, "editor");
  expect((await editor.get(`/api/documents/${id("midkonin")}`)).status).toBe(404);
});

test("a coordinator gives no role above their own", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "coordinator");
  const path = `/api/networks/${id("energia")}/members`;
  const set = (person: string, roles: string[]) =>
    client.send(`${path}/${id(person)}`, { method: "PUT", body: { roles } });

  expect((await set("facilitator", ["facilitator", "coordinator"])).status).toBe(403);
  expect((await set("coordinator", ["facilitator"])).status).toBe(403);
  expect((await set("facilitator", ["administrator"])).status).toBe(403);
  expect((await set("facilitator", ["observer"])).status).toBe(204);
});

test("a peer reads while the window is open, and not before or after", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const coordinator = await signedIn(url, "coordinator");
  const peer = await signedIn(url, "peer");
  const document = `/api/documents/${id("midrybnik")}`;
  const window = { opensAt: time.clock() + 60_000, closesAt: time.clock() + 120_000 };
  await made(coordinator, `/api/networks/${id("energia")}/windows`, window);
  const statuses: number[] = [];

  for (const step of [0, 60_000, 60_000]) {
    time.advance(step);
    statuses.push((await peer.get(document)).status);
  }

  expect(statuses).toEqual([404, 200, 404]);
});

test("a peer who no longer writes for a city of the network is none any more", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const coordinator = await signedIn(url, "coordinator");
  const peer = await signedIn(url, "peer");
  const document = `/api/documents/${id("midkonin")}`;
  const window = { opensAt: time.clock() - 1, closesAt: time.clock() + 60_000 };
  await made(coordinator, `/api/networks/${id("energia")}/windows`, window);
  const before = await peer.get(document);

  const path = `/api/organisations/${id("sopot")}/members/${id("peer")}`;
  await coordinator.send(path, { method: "PUT", body: { roles: [] } });

  expect([before.status, (await peer.get(document)).status]).toEqual([200, 404]);
});

test("a window that closes before it opens is refused", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "coordinator");

  const answer = await client.post(`/api/networks/${id("energia")}/windows`, {
    opensAt: 2000,
    closesAt: 1000,
  });

  expect(answer.body).toMatchObject({
    error: { code: "invalid-input", issues: [{ path: "closesAt" }] },
  });
});

test("everybody who writes for the network's cities becomes its peer, once", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "coordinator");
  const path = `/api/networks/${id("energia")}/peers`;

  const first = await client.post(path);
  const second = await client.post(path);

  // The lead and the editor of Konin; Sopot's editor is one already, Leszno is of another network.
  expect([first.body, second.body]).toEqual([{ added: 2 }, { added: 0 }]);
});

async function made(client: Client, path: string, body: unknown): Promise<string> {
  const answer = await client.post(path, body);
  expect([path, answer.status, answer.body]).toMatchObject([path, 201, {}]);
  return Created.parse(answer.body).id;
}

function patch(body: unknown) {
  return { method: "PATCH", body };
}
