import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

const Totp = z.strictObject({
  /** Sealed. */
  secret: z.string().nullable(),
  /** Since when it is asked for; null while no first code has confirmed it. */
  since: z.int().nullable(),
  /** The last time step that was used. */
  step: z.int(),
});
export type StoredTotp = z.infer<typeof Totp>;

export async function findTotp(driver: Driver, personId: string): Promise<StoredTotp> {
  const sql = `select totp_secret as secret, totp_since as since, totp_step as step from person where id = $1`;
  return (await readOne(driver, Totp, sql, [personId])) ?? { secret: null, since: null, step: 0 };
}

/** A secret that does not count yet. Refused where one counts already. */
export function offerTotp(personId: string, secret: string): Statement {
  return {
    sql: "update person set totp_secret = $2, totp_step = 0 where id = $1 and totp_since is null",
    values: [personId, secret],
    expectedRows: 1,
  };
}

/** Refused when another secret was offered since, or this one counts already. */
export function turnTotpOn(personId: string, secret: string, at: number, step: number): Statement {
  return {
    sql: `update person set totp_since = $3, totp_step = $4
      where id = $1 and totp_secret = $2 and totp_since is null`,
    values: [personId, secret, at, step],
    expectedRows: 1,
  };
}

/** Refused when this time step, or a later one, was used already. */
export function useTotpStep(personId: string, step: number): Statement {
  return {
    sql: `update person set totp_step = $2 where id = $1 and totp_since is not null and totp_step < $2`,
    values: [personId, step],
    expectedRows: 1,
  };
}

export function turnTotpOff(personId: string): Statement[] {
  return [
    {
      sql: "update person set totp_secret = null, totp_since = null, totp_step = 0 where id = $1",
      values: [personId],
    },
    deleteRecoveryCodes(personId),
  ];
}

export function replaceRecoveryCodes(personId: string, codeHashes: readonly string[]): Statement[] {
  return [
    deleteRecoveryCodes(personId),
    ...codeHashes.map((hash) => ({
      sql: "insert into recovery_code (code_hash, person_id) values ($1, $2)",
      values: [hash, personId],
    })),
  ];
}

/** Refused when there is no such code of theirs, or it was used already. */
export function useRecoveryCode(personId: string, codeHash: string): Statement {
  return {
    sql: "delete from recovery_code where person_id = $1 and code_hash = $2",
    values: [personId, codeHash],
    expectedRows: 1,
  };
}

export async function hasRecoveryCode(
  driver: Driver,
  personId: string,
  codeHash: string,
): Promise<boolean> {
  const sql = "select code_hash from recovery_code where person_id = $1 and code_hash = $2";
  return (await driver.read(sql, [personId, codeHash])).length > 0;
}

const Count = z.strictObject({ count: z.int() });

export async function countRecoveryCodes(driver: Driver, personId: string): Promise<number> {
  const sql = "select count(*) as count from recovery_code where person_id = $1";
  return (await readOne(driver, Count, sql, [personId]))?.count ?? 0;
}

function deleteRecoveryCodes(personId: string): Statement {
  return { sql: "delete from recovery_code where person_id = $1", values: [personId] };
}
