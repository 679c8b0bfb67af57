/** People's own remarks to use again, and the threads that came of them. */
import { type KitRemark, type NewKitRemark, RemarkKind } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

const Row = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  kind: RemarkKind,
  section: z.string().nullable(),
  uses: z.int(),
  documents: z.int(),
  usedAt: z.int().nullable(),
});

/** Somebody's kit, what they use most first. What they took back again was not used. */
export async function kitOf(driver: Driver, personId: string): Promise<KitRemark[]> {
  const rows = await readAll(
    driver,
    Row,
    `select kit_remark.id, title, body as text, kit_remark.kind, section,
       count(thread.id) as uses, count(distinct thread.document_id) as documents,
       max(thread.created_at) as "usedAt"
     from kit_remark
       left join kit_use on kit_use.kit_remark_id = kit_remark.id
       left join review_thread thread on thread.id = kit_use.thread_id and thread.removed_at is null
     where person_id = $1
     group by kit_remark.id, title, body, kit_remark.kind, section, kit_remark.created_at
     order by uses desc, kit_remark.created_at desc, kit_remark.id`,
    [personId],
  );
  return rows.map(({ section, usedAt, ...remark }) => ({
    ...remark,
    ...(section === null ? {} : { section }),
    ...(usedAt === null ? {} : { usedAt }),
  }));
}

export interface StoredKitRemark extends NewKitRemark {
  readonly id: string;
  readonly personId: string;
  readonly createdAt: number;
}

/** Refused when somebody would have more than so many. */
export function insertKitRemark(remark: StoredKitRemark, limit: number): Statement {
  const { id, personId, title, text, kind, section, createdAt } = remark;
  return {
    sql: `insert into kit_remark (id, person_id, title, body, kind, section, created_at)
      select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from kit_remark where person_id = $2) < $8`,
    values: [id, personId, title, text, kind, section ?? null, createdAt, limit],
    expectedRows: 1,
  };
}

/** Refused for what is not theirs. */
export function changeKitRemark(
  personId: string,
  id: string,
  { title, text, kind, section }: NewKitRemark,
): Statement {
  return {
    sql: `update kit_remark set title = $3, body = $4, kind = $5, section = $6
      where id = $1 and person_id = $2`,
    values: [id, personId, title, text, kind, section ?? null],
    expectedRows: 1,
  };
}

/** What came of it stays where it is; only the count goes. Refused for what is not theirs. */
export function removeKitRemark(personId: string, id: string): Statement[] {
  return [
    {
      sql: `delete from kit_use where kit_remark_id in (
        select id from kit_remark where id = $1 and person_id = $2)`,
      values: [id, personId],
    },
    {
      sql: "delete from kit_remark where id = $1 and person_id = $2",
      values: [id, personId],
      expectedRows: 1,
    },
  ];
}

/** With the write that makes a thread. A remark that is not theirs, or not any more, counts nothing. */
export function countKitUse(personId: string, id: string, threadId: string, at: number): Statement {
  return {
    sql: `insert into kit_use (kit_remark_id, thread_id, at)
      select $1, $2, $3 where exists (select 1 from kit_remark where id = $1 and person_id = $4)`,
    values: [id, threadId, at, personId],
  };
}

/** A kit is its owner's alone, and goes with them. */
export function eraseKit(personId: string): Statement[] {
  return [
    {
      sql: `delete from kit_use where kit_remark_id in (
        select id from kit_remark where person_id = $1)`,
      values: [personId],
    },
    { sql: "delete from kit_remark where person_id = $1", values: [personId] },
  ];
}
