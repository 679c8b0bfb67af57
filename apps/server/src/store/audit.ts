import { AuditAction } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type SqlValue, type Statement } from "./driver.ts";

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

/** Takes the time of storing something, and leaves everything as it is and as long as it is. */
export const storeNothingNew: Statement = {
  sql: "update person set state = state where id = (select min(id) from person)",
  values: [],
};

/** The names are those of today: who was erased since has a pseudonym, in old events too. */
const EventRow = z.strictObject({
  id: z.string(),
  at: z.int(),
  action: AuditAction,
  byId: z.string().nullable(),
  byName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  documentId: z.string().nullable(),
  documentTitle: z.string().nullable(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  networkId: z.string().nullable(),
  networkName: z.string().nullable(),
  address: z.string().nullable(),
  details: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
});
export type StoredEvent = z.infer<typeof EventRow>;

const selectEvent = `
  select audit_log.id, audit_log.at, audit_log.action, audit_log.by_id as "byId", actor.name as "byName",
    audit_log.person_id as "personId", person.name as "personName",
    audit_log.document_id as "documentId", document.title as "documentTitle",
    audit_log.organisation_id as "organisationId", organisation.name as "organisationName",
    audit_log.network_id as "networkId", network.name as "networkName", audit_log.address, audit_log.details
  from audit_log
    left join person actor on actor.id = audit_log.by_id
    left join person on person.id = audit_log.person_id
    left join document on document.id = audit_log.document_id
    left join organisation on organisation.id = audit_log.organisation_id
    left join network on network.id = audit_log.network_id`;

/** A place between two events, newest first. */
export interface EventPlace {
  readonly at: number;
  readonly id: string;
}

/** What is not given does not narrow. */
export interface EventFilter {
  /** The first millisecond, and the one after the last. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly action?: AuditAction | undefined;
  /** Who did it, or to whom. */
  readonly personId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly after?: EventPlace | undefined;
}

/** Newest first. */
export function findEvents(
  driver: Driver,
  filter: EventFilter,
  limit: number,
): Promise<StoredEvent[]> {
  const { conditions, values } = conditionsOf(filter);
  const where = conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  const sql = `${selectEvent} ${where} order by audit_log.at desc, audit_log.id desc limit $${values.length + 1}`;
  return readAll(driver, EventRow, sql, [...values, limit]);
}

function conditionsOf({ from, until, action, personId, documentId, after }: EventFilter) {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (value: SqlValue | undefined, condition: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(from, (place) => `audit_log.at >= ${place}`);
  add(until, (place) => `audit_log.at < ${place}`);
  add(action, (place) => `audit_log.action = ${place}`);
  add(personId, (place) => `(audit_log.by_id = ${place} or audit_log.person_id = ${place})`);
  add(documentId, (place) => `audit_log.document_id = ${place}`);
  if (after) {
    values.push(after.at, after.id);
    const [at, id] = [`$${values.length - 1}`, `$${values.length}`];
    conditions.push(`(audit_log.at, audit_log.id) < (${at}, ${id})`);
  }
  return { conditions, values };
}

export async function countEventsBefore(driver: Driver, at: number): Promise<number> {
  const Row = z.strictObject({ count: z.int() });
  const sql = "select count(*) as count from audit_log where at < $1";
  return (await readOne(driver, Row, sql, [at]))?.count ?? 0;
}

/** Moves the horizon, which never moves back, and lets go of what is behind it: the only way to remove events. */
export function deleteEventsBefore(at: number, count: number): Statement[] {
  return [
    { sql: "update audit_horizon set at = $1 where at < $1", values: [at] },
    { sql: "delete from audit_log where at < $1", values: [at], expectedRows: count },
  ];
}
