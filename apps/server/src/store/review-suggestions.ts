/** Changes that people would make in documents, and what became of them. */
import { SuggestedChange, SuggestionState } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, readOne, type Statement } from "./driver.ts";
import { reviewVersionOf } from "./review-version.ts";

const Row = z
  .strictObject({
    id: z.string(),
    documentId: z.string(),
    version: z.int(),
    batch: z.string(),
    change: z.string(),
    label: z.string(),
    note: z.string(),
    authorId: z.string().nullable(),
    proposalId: z.string().nullable(),
    guest: z.string().nullable(),
    createdAt: z.int(),
    state: SuggestionState,
    because: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: z.int().nullable(),
  })
  .transform(({ change, ...row }) => ({
    ...row,
    change: SuggestedChange.parse(JSON.parse(change)),
  }));
export type StoredSuggestion = z.infer<typeof Row>;

const select = `
  select id, document_id as "documentId", version, batch, change, label, note, author_id as "authorId",
    proposal_id as "proposalId", guest, created_at as "createdAt", state, because, decided_by as "decidedBy",
    decided_at as "decidedAt"
  from review_suggestion`;

/** Changed after a version; first made first. */
export function suggestionsSince(
  driver: Driver,
  documentId: string,
  since: number,
): Promise<StoredSuggestion[]> {
  const sql = `${select} where document_id = $1 and version > $2 order by created_at, id`;
  return readAll(driver, Row, sql, [documentId, since]);
}

export function findSuggestion(
  driver: Driver,
  documentId: string,
  id: string,
): Promise<StoredSuggestion | undefined> {
  return readOne(driver, Row, `${select} where document_id = $1 and id = $2`, [documentId, id]);
}

/** Of any document. */
export function suggestionsWith(
  driver: Driver,
  ids: readonly string[],
): Promise<StoredSuggestion[]> {
  return readAll(driver, Row, `${select} where id in (${placeholders(ids)})`, ids);
}

const AlreadyRow = z.strictObject({ bytes: z.int(), others: z.int() });

/** How much all changes take that were suggested, and how many others have suggested under the name of a batch. */
export async function suggestedAlready(
  driver: Driver,
  documentId: string,
  { batch, authorId }: { readonly batch: string; readonly authorId: string },
): Promise<z.infer<typeof AlreadyRow>> {
  const sql = `select coalesce(sum(octet_length(change)), 0) as bytes,
      coalesce(sum(case when batch = $2 and coalesce(author_id, '') <> $3 then 1 else 0 end), 0) as others
    from review_suggestion where document_id = $1`;
  const row = await readOne(driver, AlreadyRow, sql, [documentId, batch, authorId]);
  return row ?? { bytes: 0, others: 0 };
}

export interface NewSuggestionRow {
  readonly id: string;
  readonly documentId: string;
  readonly batch: string;
  readonly change: SuggestedChange;
  readonly label: string;
  readonly note: string;
  readonly createdAt: number;
  /** A person, or a guest with the answer that they gave. */
  readonly by:
    | { readonly authorId: string }
    | { readonly proposalId: string; readonly guest: string };
}

/** Refused when the document has so many already. */
export function insertSuggestion(suggestion: NewSuggestionRow, limit: number): Statement {
  const { id, documentId, batch, change, label, note, createdAt, by } = suggestion;
  const [authorId, proposalId, guest] =
    "authorId" in by ? [by.authorId, null, null] : [null, by.proposalId, by.guest];
  return {
    sql: `insert into review_suggestion (id, document_id, version, batch, change, label, note, author_id,
        proposal_id, guest, created_at, state)
      select $2, $1, ${reviewVersionOf("$1")}, $3, $4, $5, $6, $7, $8, $9, $10, 'open'
      where (select count(*) from review_suggestion where document_id = $1) < $11`,
    values: [
      documentId,
      id,
      batch,
      JSON.stringify(change),
      label,
      note,
      authorId,
      proposalId,
      guest,
      createdAt,
      limit,
    ],
    expectedRows: 1,
  };
}

type Key = Pick<StoredSuggestion, "documentId" | "id">;

/** Who decides, and when. */
export interface Decider {
  readonly by: string;
  readonly at: number;
}

/** Somebody who claimed it, said nothing more, and does not come back. */
const claimMs = 30_000;

const isFree = "state = 'open' and (claimed_at is null or claimed_at <= $4 - $5)";

/** Refused when it is decided, or when somebody is writing it into the document. */
export function claimSuggestion({ documentId, id }: Key, { by, at }: Decider): Statement {
  return {
    sql: `update review_suggestion set claimed_by = $3, claimed_at = $4
      where document_id = $1 and id = $2 and ${isFree}`,
    values: [documentId, id, by, at, claimMs],
    expectedRows: 1,
  };
}

/** Changes nothing when the claim is somebody else's by now. */
export function releaseSuggestion({ documentId, id }: Key, by: string): Statement {
  return {
    sql: `update review_suggestion set claimed_by = null, claimed_at = null
      where document_id = $1 and id = $2 and claimed_by = $3`,
    values: [documentId, id, by],
  };
}

/** Refused for who has not claimed it. */
export function acceptSuggestion({ documentId, id }: Key, { by, at }: Decider): Statement {
  return {
    sql: `update review_suggestion set version = ${reviewVersionOf("$1")}, state = 'accepted', decided_by = $3,
        decided_at = $4, claimed_by = null, claimed_at = null
      where document_id = $1 and id = $2 and state = 'open' and claimed_by = $3`,
    values: [documentId, id, by, at],
    expectedRows: 1,
  };
}

/** Refused when it is decided, or when somebody is writing it into the document. */
export function endSuggestion(
  { documentId, id }: Key,
  state: "rejected" | "withdrawn",
  { by, at }: Decider,
  because = "",
): Statement {
  return {
    sql: `update review_suggestion set version = ${reviewVersionOf("$1")}, state = $6, because = $7,
        decided_by = $3, decided_at = $4, claimed_by = null, claimed_at = null
      where document_id = $1 and id = $2 and ${isFree}`,
    values: [documentId, id, by, at, claimMs, state, because],
    expectedRows: 1,
  };
}

/** Refused when it is open, or in another state than it was. */
export function reopenSuggestion({
  documentId,
  id,
  state,
}: StoredSuggestion): readonly Statement[] {
  return [
    {
      sql: `update review_suggestion set version = ${reviewVersionOf("$1")}, state = 'open', because = '',
          decided_by = null, decided_at = null
        where document_id = $1 and id = $2 and state = $3 and state <> 'open'`,
      values: [documentId, id, state],
      expectedRows: 1,
    },
    {
      sql: "delete from review_suggested_text where document_id = $1 and suggestion_id = $2",
      values: [documentId, id],
    },
  ];
}

/** What became of a guest's answer where answers are decided about. */
export function followProposal(
  documentId: string,
  proposalId: string,
  state: "open" | "used" | "dismissed",
  { by, at }: Decider,
): Statement {
  const isOpen = state === "open";
  const become = { open: "open", used: "accepted", dismissed: "rejected" }[state];
  return {
    sql: `update review_suggestion set version = ${reviewVersionOf("$1")}, state = $3, because = '',
        decided_by = $4, decided_at = $5, claimed_by = null, claimed_at = null
      where document_id = $1 and proposal_id = $2`,
    values: [documentId, proposalId, become, isOpen ? null : by, isOpen ? null : at],
  };
}
