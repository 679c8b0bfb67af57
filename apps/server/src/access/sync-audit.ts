/** What of editing belongs into the audit log: what administrators write as such, and what was refused. */
import type { AuditAction } from "@brudnopis/schema";
import type { Log, Visitor } from "../sync/ports.ts";
import type { Audit, AuditSubject } from "./audit.ts";

export interface SyncAudit {
  /** Writes down the first edit of each time that somebody opens a document which they may write in by administering. */
  edited(documentId: string, visitor: Visitor): void;
  refused(documentId: string, personId: string, reason: string): void;
}

export function createSyncAudit(audit: Audit, log: Log): SyncAudit {
  const written = new WeakSet<Visitor>();
  const record = (personId: string, action: AuditAction, subject: AuditSubject) => {
    audit.record({ personId }, action, subject).catch((error: unknown) => {
      log.error({ err: error, action }, "An edit was not written down");
    });
  };
  return {
    edited: (documentId, visitor) => {
      if (visitor.isWritingLogged !== true || written.has(visitor)) return;
      written.add(visitor);
      record(visitor.personId, "administrator-edit", { documentId });
    },
    refused: (documentId, personId, reason) => {
      record(personId, "update-refused", { documentId, details: { reason } });
    },
  };
}
