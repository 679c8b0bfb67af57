import type { AuditAction } from "@brudnopis/schema";
import type { Statement } from "./driver.ts";

export interface NewAuditEvent {
  readonly id: string;
  readonly at: number;
  readonly action: AuditAction;
  readonly byId: string | null;
  readonly personId: string | null;
  readonly documentId: string | null;
  readonly organisationId: string | null;
  readonly networkId: string | null;
  readonly address: string | null;
  readonly details: Readonly<Record<string, string>>;
}

export function insertAuditEvent(event: NewAuditEvent): Statement {
  return {
    sql: `insert into audit_log (id, at, action, by_id, person_id, document_id, organisation_id, network_id, address,
        details)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      event.id,
      event.at,
      event.action,
      event.byId,
      event.personId,
      event.documentId,
      event.organisationId,
      event.networkId,
      event.address,
      JSON.stringify(event.details),
    ],
  };
}
