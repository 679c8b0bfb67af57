import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

export interface NewResetLink {
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdAt: number;
  /** Null: they asked for it themselves. */
  readonly createdBy: string | null;
  readonly expiresAt: number;
}

const Owner = z.strictObject({ personId: z.string() });

/** The id of the person whose password a link sets, while it is valid. */
export async function ownerOfResetLink(
  driver: Driver,
  tokenHash: string,
  now: number,
): Promise<string | undefined> {
  const sql = `select person_id as "personId" from reset_link where token_hash = $1 and expires_at > $2`;
  return (await readOne(driver, Owner, sql, [tokenHash, now]))?.personId;
}

const Count = z.strictObject({ count: z.int() });

/** How many links somebody has asked for themselves after a time. */
export async function countAskedResetLinks(
  driver: Driver,
  personId: string,
  after: number,
): Promise<number> {
  const sql = `select count(*) as count from reset_link
    where person_id = $1 and created_by is null and created_at > $2`;
  return (await readOne(driver, Count, sql, [personId, after]))?.count ?? 0;
}

/** Takes away those that have expired as well. */
export function insertResetLink(link: NewResetLink): Statement[] {
  const { tokenHash, personId, createdAt, createdBy, expiresAt } = link;
  return [
    { sql: "delete from reset_link where expires_at <= $1", values: [createdAt] },
    {
      sql: `insert into reset_link (token_hash, person_id, created_at, created_by, expires_at)
        values ($1, $2, $3, $4, $5)`,
      values: [tokenHash, personId, createdAt, createdBy, expiresAt],
    },
  ];
}

/** Two people with the same link: the write of one of them is refused. */
export function useResetLink(tokenHash: string): Statement {
  return {
    sql: "delete from reset_link where token_hash = $1",
    values: [tokenHash],
    expectedRows: 1,
  };
}

export function deleteResetLinksOf(personId: string): Statement {
  return { sql: "delete from reset_link where person_id = $1", values: [personId] };
}
