/** Roles and what each can be held on: plain data, which pages use without bringing zod to the browser. */
export const roles = [
  "administrator",
  "coordinator",
  "facilitator",
  "observer",
  "peer",
  "lead",
  "editor",
] as const;

export const scopeKinds = ["installation", "network", "organisation", "document"] as const;

/** The roles that can be held on each kind of thing. Held on anything else, a role gives nothing. */
export const rolesByScope = {
  installation: ["administrator"],
  network: ["coordinator", "facilitator", "observer", "peer"],
  organisation: ["lead", "editor"],
  document: ["editor", "facilitator", "observer"],
} as const satisfies Record<(typeof scopeKinds)[number], readonly (typeof roles)[number][]>;

/** What may be done with a document, in the order in which it is shown. */
export const permissions = ["read", "comment", "suggest", "edit", "export", "share"] as const;
