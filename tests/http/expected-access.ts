/**
 * Who may do what, written down by hand and apart from the code that decides it: the measure of the matrix tests.
 * Konin and Rybnik are in one network, Leszno in another; Rybnik's document was opened to Konin as a partner, and
 * only Konin's is shared with the network. A peer window is open.
 */
import type { Permission } from "@brudnopis/schema";
import { insertWindow } from "../../apps/server/src/store/networks.ts";
import { addPartner } from "../../apps/server/src/store/documents.ts";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { ground, id, people, type Person } from "./ground.ts";

/** Nobody is signed in. */
export const nobody = "nobody";
export type Caller = Person | typeof nobody;

export const callers: readonly Caller[] = [
  ...Object.keys(people).filter((name): name is Person => name in people),
  nobody,
];

/** Seen from Konin. */
export const documents = { own: "midkonin", partners: "midrybnik", foreign: "midleszno" } as const;
export type Target = keyof typeof documents;
export const targets: readonly Target[] = ["own", "partners", "foreign"];

const all: Permission[] = ["read", "comment", "suggest", "edit", "export", "share"];
const writing: Permission[] = ["read", "comment", "suggest", "edit", "export"];
const reviewing: Permission[] = ["read", "comment", "suggest", "export"];
const running: Permission[] = ["read", "comment", "export", "share"];
const peering: Permission[] = ["read", "comment"];
const watching: Permission[] = ["read", "export"];

export const permissionsOn: Record<Target, Record<Caller, readonly Permission[]>> = {
  own: {
    administrator: all,
    coordinator: running,
    facilitator: reviewing,
    observer: watching,
    peer: peering,
    lead: all,
    editor: writing,
    partner: writing,
    stranger: [],
    nobody: [],
  },
  partners: {
    administrator: all,
    coordinator: running,
    facilitator: reviewing,
    observer: [],
    peer: peering,
    lead: writing,
    editor: writing,
    partner: [],
    stranger: [],
    nobody: [],
  },
  foreign: {
    administrator: all,
    coordinator: [],
    facilitator: [],
    observer: [],
    peer: [],
    lead: [],
    editor: [],
    partner: [],
    stranger: all,
    nobody: [],
  },
};

/** Who runs which network. */
export const managers = {
  energia: ["administrator", "coordinator"],
  kompakt: ["administrator"],
} as const satisfies Record<string, readonly Person[]>;

/** Who decides about the people of which organisation, and who may change the organisation itself. */
export const organisationManagers = {
  konin: ["administrator", "coordinator", "lead"],
  rybnik: ["administrator", "coordinator"],
  leszno: ["administrator", "stranger"],
} as const satisfies Record<string, readonly Person[]>;

export const organisationChangers = {
  konin: ["administrator", "coordinator"],
  rybnik: ["administrator", "coordinator"],
  leszno: ["administrator"],
} as const satisfies Record<string, readonly Person[]>;

export const administrators: readonly Person[] = ["administrator"];
export const organisers: readonly Person[] = ["administrator", "coordinator"];

/** The ground on which all of this is so. */
export async function matrixGround(now: number): Promise<Statement[]> {
  const window = {
    id: id("window"),
    networkId: id("energia"),
    opensAt: now - 1000,
    closesAt: now + 3_600_000,
    note: "",
  };
  return [
    ...(await ground()),
    addPartner(id("midrybnik"), id("konin")),
    insertWindow(window, now, id("administrator")),
  ];
}
