/** Review rounds of documents: which text was sent to whom, and how far they and the city are with it. */
import { PeerGrid, RoundState, ThreadState } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const RoundRow = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  number: z.int(),
  kind: z.enum(["review", "peer"]),
  state: RoundState,
  /** Null once the document's history was let go of. */
  revisionId: z.string().nullable(),
  sentBy: z.string(),
  sentAt: z.int(),
  note: z.string(),
  due: z.string().nullable(),
  returnedAt: z.int().nullable(),
  answeredAt: z.int().nullable(),
  closedAt: z.int().nullable(),
  closedBy: z.string().nullable(),
  reminded: z.string(),
});
export type StoredRound = z.infer<typeof RoundRow>;

const selectRound = `
  select id, document_id as "documentId", number, kind, state, revision_id as "revisionId", sent_by as "sentBy",
    sent_at as "sentAt", note, due, returned_at as "returnedAt", answered_at as "answeredAt", closed_at as "closedAt",
    closed_by as "closedBy", reminded
  from review_round`;

/** Newest first. */
export function roundsOf(driver: Driver, documentId: string): Promise<StoredRound[]> {
  const sql = `${selectRound} where document_id = $1 order by number desc`;
  return readAll(driver, RoundRow, sql, [documentId]);
}

export function findRound(
  driver: Driver,
  documentId: string,
  id: string,
): Promise<StoredRound | undefined> {
  const sql = `${selectRound} where document_id = $1 and id = $2`;
  return readOne(driver, RoundRow, sql, [documentId, id]);
}

/** Those in which reviewers are still awaited, and by a day. */
export function roundsWithDue(driver: Driver): Promise<StoredRound[]> {
  const sql = `${selectRound} where state = 'reviewing' and due is not null order by due, id`;
  return readAll(driver, RoundRow, sql);
}

const ReviewerRow = z.strictObject({
  roundId: z.string(),
  personId: z.string(),
  doneAt: z.int().nullable(),
  grid: z.string().nullable(),
  removedAt: z.int().nullable(),
});

export interface StoredReviewer extends Omit<z.infer<typeof ReviewerRow>, "grid"> {
  readonly grid: PeerGrid | undefined;
}

/** Of all rounds of a document, by name; also those who were taken off the list. */
export async function reviewersIn(driver: Driver, documentId: string): Promise<StoredReviewer[]> {
  const rows = await readAll(
    driver,
    ReviewerRow,
    `select reviewer.round_id as "roundId", reviewer.person_id as "personId", reviewer.done_at as "doneAt",
       reviewer.grid, reviewer.removed_at as "removedAt"
     from review_round_reviewer reviewer
       join review_round on review_round.id = reviewer.round_id
       join person on person.id = reviewer.person_id
     where review_round.document_id = $1 order by reviewer.round_id, person.name, person.id`,
    [documentId],
  );
  return rows.map(({ grid, ...row }) => ({ ...row, grid: readGrid(grid) }));
}

function readGrid(grid: string | null): PeerGrid | undefined {
  return grid === null ? undefined : PeerGrid.parse(JSON.parse(grid));
}

const CountRow = z.strictObject({
  roundId: z.string(),
  authorId: z.string(),
  state: ThreadState,
  count: z.int(),
});
export type RemarkCount = z.infer<typeof CountRow>;

/** Remarks of all rounds of a document; notes within the team and what was taken back are none. */
export function remarkCounts(driver: Driver, documentId: string): Promise<RemarkCount[]> {
  return readAll(
    driver,
    CountRow,
    `select round_id as "roundId", author_id as "authorId", state, count(*) as count from review_thread
     where document_id = $1 and round_id is not null and is_internal = 0 and removed_at is null
     group by round_id, author_id, state order by round_id, author_id, state`,
    [documentId],
  );
}

export interface NewRoundRow {
  readonly id: string;
  readonly documentId: string;
  readonly number: number;
  readonly kind: StoredRound["kind"];
  readonly revisionId: string;
  readonly sentBy: string;
  readonly sentAt: number;
  readonly note: string;
  readonly due: string | null;
  readonly reviewers: readonly string[];
}

/** Refused when another one of the same kind is under way, or has the number. */
export function insertRound(round: NewRoundRow): Statement[] {
  const { id, documentId, number, kind, revisionId, sentBy, sentAt, note, due, reviewers } = round;
  return [
    {
      sql: `insert into review_round (id, document_id, number, kind, state, revision_id, sent_by, sent_at, note, due)
        select $1, $2, $3, $4, 'reviewing', $5, $6, $7, $8, $9
        where not exists (
          select 1 from review_round where document_id = $2 and kind = $4 and state <> 'closed')`,
      values: [id, documentId, number, kind, revisionId, sentBy, sentAt, note, due],
      expectedRows: 1,
    },
    ...reviewers.map((personId) => addReviewer(id, personId)),
  ];
}

/** Whoever was on the list before comes back with what they did. */
export function addReviewer(roundId: string, personId: string): Statement {
  return {
    sql: `insert into review_round_reviewer (round_id, person_id) values ($1, $2)
      on conflict (round_id, person_id) do update set removed_at = null`,
    values: [roundId, personId],
  };
}

export function removeReviewer(roundId: string, personId: string, at: number): Statement {
  return {
    sql: `update review_round_reviewer set removed_at = $3
      where round_id = $1 and person_id = $2 and removed_at is null`,
    values: [roundId, personId, at],
  };
}

export function setRoundDue(id: string, due: string | null): Statement {
  return { sql: "update review_round set due = $2 where id = $1", values: [id, due] };
}

/** Refused for who is no reviewer, has handed it back, or when the round is further. */
export function keepGrid(roundId: string, personId: string, grid: PeerGrid): Statement {
  return {
    sql: `update review_round_reviewer set grid = $3
      where round_id = $1 and person_id = $2 and done_at is null and removed_at is null
        and exists (select 1 from review_round where id = $1 and state = 'reviewing')`,
    values: [roundId, personId, JSON.stringify(grid)],
    expectedRows: 1,
  };
}

/** Refused when they have handed it back, or when the round is further. */
export function handBack(roundId: string, personId: string, at: number): Statement {
  return {
    sql: `update review_round_reviewer set done_at = $3
      where round_id = $1 and person_id = $2 and done_at is null and removed_at is null
        and exists (select 1 from review_round where id = $1 and state = 'reviewing')`,
    values: [roundId, personId, at],
    expectedRows: 1,
  };
}

/** It is back with the city when nobody is awaited any more. */
export function returnWhenAllAreDone(id: string, at: number): Statement {
  return {
    sql: `update review_round set state = 'answering', returned_at = $2
      where id = $1 and state = 'reviewing' and not exists (
        select 1 from review_round_reviewer where round_id = $1 and removed_at is null and done_at is null)`,
    values: [id, at],
  };
}

/** Refused when the round is not where it was when somebody decided this. */
export function moveRound(
  { id, state: from }: Pick<StoredRound, "id" | "state">,
  to: RoundState,
  times: Partial<Pick<StoredRound, "returnedAt" | "answeredAt" | "closedAt" | "closedBy">>,
): Statement {
  const columns = { returned_at: times.returnedAt, answered_at: times.answeredAt };
  const closing = { closed_at: times.closedAt, closed_by: times.closedBy };
  const set = Object.entries({ ...columns, ...closing }).filter(([, value]) => value !== undefined);
  const parts = set.map(([column], index) => `, ${column} = $${index + 4}`);
  return {
    sql: `update review_round set state = $3${parts.join("")} where id = $1 and state = $2`,
    values: [id, from, to, ...set.map(([, value]) => value ?? null)],
    expectedRows: 1,
  };
}

/** Refused while a remark of the round waits for its answer. */
export function whileAllAreAnswered(roundId: string): Statement {
  return {
    sql: `update review_round set number = number where id = $1 and not exists (
      select 1 from review_thread
      where round_id = $1 and is_internal = 0 and removed_at is null and state = 'open')`,
    values: [roundId],
    expectedRows: 1,
  };
}

/** A reviewer goes on where they had been done. */
export function takeUpAgain(roundId: string, personId: string): Statement {
  return {
    sql: `update review_round_reviewer set done_at = null
      where round_id = $1 and person_id = $2 and done_at is not null and removed_at is null`,
    values: [roundId, personId],
    expectedRows: 1,
  };
}

/** Refused when somebody has reminded of it already. */
export function markReminded(
  { id, reminded }: Pick<StoredRound, "id" | "reminded">,
  what: string,
): Statement {
  return {
    sql: "update review_round set reminded = $3 where id = $1 and reminded = $2",
    values: [id, reminded, what],
    expectedRows: 1,
  };
}

const AroundRow = RoundRow.pick({ documentId: true, number: true, kind: true, note: true }).extend({
  part: z.enum(["sent", "reviewer"]),
  sentAt: z.int(),
  doneAt: z.int().nullable(),
  grid: z.string().nullable(),
});

/** Those that somebody sent, or was asked to review in. */
export async function roundsAround(driver: Driver, personId: string) {
  const rows = await readAll(
    driver,
    AroundRow,
    `select document_id as "documentId", number, kind, note, 'sent' as part, sent_at as "sentAt", null as "doneAt",
       null as grid
     from review_round where sent_by = $1
     union all
     select document_id, number, kind, note, 'reviewer', sent_at, done_at, reviewer.grid
     from review_round_reviewer reviewer join review_round on review_round.id = reviewer.round_id
     where reviewer.person_id = $1
     order by 6, 1, 2`,
    [personId],
  );
  return rows.map(({ grid, ...row }) => ({ ...row, grid: readGrid(grid) }));
}

/**
 * Nobody waits for them any more: where the others have handed it back, it is back with the city. What they had handed back
 * themselves stays under their pseudonym.
 */
export function takeOutOfRounds(personId: string, at: number): Statement[] {
  return [
    {
      sql: `update review_round_reviewer set removed_at = $2, grid = null
        where person_id = $1 and done_at is null and removed_at is null`,
      values: [personId, at],
    },
    {
      sql: `update review_round set state = 'answering', returned_at = $2
        where state = 'reviewing'
          and id in (select round_id from review_round_reviewer where person_id = $1 and removed_at = $2)
          and id in (select round_id from review_round_reviewer where removed_at is null)
          and id not in (
            select round_id from review_round_reviewer where removed_at is null and done_at is null)`,
      values: [personId, at],
    },
  ];
}

/** What was frozen is gone with the history; what was said of it has its own owner. */
export function unfreezeRounds(documentId: string): Statement {
  return {
    sql: "update review_round set revision_id = null where document_id = $1",
    values: [documentId],
  };
}
