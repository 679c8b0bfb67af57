import type { Grant, Permission } from "@brudnopis/schema";
import { expect, test } from "vitest";
import {
  decide,
  type DocumentFacts,
  grantableRoles,
  mayManageNetwork,
  mayManageOrganisation,
  mayStartDocument,
} from "./decide.ts";

/** Konin and Rybnik are in one network, Leszno in another. The document is Konin's, and Rybnik was asked to join in. */
const document: DocumentFacts = {
  id: "mid-konin",
  networkId: "energia",
  networkName: "Energia",
  organisations: [
    { id: "konin", name: "Konin", part: "owner" },
    { id: "rybnik", name: "Rybnik", part: "partner" },
  ],
  isSharedWithNetwork: true,
  window: { closesAt: 1000, organisationIds: ["konin", "rybnik", "sopot"] },
};

const all: Permission[] = ["read", "comment", "suggest", "edit", "export", "share"];
const writing: Permission[] = ["read", "comment", "suggest", "edit", "export"];
const reviewing: Permission[] = ["read", "comment", "suggest", "export"];

const on = (
  role: Grant["role"],
  kind: "network" | "organisation" | "document",
  id: string,
): Grant => ({
  role,
  scope: { kind, id },
});
const administrator: Grant = { role: "administrator", scope: { kind: "installation" } };

const cases: [string, Grant, Permission[]][] = [
  ["lead of its owner", on("lead", "organisation", "konin"), all],
  ["editor of its owner", on("editor", "organisation", "konin"), writing],
  ["lead of its partner", on("lead", "organisation", "rybnik"), writing],
  ["editor of its partner", on("editor", "organisation", "rybnik"), writing],
  ["editor of this document", on("editor", "document", "mid-konin"), writing],
  ["facilitator of this document", on("facilitator", "document", "mid-konin"), reviewing],
  ["observer of this document", on("observer", "document", "mid-konin"), ["read", "export"]],
  ["facilitator of its network", on("facilitator", "network", "energia"), reviewing],
  ["observer of its network", on("observer", "network", "energia"), ["read", "export"]],
  ["peer who writes for nobody", on("peer", "network", "energia"), []],
  [
    "coordinator of its network",
    on("coordinator", "network", "energia"),
    ["read", "comment", "export", "share"],
  ],
  ["administrator", administrator, all],

  ["lead of another organisation", on("lead", "organisation", "leszno"), []],
  ["editor of another organisation", on("editor", "organisation", "leszno"), []],
  ["editor of another document", on("editor", "document", "mid-rybnik"), []],
  ["facilitator of another network", on("facilitator", "network", "kompakt"), []],
  ["observer of another network", on("observer", "network", "kompakt"), []],
  ["peer of another network", on("peer", "network", "kompakt"), []],
  ["coordinator of another network", on("coordinator", "network", "kompakt"), []],

  // Roles held on what they are not for.
  ["lead of this document", on("lead", "document", "mid-konin"), []],
  ["peer of this document", on("peer", "document", "mid-konin"), []],
  ["lead of its network", on("lead", "network", "energia"), []],
  ["editor of the installation", { role: "editor", scope: { kind: "installation" } }, []],
  ["observer of its organisation", on("observer", "organisation", "konin"), []],
  ["administrator of its network", on("administrator", "network", "energia"), []],
  ["editor of a network with a document's id", on("editor", "network", "mid-konin"), []],
];

test.each(cases)("%s", (_who, grant, permissions) => {
  expect(decide([grant], document).permissions).toEqual(permissions);
});

test("nobody without a grant gets in", () => {
  expect(decide([], document)).toEqual({ permissions: [], logged: [], reasons: [] });
});

test("a document outside of every network is nobody's to watch", () => {
  const lonely = { ...document, networkId: null };

  expect(decide([on("observer", "network", "energia")], lonely).permissions).toEqual([]);
});

test("an observer of the network sees nothing before a document is shared with it", () => {
  const draft = { ...document, isSharedWithNetwork: false };

  expect(decide([on("observer", "network", "energia")], draft).permissions).toEqual([]);
  expect(decide([on("facilitator", "network", "energia")], draft).permissions).toEqual(reviewing);
});

const sopot = [on("peer", "network", "energia"), on("editor", "organisation", "sopot")];

test("a peer who writes for another city of the network reads and comments while a window is open", () => {
  expect(decide(sopot, document)).toEqual({
    permissions: ["read", "comment"],
    logged: [],
    reasons: [{ role: "peer", through: "window", name: "Energia", until: 1000 }],
  });
});

test("a peer sees nothing while no window is open", () => {
  expect(decide(sopot, { ...document, window: undefined }).permissions).toEqual([]);
});

test("a peer whose city has left the network is none any more", () => {
  const smaller = { closesAt: 1000, organisationIds: ["konin", "rybnik"] };

  expect(decide(sopot, { ...document, window: smaller }).permissions).toEqual([]);
});

test("several grants add up, and each is a reason of its own", () => {
  const grants = [
    on("editor", "document", "mid-konin"),
    on("lead", "organisation", "rybnik"),
    on("peer", "network", "energia"),
    on("lead", "organisation", "leszno"),
  ];

  const { permissions, reasons } = decide(grants, document);

  expect(permissions).toEqual(writing);
  expect(reasons).toEqual([
    { role: "editor", through: "document" },
    { role: "lead", through: "partner", name: "Rybnik" },
    { role: "peer", through: "window", name: "Energia", until: 1000 },
  ]);
});

test("only what administering alone gives is logged", () => {
  const observer = on("observer", "network", "energia");
  const lead = on("lead", "organisation", "konin");

  expect(decide([administrator], document).logged).toEqual(all);
  expect(decide([administrator, observer], document).logged).toEqual([
    "comment",
    "suggest",
    "edit",
    "share",
  ]);
  expect(decide([administrator, lead], document).logged).toEqual([]);
});

const konin = { id: "konin", networkIds: ["energia"] };

const starters: [string, Grant, boolean][] = [
  ["lead of the organisation", on("lead", "organisation", "konin"), true],
  ["editor of the organisation", on("editor", "organisation", "konin"), true],
  ["coordinator of its network", on("coordinator", "network", "energia"), true],
  ["administrator", administrator, true],
  ["lead of another organisation", on("lead", "organisation", "rybnik"), false],
  ["coordinator of another network", on("coordinator", "network", "kompakt"), false],
  ["facilitator of its network", on("facilitator", "network", "energia"), false],
  ["editor of one document", on("editor", "document", "konin"), false],
];

test.each(starters)("whether the %s may start a document in its name", (_who, grant, may) => {
  expect(mayStartDocument([grant], konin)).toBe(may);
});

const managers: [string, Grant, boolean][] = [
  ["lead of the organisation", on("lead", "organisation", "konin"), true],
  ["editor of the organisation", on("editor", "organisation", "konin"), false],
  ["coordinator of its network", on("coordinator", "network", "energia"), true],
  ["administrator", administrator, true],
  ["lead of another organisation", on("lead", "organisation", "rybnik"), false],
  ["coordinator of another network", on("coordinator", "network", "kompakt"), false],
  ["facilitator of its network", on("facilitator", "network", "energia"), false],
];

test.each(managers)("whether the %s decides about its people", (_who, grant, may) => {
  expect(mayManageOrganisation([grant], konin)).toBe(may);
});

test("a network is run by its coordinators and by administrators", () => {
  expect(mayManageNetwork([on("coordinator", "network", "energia")], "energia")).toBe(true);
  expect(mayManageNetwork([on("coordinator", "network", "kompakt")], "energia")).toBe(false);
  expect(mayManageNetwork([on("facilitator", "network", "energia")], "energia")).toBe(false);
  expect(mayManageNetwork([administrator], "energia")).toBe(true);
});

test("a coordinator cannot make coordinators, and nobody but an administrator makes administrators", () => {
  const coordinator = on("coordinator", "network", "energia");

  expect(grantableRoles([coordinator], "network")).toEqual(["facilitator", "observer", "peer"]);
  expect(grantableRoles([administrator], "network")).toContain("coordinator");
  expect(grantableRoles([coordinator], "installation")).toEqual([]);
  expect(grantableRoles([administrator], "installation")).toEqual(["administrator"]);
});
