import type { Grant } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { decide, type DocumentFacts } from "../../apps/server/src/access/decide.ts";
import { matrix, type MatrixRow } from "../../apps/web/src/sharing/matrix.ts";

const facts: DocumentFacts = {
  id: "document",
  networkId: "network",
  organisations: [
    { id: "owner", name: "Konin", part: "owner" },
    { id: "partner", name: "Rybnik", part: "partner" },
  ],
  isSharedWithNetwork: true,
  window: { closesAt: 1, organisationIds: ["neighbour"] },
};

const on = (kind: "document" | "organisation" | "network", id: string) => ({ kind, id });

/** Every way to come to each role of the table. */
const grants: Record<MatrixRow["key"], readonly Grant[]> = {
  lead: [{ role: "lead", scope: on("organisation", "owner") }],
  partnerLead: [{ role: "lead", scope: on("organisation", "partner") }],
  editor: [
    { role: "editor", scope: on("organisation", "owner") },
    { role: "editor", scope: on("organisation", "partner") },
    { role: "editor", scope: on("document", "document") },
  ],
  facilitator: [
    { role: "facilitator", scope: on("network", "network") },
    { role: "facilitator", scope: on("document", "document") },
  ],
  networkObserver: [{ role: "observer", scope: on("network", "network") }],
  observer: [{ role: "observer", scope: on("document", "document") }],
  peer: [{ role: "peer", scope: on("network", "network") }],
  coordinator: [{ role: "coordinator", scope: on("network", "network") }],
  administrator: [{ role: "administrator", scope: { kind: "installation" } }],
};

const rows = matrix.flatMap(({ key, permissions }) =>
  grants[key].map((grant) => ({ key, on: grant.scope.kind, grant, permissions })),
);

test.each(rows)("the table says of $key, held on the $on, what the server decides", (row) => {
  // A peer writes for another city of the network.
  const neighbour: Grant = { role: "editor", scope: on("organisation", "neighbour") };
  const held = row.key === "peer" ? [row.grant, neighbour] : [row.grant];

  expect(decide(held, facts).permissions).toEqual(row.permissions);
});

test("the table leaves nobody out", () => {
  expect(matrix.map(({ key }) => key).sort()).toEqual(Object.keys(grants).sort());
});
