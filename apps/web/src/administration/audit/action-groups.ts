import type { AuditAction } from "@brudnopis/schema";

export const actionGroups = ["access", "people", "programme", "documents", "running"] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** Where each action stands in the list to choose from. The type sees to it that none is missing. */
const groupOf: Record<AuditAction, ActionGroup> = {
  "signed-in": "access",
  "sign-in-failed": "access",
  "sign-in-throttled": "access",
  "signed-out": "access",
  "session-ended": "access",
  "sessions-ended": "access",
  "password-changed": "access",
  "password-reset-asked": "access",
  "password-reset-link-made": "access",
  "password-reset": "access",
  "totp-on": "access",
  "totp-off": "access",
  "recovery-codes-made": "access",
  "recovery-code-used": "access",
  "sso-connected": "access",
  "sso-disconnected": "access",
  invited: "people",
  "invitation-sent-again": "people",
  "invitation-revoked": "people",
  "invitation-accepted": "people",
  "role-given": "people",
  "role-taken": "people",
  "access-asked": "people",
  "access-declined": "people",
  "person-changed": "people",
  "person-blocked": "people",
  "person-unblocked": "people",
  "person-exported": "people",
  "person-erased": "people",
  "programme-changed": "programme",
  "edition-changed": "programme",
  "network-changed": "programme",
  "network-joined": "programme",
  "network-left": "programme",
  "window-opened": "programme",
  "window-changed": "programme",
  "organisation-changed": "programme",
  "document-started": "documents",
  "section-planned": "documents",
  "section-ready": "documents",
  "finding-muted": "documents",
  "finding-unmuted": "documents",
  "suggestion-accepted": "documents",
  "suggestion-rejected": "documents",
  "thread-closed": "documents",
  "template-moved": "documents",
  "revision-named": "documents",
  "round-sent": "documents",
  "round-closed": "documents",
  "revision-unnamed": "documents",
  restored: "documents",
  "history-purged": "documents",
  "partner-added": "documents",
  "partner-removed": "documents",
  "shared-with-network": "documents",
  "unshared-with-network": "documents",
  exported: "documents",
  "guest-link-made": "documents",
  "guest-link-revoked": "documents",
  "guest-link-opened": "documents",
  "question-answered": "documents",
  "update-refused": "documents",
  "administrator-read": "documents",
  "administrator-comment": "documents",
  "administrator-suggest": "documents",
  "administrator-edit": "documents",
  "administrator-export": "documents",
  "administrator-share": "documents",
  "installation-set-up": "running",
  "audit-exported": "running",
  "audit-pruned": "running",
  "information-changed": "running",
};

// The keys of the record above are all the actions there are.
const actions = Object.keys(groupOf) as AuditAction[];

export function actionsOf(group: ActionGroup): AuditAction[] {
  return actions.filter((action) => groupOf[action] === group);
}

export function toAction(value: string): AuditAction | undefined {
  return actions.find((action) => action === value);
}
