/** The audit log as the HTTP API shows it, and the page that says what happens with personal data. */
import { z } from "zod";

export const AuditAction = z.enum([
  "signed-in",
  "sign-in-failed",
  "sign-in-throttled",
  "signed-out",
  "session-ended",
  "sessions-ended",
  "password-changed",
  "password-reset-asked",
  "password-reset-link-made",
  "password-reset",
  "totp-on",
  "totp-off",
  "recovery-codes-made",
  "recovery-code-used",
  "sso-connected",
  "sso-disconnected",
  "installation-set-up",
  "invited",
  "invitation-sent-again",
  "invitation-revoked",
  "invitation-accepted",
  "role-given",
  "role-taken",
  "access-asked",
  "access-declined",
  "person-changed",
  "person-blocked",
  "person-unblocked",
  "person-exported",
  "person-erased",
  "programme-changed",
  "edition-changed",
  "network-changed",
  "network-joined",
  "network-left",
  "window-opened",
  "window-changed",
  "organisation-changed",
  "document-started",
  "section-planned",
  "section-ready",
  "finding-muted",
  "finding-unmuted",
  "template-moved",
  "revision-named",
  "revision-unnamed",
  "suggestion-accepted",
  "suggestion-rejected",
  "restored",
  "history-purged",
  "thread-closed",
  "round-sent",
  "round-closed",
  "partner-added",
  "partner-removed",
  "shared-with-network",
  "unshared-with-network",
  "exported",
  "guest-link-made",
  "guest-link-revoked",
  "guest-link-opened",
  "question-answered",
  "update-refused",
  "administrator-read",
  "administrator-comment",
  "administrator-suggest",
  "administrator-edit",
  "administrator-export",
  "administrator-share",
  "audit-exported",
  "audit-pruned",
  "information-changed",
]);
export type AuditAction = z.infer<typeof AuditAction>;

export const AuditEvent = z.strictObject({
  id: z.string(),
  /** Milliseconds since the epoch. */
  at: z.int(),
  action: AuditAction,
  /** Who did it; absent when nobody was signed in. */
  by: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** To whom. */
  person: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  document: z.strictObject({ id: z.string(), title: z.string() }).optional(),
  organisation: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  network: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** The network address that it came from. */
  address: z.string().optional(),
  /** More, in words that are safe to show: a role, a format, a reason. */
  details: z.record(z.string(), z.string()),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditQuery = z.strictObject({
  /** Days in Poland, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  action: AuditAction.optional(),
  /** Who did it, or to whom. */
  person: z.string().max(64).optional(),
  document: z.string().max(64).optional(),
  /** The `next` of the page before. */
  after: z.string().max(100).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = z.strictObject({
  events: z.array(AuditEvent),
  /** Absent on the last page. */
  next: z.string().optional(),
  /** Events are kept for so many days. */
  keptDays: z.int(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** What people are told about their personal data; paragraphs are separated by empty lines. */
export const Information = z.strictObject({
  pl: z.string().trim().max(20_000),
  en: z.string().trim().max(20_000),
});
export type Information = z.infer<typeof Information>;
