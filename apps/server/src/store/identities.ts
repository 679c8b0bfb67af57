/** Who people are to OpenID Connect providers. */
import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

/** What an issuer calls somebody. It never changes and never passes to somebody else, unlike an e-mail address. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

const Owner = z.strictObject({ personId: z.string() });

/** The id of the person whose identity it is. */
export async function ownerOf(
  driver: Driver,
  { issuer, subject }: Identity,
): Promise<string | undefined> {
  const sql = `select person_id as "personId" from person_identity where issuer = $1 and subject = $2`;
  return (await readOne(driver, Owner, sql, [issuer, subject]))?.personId;
}

export async function hasIdentity(driver: Driver, personId: string): Promise<boolean> {
  const sql = "select subject from person_identity where person_id = $1 limit 1";
  return (await driver.read(sql, [personId])).length > 0;
}

export function insertIdentity(
  { issuer, subject }: Identity,
  personId: string,
  createdAt: number,
): Statement {
  return {
    sql: `insert into person_identity (issuer, subject, person_id, created_at) values ($1, $2, $3, $4)`,
    values: [issuer, subject, personId, createdAt],
  };
}

/** Leaves them alone when they are the only way in: the password may be gone since somebody looked. */
export function deleteIdentities(personId: string): Statement {
  return {
    sql: `delete from person_identity where person_id = $1
      and exists (select 1 from person where id = $1 and password_hash <> '')`,
    values: [personId],
  };
}
