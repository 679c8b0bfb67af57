/** Who may do what, on what: the words that roles, rules and pages share. */
import { z } from "zod";

export const Role = z.enum([
  "administrator",
  "coordinator",
  "facilitator",
  "observer",
  "peer",
  "lead",
  "editor",
]);
export type Role = z.infer<typeof Role>;

export const ScopeKind = z.enum(["installation", "network", "organisation", "document"]);
export type ScopeKind = z.infer<typeof ScopeKind>;

/** What a role is held on. */
export const Scope = z.union([
  z.strictObject({ kind: z.literal("installation") }),
  z.strictObject({ kind: z.enum(["network", "organisation", "document"]), id: z.string() }),
]);
export type Scope = z.infer<typeof Scope>;

export const Grant = z.strictObject({ role: Role, scope: Scope });
export type Grant = z.infer<typeof Grant>;

/** The roles that can be held on each kind of thing. Held on anything else, a role gives nothing. */
export const rolesByScope = {
  installation: ["administrator"],
  network: ["coordinator", "facilitator", "observer", "peer"],
  organisation: ["lead", "editor"],
  document: ["editor", "facilitator", "observer"],
} as const satisfies Record<ScopeKind, readonly Role[]>;

/** What may be done with a document, in the order in which it is shown. */
export const Permission = z.enum(["read", "comment", "suggest", "edit", "export", "share"]);
export type Permission = z.infer<typeof Permission>;

/** One of the reasons why somebody has access: a role, and in words what it is held on. */
export const AccessReason = z.strictObject({
  role: Role,
  /** How the role reaches the document: `partner` is an organisation that was asked to join in. */
  through: z.enum(["installation", "network", "window", "organisation", "partner", "document"]),
  /** Name of the network or the organisation. */
  name: z.string().optional(),
  /** For `window`: when it closes, in milliseconds since the epoch. */
  until: z.int().optional(),
});
export type AccessReason = z.infer<typeof AccessReason>;
