/** What people wrote in threads, and what their messages said before. */
import { ReviewMessage } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";
import { inScope, scopeValues, type StoredThread, type ThreadScope } from "./review-threads.ts";

const Row = z.strictObject({
  id: z.string(),
  threadId: z.string(),
  authorId: z.string(),
  createdAt: z.int(),
  body: z.string(),
  event: ReviewMessage.shape.event.unwrap().nullable(),
  editedAt: z.int().nullable(),
  removedAt: z.int().nullable(),
});
export type StoredMessage = z.infer<typeof Row>;

const selectMessage = `
  select review_message.id, thread_id as "threadId", review_message.author_id as "authorId",
    review_message.created_at as "createdAt", body, event, edited_at as "editedAt",
    review_message.removed_at as "removedAt"
  from review_message`;

/** First written first: no two of a thread are of one moment, see `momentAfter` in `review/write.ts`. */
const inOrder = "order by review_message.created_at, review_message.id";

export function messagesIn(driver: Driver, scope: ThreadScope): Promise<StoredMessage[]> {
  const sql = `${selectMessage} join review_thread on review_thread.id = thread_id
    where ${inScope} ${inOrder}`;
  return readAll(driver, Row, sql, scopeValues(scope));
}

export function messagesOf(driver: Driver, threadId: string): Promise<StoredMessage[]> {
  return readAll(driver, Row, `${selectMessage} where thread_id = $1 ${inOrder}`, [threadId]);
}

const PastRow = z.strictObject({ messageId: z.string(), at: z.int(), body: z.string() });
export type StoredPast = z.infer<typeof PastRow>;

const selectPast = `
  select message_id as "messageId", review_message_past.at, review_message_past.body
  from review_message_past join review_message on review_message.id = message_id`;

/** The newest first. */
export function pastsIn(driver: Driver, scope: ThreadScope): Promise<StoredPast[]> {
  const sql = `${selectPast} join review_thread on review_thread.id = thread_id
    where ${inScope} order by review_message_past.at desc`;
  return readAll(driver, PastRow, sql, scopeValues(scope));
}

export function pastsOf(driver: Driver, threadId: string): Promise<StoredPast[]> {
  const sql = `${selectPast} where thread_id = $1 order by review_message_past.at desc`;
  return readAll(driver, PastRow, sql, [threadId]);
}

export interface NewMessageRow {
  readonly id: string;
  readonly threadId: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly text: string;
  readonly event?: NonNullable<StoredMessage["event"]>;
}

/** Refused when the thread has so many already. */
export function insertMessage(message: NewMessageRow, limit: number): Statement {
  const { id, threadId, authorId, createdAt, text, event } = message;
  return {
    sql: `insert into review_message (id, thread_id, author_id, created_at, body, event)
      select $1, $2, $3, $4, $5, $6
      where (select count(*) from review_message where thread_id = $2) < $7`,
    values: [id, threadId, authorId, createdAt, text, event ?? null, limit],
    expectedRows: 1,
  };
}

/** What it said is kept. Refused when that has happened so often already, or somebody has changed it meanwhile. */
export function editMessage(
  { id, body }: Pick<StoredMessage, "id" | "body">,
  text: string,
  at: number,
  limit: number,
): readonly Statement[] {
  return [
    {
      sql: `insert into review_message_past (message_id, at, body)
        select $1, $2, $3
        where (select count(*) from review_message_past where message_id = $1) < $4`,
      values: [id, at, body, limit],
      expectedRows: 1,
    },
    {
      sql: `update review_message set body = $2, edited_at = $3
        where id = $1 and removed_at is null and body = $4`,
      values: [id, text, at, body],
      expectedRows: 1,
    },
  ];
}

/** That there was a message stays, what it said does not. */
export function removeMessage(id: string, at: number): readonly Statement[] {
  return [
    { sql: "delete from review_message_past where message_id = $1", values: [id] },
    {
      sql: "update review_message set body = '', removed_at = $2 where id = $1 and removed_at is null",
      values: [id, at],
      expectedRows: 1,
    },
  ];
}

/** Those that are there, of a thread that its author takes back. */
export function removeMessagesOf({ id }: StoredThread, at: number): readonly Statement[] {
  return [
    {
      sql: `delete from review_message_past
        where message_id in (select id from review_message where thread_id = $1)`,
      values: [id],
    },
    {
      sql: "update review_message set body = '', removed_at = coalesce(removed_at, $2) where thread_id = $1",
      values: [id, at],
    },
  ];
}
