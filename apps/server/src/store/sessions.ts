import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const Session = z.strictObject({
  id: z.string(),
  personId: z.string(),
  createdAt: z.int(),
  seenAt: z.int(),
  /** The browser and system in words. */
  device: z.string(),
  /** The network address that it began from. */
  address: z.string(),
});
export type Session = z.infer<typeof Session>;

const selectSession = `
  select id, person_id as "personId", created_at as "createdAt", seen_at as "seenAt", device, address from session`;

export function findSession(driver: Driver, tokenHash: string): Promise<Session | undefined> {
  return readOne(driver, Session, `${selectSession} where token_hash = $1`, [tokenHash]);
}

export function findSessionById(driver: Driver, id: string): Promise<Session | undefined> {
  return readOne(driver, Session, `${selectSession} where id = $1`, [id]);
}

/** Sessions last used, or begun, at or before these times. */
export function findOldSessions(
  driver: Driver,
  seenAt: number,
  createdAt: number,
): Promise<Session[]> {
  const sql = `${selectSession} where seen_at <= $1 or created_at <= $2 order by id`;
  return readAll(driver, Session, sql, [seenAt, createdAt]);
}

export function insertSession(session: Session, tokenHash: string): Statement {
  return {
    sql: `insert into session (id, token_hash, person_id, created_at, seen_at, device, address)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      session.id,
      tokenHash,
      session.personId,
      session.createdAt,
      session.seenAt,
      session.device,
      session.address,
    ],
  };
}

/** Only a session that was in use after a time: one that is over stays over. */
export function markSessionSeen(id: string, at: number, usedAfter: number): Statement {
  return {
    sql: "update session set seen_at = $2 where id = $1 and seen_at > $3",
    values: [id, at, usedAfter],
  };
}

export function deleteSession(id: string): Statement {
  return { sql: "delete from session where id = $1", values: [id] };
}

/** One of a person's own. */
export function deleteOwnSession(id: string, personId: string): Statement {
  return {
    sql: "delete from session where id = $1 and person_id = $2",
    values: [id, personId],
    expectedRows: 1,
  };
}

/** All of a person's, but perhaps one. */
export function deleteSessionsOf(personId: string, exceptId = ""): Statement {
  return {
    sql: "delete from session where person_id = $1 and id <> $2",
    values: [personId, exceptId],
  };
}

/** The sessions of a person, the one used last first. */
export function sessionsOf(driver: Driver, personId: string): Promise<Session[]> {
  const sql = `${selectSession} where person_id = $1 order by seen_at desc, id`;
  return readAll(driver, Session, sql, [personId]);
}
