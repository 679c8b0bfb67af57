/** How people want to hear of things, how many e-mails they got today, and what they watch. */
import { type Watch, WatchLevel } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, type Statement } from "./driver.ts";

const SettingsRow = z.strictObject({ personId: z.string(), settings: z.string().nullable() });

/** JSON, of those who have said something. */
export async function settingsByPerson(
  driver: Driver,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await readAll(
    driver,
    SettingsRow,
    `select person_id as "personId", settings from notification_setting
     where person_id in (${placeholders(personIds)}) order by person_id`,
    personIds,
  );
  return new Map(
    rows.flatMap(({ personId, settings }) => (settings === null ? [] : [[personId, settings]])),
  );
}

export function storeSettings(personId: string, settings: string): Statement {
  return {
    sql: `insert into notification_setting (person_id, settings) values ($1, $2)
      on conflict (person_id) do update set settings = excluded.settings`,
    values: [personId, settings],
  };
}

const WaitingRow = z.strictObject({
  personId: z.string(),
  settings: z.string().nullable(),
  mailedOn: z.string().nullable(),
  mailedCount: z.int(),
  /** How many are to be mailed at once. */
  now: z.int(),
  /** When the oldest of those came that wait for the digest. */
  digestSince: z.int().nullable(),
});
export type WaitingPerson = z.infer<typeof WaitingRow>;

/** For whom something waits to be mailed. */
export function peopleToMail(driver: Driver): Promise<WaitingPerson[]> {
  return readAll(
    driver,
    WaitingRow,
    `select waiting.person_id as "personId", settings, mailed_on as "mailedOn",
       coalesce(mailed_count, 0) as "mailedCount",
       sum(case when mail = 'now' then 1 else 0 end) as now,
       min(case when mail = 'digest' then at end) as "digestSince"
     from notification waiting left join notification_setting own on own.person_id = waiting.person_id
     where mail in ('now', 'digest')
     group by waiting.person_id, settings, mailed_on, mailed_count order by waiting.person_id`,
  );
}

/** One more e-mail on a day. */
export function countMailed(personId: string, day: string): Statement {
  return {
    sql: `insert into notification_setting (person_id, mailed_on, mailed_count) values ($1, $2, 1)
      on conflict (person_id) do update set mailed_on = excluded.mailed_on,
        mailed_count = case when notification_setting.mailed_on = excluded.mailed_on
          then notification_setting.mailed_count + 1 else 1 end`,
    values: [personId, day],
  };
}

const WatchRow = z.strictObject({
  personId: z.string(),
  kind: z.enum(["network", "document", "section"]),
  id: z.string(),
  section: z.string(),
  level: WatchLevel,
});
export type StoredWatch = z.infer<typeof WatchRow>;

const selectWatch = `select person_id as "personId", kind, id, section, level from watch`;

/** What people have said about watching a document, or its network. */
export function watchesAround(
  driver: Driver,
  documentId: string,
  networkId: string | null,
): Promise<StoredWatch[]> {
  return readAll(
    driver,
    WatchRow,
    `${selectWatch} where (kind in ('document', 'section') and id = $1) or (kind = 'network' and id = $2)
     order by person_id, kind, section`,
    [documentId, networkId ?? ""],
  );
}

export function watchesOf(driver: Driver, personId: string): Promise<StoredWatch[]> {
  const sql = `${selectWatch} where person_id = $1 order by kind, id, section`;
  return readAll(driver, WatchRow, sql, [personId]);
}

/** Refused when that would be more than so many. */
export function setWatch(
  personId: string,
  watch: Watch,
  level: WatchLevel,
  limit: number,
): Statement {
  const section = watch.kind === "section" ? watch.section : "";
  return {
    sql: `insert into watch (person_id, kind, id, section, level) select $1, $2, $3, $4, $5
      where (select count(*) from watch
        where person_id = $1 and not (kind = $2 and id = $3 and section = $4)) < $6
      on conflict (person_id, kind, id, section) do update set level = excluded.level`,
    values: [personId, watch.kind, watch.id, section, level, limit],
    expectedRows: 1,
  };
}

export function dropWatch(personId: string, watch: Watch): Statement {
  return {
    sql: "delete from watch where person_id = $1 and kind = $2 and id = $3 and section = $4",
    values: [personId, watch.kind, watch.id, watch.kind === "section" ? watch.section : ""],
  };
}

/** What was said about its sections would come before what is said about a document. */
export function dropSectionWatches(personId: string, documentId: string): Statement {
  return {
    sql: "delete from watch where person_id = $1 and kind = 'section' and id = $2",
    values: [personId, documentId],
  };
}

/** What they were told stays nowhere; what they did to others stays under their pseudonym. */
export function forgetListener(personId: string): readonly Statement[] {
  return ["notification", "notification_setting", "watch"].map((table) => ({
    sql: `delete from ${table} where person_id = $1`,
    values: [personId],
  }));
}

/** E-mails of what somebody was told are named after them, so that what waits can be withdrawn. */
export function noticeMailId(personId: string, id: string): string {
  return `notice-${personId}-${id}`;
}

export function withdrawNotices(personId: string, at: number): Statement {
  return {
    sql: "update mail set sealed = null, failed_at = $2 where sealed is not null and id like $1",
    values: [noticeMailId(personId, "%"), at],
  };
}
