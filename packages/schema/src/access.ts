/** Who may do what, on what: the words that roles, rules and pages share. */
import { z } from "zod";
import { permissions, roles, scopeKinds } from "./roles.ts";

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const ScopeKind = z.enum(scopeKinds);
export type ScopeKind = z.infer<typeof ScopeKind>;

/** What a role is held on. */
export const Scope = z.union([
  z.strictObject({ kind: z.literal("installation") }),
  z.strictObject({ kind: z.enum(["network", "organisation", "document"]), id: z.string() }),
]);
export type Scope = z.infer<typeof Scope>;

export const Grant = z.strictObject({ role: Role, scope: Scope });
export type Grant = z.infer<typeof Grant>;

export const Permission = z.enum(permissions);
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
