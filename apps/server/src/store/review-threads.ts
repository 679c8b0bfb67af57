/** Threads of remarks. What people wrote in them is in `review-messages.ts`. */
import { type NewThread, RemarkKind, ThreadAnswer, ThreadState } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";
import { placeColumns, placeOf } from "./review-places.ts";
import { reviewVersionOf } from "./review-version.ts";

const Row = z
  .strictObject({
    id: z.string(),
    documentId: z.string(),
    version: z.int(),
    placeType: z.string(),
    place: z.string(),
    anchor: z.string().nullable(),
    madePlace: z.string().nullable(),
    madeAnchor: z.string().nullable(),
    label: z.string(),
    kind: RemarkKind,
    state: ThreadState,
    isInternal: z.int(),
    roundId: z.string().nullable(),
    authorId: z.string(),
    createdAt: z.int(),
    assigneeId: z.string().nullable(),
    due: z.string().nullable(),
    answerKind: ThreadAnswer.shape.kind.nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: z.int().nullable(),
    closedBy: z.string().nullable(),
    closedAt: z.int().nullable(),
    removedAt: z.int().nullable(),
  })
  .transform(({ placeType, place, anchor, madePlace, madeAnchor, isInternal, ...row }) => ({
    ...row,
    isInternal: isInternal === 1,
    place: placeOf(placeType, place, anchor),
    /** In the frozen text of its round. */
    frozenPlace:
      row.roundId === null || madePlace === null
        ? undefined
        : placeOf(placeType, madePlace, madeAnchor),
  }));
export type StoredThread = z.infer<typeof Row>;

const selectThread = `
  select id, document_id as "documentId", version, place_type as "placeType", place, anchor,
    made_place as "madePlace", made_anchor as "madeAnchor", label, kind, state, is_internal as "isInternal",
    round_id as "roundId", author_id as "authorId", created_at as "createdAt", assignee_id as "assigneeId", due,
    answer_kind as "answerKind", answer, answered_by as "answeredBy", answered_at as "answeredAt",
    closed_by as "closedBy", closed_at as "closedAt", removed_at as "removedAt"
  from review_thread`;

/** What a reading of threads leaves out. */
export interface ThreadScope {
  readonly documentId: string;
  /** Only what has changed after this version. */
  readonly since?: number;
  readonly withInternal: boolean;
}

/** The part of a `where` that a scope comes to; its parameters are $1 to $3. */
export const inScope =
  "review_thread.document_id = $1 and review_thread.version > $2 and review_thread.is_internal <= $3";

export function scopeValues({ documentId, since = 0, withInternal }: ThreadScope) {
  return [documentId, since, withInternal ? 1 : 0];
}

/** First made first. */
export function threadsIn(driver: Driver, scope: ThreadScope): Promise<StoredThread[]> {
  const sql = `${selectThread} where ${inScope} order by created_at, id`;
  return readAll(driver, Row, sql, scopeValues(scope));
}

export function findThread(driver: Driver, id: string): Promise<StoredThread | undefined> {
  return readOne(driver, Row, `${selectThread} where id = $1`, [id]);
}

export interface NewThreadRow extends Omit<NewThread, "text"> {
  readonly documentId: string;
  readonly authorId: string;
  readonly createdAt: number;
}

/** Refused when the document has so many already. */
export function insertThread(thread: NewThreadRow, limit: number): Statement {
  const { type, place, anchor } = placeColumns(thread.place);
  const isFrozen = thread.round !== undefined;
  return {
    sql: `insert into review_thread (id, document_id, version, place_type, place, anchor, made_place, made_anchor,
        label, kind, state, is_internal, round_id, author_id, created_at, assignee_id, due)
      select $2, $1, ${reviewVersionOf("$1")}, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11, $12, $13, $14, $15
      where (select count(*) from review_thread where document_id = $1) < $16`,
    values: [
      thread.documentId,
      thread.id,
      type,
      place,
      anchor,
      isFrozen ? place : null,
      isFrozen ? anchor : null,
      thread.label,
      thread.kind,
      thread.isInternal ? 1 : 0,
      thread.round ?? null,
      thread.authorId,
      thread.createdAt,
      thread.assignee ?? null,
      thread.due ?? null,
      limit,
    ],
    expectedRows: 1,
  };
}

/** Of one that its author has not taken back. */
function updateThread(
  { documentId, id }: Pick<StoredThread, "documentId" | "id">,
  set: string,
  values: Statement["values"],
  where = "true",
): Statement {
  return {
    sql: `update review_thread set version = ${reviewVersionOf("$1")}${set}
      where document_id = $1 and id = $2 and removed_at is null and ${where}`,
    values: [documentId, id, ...values],
    expectedRows: 1,
  };
}

/** Something was written in it. */
export function touchThread(thread: StoredThread): Statement {
  return updateThread(thread, "", []);
}

/** Only what is to be another: what is not may have been changed by somebody else meanwhile. */
export function changeThread(
  thread: StoredThread,
  { kind, assigneeId, due }: Pick<StoredThread, "kind" | "assigneeId" | "due">,
): Statement {
  const changes = [
    { column: "kind", value: kind, before: thread.kind },
    { column: "assignee_id", value: assigneeId, before: thread.assigneeId },
    { column: "due", value: due, before: thread.due },
  ].filter(({ value, before }) => value !== before);
  const set = changes.map(({ column }, index) => `, ${column} = $${index + 3}`);
  return updateThread(
    thread,
    set.join(""),
    changes.map(({ value }) => value),
  );
}

export interface Deed {
  readonly by: string;
  readonly at: number;
}

/** Refused when it was closed meanwhile. */
export function addressThread(
  thread: StoredThread,
  { kind, text }: ThreadAnswer,
  { by, at }: Deed,
): Statement {
  const set = `, state = 'addressed', answer_kind = $3, answer = $4, answered_by = $5, answered_at = $6`;
  return updateThread(thread, set, [kind, text, by, at], "state <> 'closed'");
}

/** Refused when it is in another state by now. */
export function closeThread(thread: StoredThread, { by, at }: Deed): Statement {
  const set = ", state = 'closed', closed_by = $3, closed_at = $4";
  return updateThread(thread, set, [by, at, thread.state], "state = $5");
}

/** What was answered stays until something else is. Refused when it is open. */
export function reopenThread(thread: StoredThread): Statement {
  const set = ", state = 'open', closed_by = null, closed_at = null";
  return updateThread(thread, set, [], "state <> 'open'");
}

/**
 * Nothing of what it said or quoted is left. Refused when somebody else has written in it meanwhile. Its messages are
 * taken back by themselves.
 */
export function removeThread(thread: StoredThread, at: number): Statement {
  const set = `, removed_at = $3, label = '', anchor = null, made_place = null, made_anchor = null, due = null,
    assignee_id = null, answer_kind = null, answer = null, answered_by = null, answered_at = null, place_type = case place_type when 'text' then 'field' else place_type end`;
  const alone = `not exists (select 1 from review_message
    where thread_id = $2 and author_id <> review_thread.author_id)`;
  return updateThread(thread, set, [at], alone);
}

const waits = "state = 'open' and is_internal = 0 and removed_at is null";

const CountRow = z.strictObject({ documentId: z.string(), count: z.int() });

/** Remarks that the city has done nothing about yet, by document. Notes of its own team are none. */
export async function openThreadCounts(driver: Driver): Promise<ReadonlyMap<string, number>> {
  const sql = `select document_id as "documentId", count(*) as count from review_thread
    where ${waits} group by document_id order by document_id`;
  const rows = await readAll(driver, CountRow, sql);
  return new Map(rows.map(({ documentId, count }) => [documentId, count]));
}

const PlaceRow = z.strictObject({ type: z.string(), place: z.string(), count: z.int() });

/** The same by place. */
export async function openThreadsByPlace(
  driver: Driver,
  documentId: string,
): Promise<{ place: string; count: number }[]> {
  const rows = await readAll(
    driver,
    PlaceRow,
    `select case place_type when 'text' then 'field' else place_type end as type, place, count(*) as count
     from review_thread
     where document_id = $1 and ${waits}
     group by 1, 2 order by 2`,
    [documentId],
  );
  return rows.map(({ place, count }) => ({ place, count }));
}
