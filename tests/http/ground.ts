/** Two cities of one network and one of another, with a person for each role and a document for each city. */
import { createDocument } from "@brudnopis/document";
import type { Role, Scope, Template } from "@brudnopis/schema";
import { join } from "node:path";
import { encodeStateAsUpdate } from "yjs";
import { createPasswords } from "../../apps/server/src/access/passwords.ts";
import { insertDocument } from "../../apps/server/src/store/documents.ts";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertNetwork } from "../../apps/server/src/store/networks.ts";
import { insertOrganisation, joinNetwork } from "../../apps/server/src/store/organisations.ts";
import { insertPerson } from "../../apps/server/src/store/people.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { passwordCost } from "../../apps/server/src/testing.ts";

export const password = "dobre-długie-hasło";

/** Ids are 16 letters and digits. */
export const id = (name: string) => name.padEnd(16, "0");

export const people = {
  administrator: { role: "administrator", scope: { kind: "installation" } },
  coordinator: { role: "coordinator", scope: { kind: "network", id: id("energia") } },
  facilitator: { role: "facilitator", scope: { kind: "network", id: id("energia") } },
  observer: { role: "observer", scope: { kind: "network", id: id("energia") } },
  peer: { role: "peer", scope: { kind: "network", id: id("energia") } },
  lead: { role: "lead", scope: { kind: "organisation", id: id("konin") } },
  editor: { role: "editor", scope: { kind: "organisation", id: id("konin") } },
  partner: { role: "editor", scope: { kind: "document", id: id("midkonin") } },
  stranger: { role: "lead", scope: { kind: "organisation", id: id("leszno") } },
} as const satisfies Record<string, { role: Role; scope: Scope }>;
export type Person = keyof typeof people;

export const emailOf = (person: Person) => `${person}@miasto.example`;

/** Everything is older than any test's clock. */
const longAgo = Date.UTC(2026, 0, 1);

const cities = [
  { name: "konin", network: "energia" },
  { name: "rybnik", network: "energia" },
  { name: "leszno", network: "kompakt" },
] as const;

export async function ground(): Promise<Statement[]> {
  const passwords = await createPasswords({ cost: passwordCost });
  const passwordHash = await passwords.hash(password);
  const template = (await loadTemplates(templatesFolder)).find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  return [
    insertNetwork(
      { id: id("energia"), name: "Energia", kind: "planning", pack: "energy" },
      longAgo,
    ),
    insertNetwork({ id: id("kompakt"), name: "Kompakt", kind: "planning", pack: null }, longAgo),
    ...cities.flatMap(({ name, network }, hue) => [
      insertOrganisation({ id: id(name), name, hue, createdAt: longAgo }),
      joinNetwork(id(network), id(name), longAgo),
    ]),
    ...Object.entries(people).flatMap(([name, grant]) => [
      insertPerson({
        id: id(name),
        name,
        email: `${name}@miasto.example`,
        passwordHash,
        organisationId: id("konin"),
        createdAt: longAgo,
      }),
      insertGrant(id(name), grant, longAgo),
    ]),
    // Sopot has no document yet; the peer writes for it.
    insertOrganisation({ id: id("sopot"), name: "sopot", hue: 3, createdAt: longAgo }),
    joinNetwork(id("energia"), id("sopot"), longAgo),
    insertGrant(
      id("peer"),
      { role: "editor", scope: { kind: "organisation", id: id("sopot") } },
      longAgo,
    ),
    ...cities.flatMap(({ name, network }) => document(template, name, network)),
  ];
}

const templatesFolder = join(import.meta.dirname, "../../templates");

function document(template: Template, city: string, network: string): Statement[] {
  const title = `MID ${city}`;
  const doc = createDocument(template, { language: "pl", networkKind: "planning", title });
  return insertDocument({
    id: id(`mid${city}`),
    templateId: "mid",
    templateVersion: 1,
    pack: null,
    networkId: id(network),
    organisationIds: [id(city)],
    title,
    illustrative: false,
    // Observers see what its city has shared with the network.
    sharedWithNetwork: city !== "rybnik",
    progress: { filled: 1, required: 30 },
    createdAt: longAgo,
    createdBy: id("administrator"),
    state: encodeStateAsUpdate(doc),
  });
}
