/** What people are told. A row has no words: they are read from the remark, suggestion or round whenever it is shown. */
import { NewsEvent } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, type Statement } from "./driver.ts";

/** `now` and `digest` wait to be mailed; `done` was, and `never` is only for the inbox. */
export type MailState = "now" | "digest" | "done" | "never";

export interface NewNotification {
  readonly id: string;
  readonly personId: string;
  readonly documentId: string;
  readonly event: NewsEvent;
  readonly isForMe: boolean;
  readonly actorId: string | null;
  readonly threadId: string | null;
  readonly messageId: string | null;
  readonly suggestionId: string | null;
  readonly roundId: string | null;
  readonly at: number;
  readonly mail: MailState;
}

/** What one person did at one moment to one thing: told once, whatever it is called. Suggestions sent together are one. */
const isSame = `person_id = $1 and document_id = $2 and at = $3 and coalesce(actor_id, '') = $4
  and coalesce(thread_id, '') = $5 and coalesce(round_id, '') = $6`;

/** Being named comes before what else it is, and what is for somebody before what they only watch. */
export function insertNotification(notification: NewNotification): Statement[] {
  const { id, personId, documentId, event, isForMe, at, mail } = notification;
  const { actorId, threadId, messageId, suggestionId, roundId } = notification;
  const same = [personId, documentId, at, actorId ?? "", threadId ?? "", roundId ?? ""];
  return [
    ...(isForMe
      ? [
          {
            sql: `delete from notification where ${isSame} and event <> 'mention'
              and (is_for_me = 0 or $7 = 'mention')`,
            values: [...same, event],
          },
        ]
      : []),
    {
      sql: `insert into notification (person_id, document_id, at, actor_id, thread_id, round_id, id, event, is_for_me,
          message_id, suggestion_id, mail)
        select $1, $2, $3, $13, $14, $15, $7, $8, $9, $10, $11, $12
        where not exists (select 1 from notification where ${isSame})`,
      values: [
        ...same,
        id,
        event,
        isForMe ? 1 : 0,
        messageId,
        suggestionId,
        mail,
        actorId,
        threadId,
        roundId,
      ],
    },
  ];
}

const Row = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  title: z.string(),
  event: NewsEvent,
  isForMe: z.int(),
  actorId: z.string().nullable(),
  threadId: z.string().nullable(),
  suggestionId: z.string().nullable(),
  roundId: z.string().nullable(),
  at: z.int(),
  readAt: z.int().nullable(),
  mail: z.enum(["now", "digest", "done", "never"]),
  isInternal: z.int(),
  /** It was taken back: there is nothing to tell any more. */
  isRemoved: z.int(),
  /** Of the message, or else the first of the thread; null when it was removed. */
  body: z.string().nullable(),
  answer: z.string().nullable(),
  /** JSON of SuggestedChange. */
  change: z.string().nullable(),
  note: z.string().nullable(),
  because: z.string().nullable(),
  guest: z.string().nullable(),
});
export type NotificationRow = z.infer<typeof Row>;

/** What became of a guest's answer is the team's own business, as its notes are. */
const isInternal = `case when thread.is_internal = 1
  or (notification.event = 'decided' and suggestion.proposal_id is not null) then 1 else 0 end`;

/** Of suggestions that were sent together, and told of together, all have to be taken back. */
const isRemoved = `case when thread.removed_at is not null
  or exists (select 1 from review_message message
    where message.id = notification.message_id and message.removed_at is not null)
  or (notification.event = 'suggestion' and suggestion.state = 'withdrawn' and not exists (
    select 1 from review_suggestion other where other.document_id = suggestion.document_id
      and other.batch = suggestion.batch and other.state <> 'withdrawn')) then 1 else 0 end`;

const selectRow = `
  select notification.id, notification.document_id as "documentId", document.title, notification.event,
    is_for_me as "isForMe", actor_id as "actorId", notification.thread_id as "threadId",
    notification.suggestion_id as "suggestionId", notification.round_id as "roundId", notification.at,
    read_at as "readAt", mail, ${isInternal} as "isInternal", ${isRemoved} as "isRemoved",
    (select body from review_message message
      where message.removed_at is null and (message.id = notification.message_id
        or (notification.message_id is null and message.thread_id = notification.thread_id and message.event is null))
      order by message.created_at, message.id limit 1) as body,
    thread.answer, suggestion.change, coalesce(suggestion.note, round.note) as note, suggestion.because,
    suggestion.guest
  from notification
    join document on document.id = notification.document_id
    left join review_thread thread on thread.id = notification.thread_id
    left join review_suggestion suggestion on suggestion.id = notification.suggestion_id
    left join review_round round on round.id = notification.round_id
  where notification.person_id = $1`;

export interface NotificationFilter {
  readonly onlyForMe: boolean;
  readonly onlyUnread: boolean;
  readonly before: { readonly at: number; readonly id: string } | undefined;
}

/** Newest first. */
export function notificationsOf(
  driver: Driver,
  personId: string,
  { onlyForMe, onlyUnread, before }: NotificationFilter,
  limit: number,
): Promise<NotificationRow[]> {
  const older = "(notification.at < $3 or (notification.at = $3 and notification.id < $4))";
  return readAll(
    driver,
    Row,
    `${selectRow} and thread.removed_at is null ${onlyForMe ? "and is_for_me = 1" : ""} ${onlyUnread ? "and read_at is null" : ""}
       ${before ? `and ${older}` : ""}
     order by notification.at desc, notification.id desc limit $2`,
    [personId, limit, ...(before ? [before.at, before.id] : [])],
  );
}

/** What is to leave at once comes before what can wait, and of either the oldest first. */
export function notificationsToMail(
  driver: Driver,
  personId: string,
  limit: number,
): Promise<NotificationRow[]> {
  const sql = `${selectRow} and mail in ('now', 'digest') order by mail desc, notification.at, notification.id limit $2`;
  return readAll(driver, Row, sql, [personId, limit]);
}

const CountRow = z.strictObject({
  documentId: z.string(),
  event: NewsEvent,
  isForMe: z.int(),
  isInternal: z.int(),
  count: z.int(),
});

/** What nobody has looked at yet, counted by what its reader has to be allowed. */
export function countUnread(driver: Driver, personId: string): Promise<z.infer<typeof CountRow>[]> {
  return readAll(
    driver,
    CountRow,
    `select notification.document_id as "documentId", event, is_for_me as "isForMe",
       ${isInternal} as "isInternal", count(*) as count
     from notification
       left join review_thread thread on thread.id = notification.thread_id
       left join review_suggestion suggestion on suggestion.id = notification.suggestion_id
     where notification.person_id = $1 and read_at is null and thread.removed_at is null
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [personId],
  );
}

export interface Which {
  readonly ids?: readonly string[] | undefined;
  /** A thread, a suggestion or a round. */
  readonly about?: string | undefined;
}

/** One's own; all of them unless said otherwise. What was read at some time stays read since then. */
export function markRead(
  personId: string,
  { ids, about }: Which,
  readAt: number | null,
): Statement {
  const which = [
    ...(ids ? [`and id in (${placeholders(ids, 4)})`] : []),
    "and ($3 = '' or thread_id = $3 or suggestion_id = $3 or round_id = $3)",
  ];
  return {
    sql: `update notification set read_at = case when $2 is null then null else coalesce(read_at, $2) end
      where person_id = $1 ${which.join(" ")}`,
    values: [personId, readAt, about ?? "", ...(ids ?? [])],
  };
}

export function setMailState(ids: readonly string[], state: MailState): Statement {
  return {
    sql: `update notification set mail = $1
      where mail in ('now', 'digest') and id in (${placeholders(ids, 2)})`,
    values: [state, ...ids],
    // Somebody else has mailed them: they are not mailed again.
    expectedRows: ids.length,
  };
}

/** Of what waits, but for some events. */
export function mailNothingAbout(
  personId: string,
  documentId: string,
  butFor: readonly NewsEvent[],
): Statement {
  return {
    sql: `update notification set mail = 'never' where person_id = $1 and document_id = $2
      and mail in ('now', 'digest') and event not in (${placeholders(butFor, 3)})`,
    values: [personId, documentId, ...butFor],
  };
}

/** What was read, and whatever is older still. */
export function forgetNotifications(readBefore: number, anyBefore: number): Statement {
  return {
    sql: "delete from notification where (at < $1 and read_at is not null) or at < $2",
    values: [readBefore, anyBefore],
  };
}

const PersonRow = z.strictObject({ id: z.string() });

/** Whoever wrote in a thread, or was given it, and whoever made a suggestion. */
export async function peopleOf(
  driver: Driver,
  { threadId, suggestionId }: { threadId?: string | undefined; suggestionId?: string | undefined },
): Promise<string[]> {
  const rows = await readAll(
    driver,
    PersonRow,
    `select author_id as id from review_thread where id = $1
     union select assignee_id from review_thread where id = $1 and assignee_id is not null
     union select author_id from review_message where thread_id = $1
     union select author_id from review_suggestion where id = $2 and author_id is not null
     order by 1`,
    [threadId ?? "", suggestionId ?? ""],
  );
  return rows.map(({ id }) => id);
}
