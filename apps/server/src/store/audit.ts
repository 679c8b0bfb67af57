import type { Permission } from "@brudnopis/schema";
import type { Statement } from "./driver.ts";

export interface AuditEvent {
  readonly id: string;
  readonly at: number;
  readonly personId: string;
  /** An administrator used a right on a draft that only an administrator has. */
  readonly action: `administrator-${Permission}`;
  readonly documentId: string;
}

export function insertAuditEvent({ id, at, personId, action, documentId }: AuditEvent): Statement {
  return {
    sql: "insert into audit_event (id, at, person_id, action, document_id) values ($1, $2, $3, $4, $5)",
    values: [id, at, personId, action, documentId],
  };
}
