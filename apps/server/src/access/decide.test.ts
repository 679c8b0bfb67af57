import type { Permission } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { decide, type Grant, mayStartDocument } from "./decide.ts";

/** Konin and Rybnik are in one network; Leszno is in another. The document belongs to Konin. */
const document = { id: "mid-konin", networkId: "energia", organisationIds: ["konin"] };

const all: Permission[] = ["read", "edit", "export"];
const readOnly: Permission[] = ["read", "export"];

const cases: [string, Grant, Permission[]][] = [
  ["lead of its organisation", { role: "lead", scope: { kind: "organisation", id: "konin" } }, all],
  [
    "editor of its organisation",
    { role: "editor", scope: { kind: "organisation", id: "konin" } },
    all,
  ],
  [
    "editor of this document",
    { role: "editor", scope: { kind: "document", id: "mid-konin" } },
    all,
  ],
  [
    "facilitator of its network",
    { role: "facilitator", scope: { kind: "network", id: "energia" } },
    readOnly,
  ],
  [
    "observer of its network",
    { role: "observer", scope: { kind: "network", id: "energia" } },
    readOnly,
  ],
  [
    "coordinator of its network",
    { role: "coordinator", scope: { kind: "network", id: "energia" } },
    readOnly,
  ],
  ["administrator", { role: "administrator", scope: { kind: "installation" } }, all],

  [
    "lead of another organisation",
    { role: "lead", scope: { kind: "organisation", id: "rybnik" } },
    [],
  ],
  [
    "editor of another organisation",
    { role: "editor", scope: { kind: "organisation", id: "leszno" } },
    [],
  ],
  [
    "editor of another document",
    { role: "editor", scope: { kind: "document", id: "mid-rybnik" } },
    [],
  ],
  [
    "facilitator of another network",
    { role: "facilitator", scope: { kind: "network", id: "kompakt" } },
    [],
  ],
  [
    "observer of another network",
    { role: "observer", scope: { kind: "network", id: "kompakt" } },
    [],
  ],
  [
    "coordinator of another network",
    { role: "coordinator", scope: { kind: "network", id: "kompakt" } },
    [],
  ],

  // Roles held on what they are not for.
  ["lead of this document", { role: "lead", scope: { kind: "document", id: "mid-konin" } }, []],
  ["lead of its network", { role: "lead", scope: { kind: "network", id: "energia" } }, []],
  ["editor of the installation", { role: "editor", scope: { kind: "installation" } }, []],
  [
    "observer of its organisation",
    { role: "observer", scope: { kind: "organisation", id: "konin" } },
    [],
  ],
  [
    "administrator of its network",
    { role: "administrator", scope: { kind: "network", id: "energia" } },
    [],
  ],
  [
    "editor of a network with a document's id",
    { role: "editor", scope: { kind: "network", id: "mid-konin" } },
    [],
  ],
];

test.each(cases)("%s", (_who, grant, permissions) => {
  expect(decide([grant], document).permissions).toEqual(permissions);
});

test("nobody without a grant gets in", () => {
  expect(decide([], document)).toEqual({ permissions: [], logged: [] });
});

test("a document of two organisations is both their members'", () => {
  const shared = { ...document, organisationIds: ["konin", "rybnik"] };

  expect(
    decide([{ role: "editor", scope: { kind: "organisation", id: "rybnik" } }], shared).permissions,
  ).toEqual(all);
});

test("a document outside of every network is nobody's to watch", () => {
  const lonely = { ...document, networkId: null };

  expect(
    decide([{ role: "observer", scope: { kind: "network", id: "energia" } }], lonely).permissions,
  ).toEqual([]);
});

test("several grants add up", () => {
  const grants: Grant[] = [
    { role: "editor", scope: { kind: "document", id: "mid-konin" } },
    { role: "observer", scope: { kind: "network", id: "energia" } },
  ];

  expect(decide(grants, document).permissions).toEqual(all);
});

test("only what administering alone gives is logged", () => {
  const administrator: Grant = { role: "administrator", scope: { kind: "installation" } };
  const observer: Grant = { role: "observer", scope: { kind: "network", id: "energia" } };
  const lead: Grant = { role: "lead", scope: { kind: "organisation", id: "konin" } };

  expect(decide([administrator], document).logged).toEqual(all);
  expect(decide([administrator, observer], document).logged).toEqual(["edit"]);
  expect(decide([administrator, lead], document).logged).toEqual([]);
});

const starters: [string, Grant, boolean][] = [
  [
    "lead of the organisation",
    { role: "lead", scope: { kind: "organisation", id: "konin" } },
    true,
  ],
  [
    "editor of the organisation",
    { role: "editor", scope: { kind: "organisation", id: "konin" } },
    true,
  ],
  [
    "coordinator of its network",
    { role: "coordinator", scope: { kind: "network", id: "energia" } },
    true,
  ],
  ["administrator", { role: "administrator", scope: { kind: "installation" } }, true],
  [
    "lead of another organisation",
    { role: "lead", scope: { kind: "organisation", id: "rybnik" } },
    false,
  ],
  [
    "coordinator of another network",
    { role: "coordinator", scope: { kind: "network", id: "kompakt" } },
    false,
  ],
  [
    "facilitator of its network",
    { role: "facilitator", scope: { kind: "network", id: "energia" } },
    false,
  ],
  ["editor of one document", { role: "editor", scope: { kind: "document", id: "konin" } }, false],
];

test.each(starters)("whether the %s may start a document in its name", (_who, grant, may) => {
  expect(mayStartDocument([grant], { id: "konin", networkIds: ["energia"] })).toBe(may);
});
