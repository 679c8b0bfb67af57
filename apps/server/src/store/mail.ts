/** The queue of e-mail. A row stays for a while after its mail is gone, to say what became of it. */
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const DueMail = z.strictObject({
  id: z.string(),
  sealed: z.string(),
  createdAt: z.int(),
  /** How often sending it was tried. */
  attempts: z.int(),
});
export type DueMail = z.infer<typeof DueMail>;

export function insertMail(id: string, sealed: string, createdAt: number): Statement {
  return {
    sql: `insert into mail (id, sealed, created_at, attempts, next_at) values ($1, $2, $3, 0, $3)`,
    values: [id, sealed, createdAt],
  };
}

/** What should be sent by now, in the order in which it was queued. */
export function dueMail(driver: Driver, now: number, limit: number): Promise<DueMail[]> {
  return readAll(
    driver,
    DueMail,
    `select id, sealed, created_at as "createdAt", attempts from mail
     where next_at <= $1 and sealed is not null order by created_at, id limit $2`,
    [now, limit],
  );
}

/** Whether a mail that was read a moment ago still waits: it may have been withdrawn since. */
export async function isMailWaiting(driver: Driver, id: string): Promise<boolean> {
  const Row = z.strictObject({ id: z.string() });
  const sql = "select id from mail where id = $1 and sealed is not null";
  return (await readOne(driver, Row, sql, [id])) !== undefined;
}

export function markMailSent(id: string, at: number): Statement {
  return {
    sql: "update mail set sealed = null, attempts = attempts + 1, sent_at = $2 where id = $1",
    values: [id, at],
  };
}

/** One that was withdrawn while it was being sent stays withdrawn. */
export function postponeMail(id: string, nextAt: number): Statement {
  return {
    sql: `update mail set attempts = attempts + 1, next_at = $2 where id = $1 and sealed is not null`,
    values: [id, nextAt],
  };
}

/** It will not be sent any more: nobody takes it, or what it says is not true any more. */
export function giveUpMail(id: string, at: number): Statement {
  return {
    sql: "update mail set sealed = null, failed_at = $2 where id = $1 and sealed is not null",
    values: [id, at],
  };
}

/** Forgets mail that was over long ago. */
export function deleteOldMail(before: number): Statement {
  return {
    sql: "delete from mail where sealed is null and created_at < $1",
    values: [before],
  };
}
