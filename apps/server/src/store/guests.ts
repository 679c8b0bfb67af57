/** Links for people without an account, and what they answered. Of a link's secret only the hash is kept. */
import { Proposal } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, readAll, readOne, type Statement } from "./driver.ts";

const LinkRow = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  revisionId: z.string().nullable(),
  revision: z.string().nullable(),
  /** Of what a question is about; null: the link shows the document. */
  address: z.string().nullable(),
  note: z.string(),
  createdAt: z.int(),
  /** Their name. */
  createdBy: z.string(),
  makerId: z.string(),
  expiresAt: z.int(),
  revokedAt: z.int().nullable(),
  uses: z.int(),
  loggedAt: z.int().nullable(),
  answers: z.int(),
});
export type StoredGuestLink = z.infer<typeof LinkRow>;

const selectLink = `
  select guest_link.id, guest_link.document_id as "documentId", revision_id as "revisionId",
    document_revision.name as revision, address, note, guest_link.created_at as "createdAt",
    person.name as "createdBy", guest_link.created_by as "makerId", expires_at as "expiresAt", revoked_at as "revokedAt", uses,
    logged_at as "loggedAt", answers
  from guest_link
    join person on person.id = guest_link.created_by
    left join document_revision on document_revision.id = guest_link.revision_id`;

export function findGuestLinkByToken(
  driver: Driver,
  tokenHash: string,
): Promise<StoredGuestLink | undefined> {
  return readOne(driver, LinkRow, `${selectLink} where token_hash = $1`, [tokenHash]);
}

/** Newest first. */
export function guestLinksOf(driver: Driver, documentId: string): Promise<StoredGuestLink[]> {
  const sql = `${selectLink} where guest_link.document_id = $1
    order by guest_link.created_at desc, guest_link.id`;
  return readAll(driver, LinkRow, sql, [documentId]);
}

export interface NewGuestLinkRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly documentId: string;
  readonly revisionId: string | null;
  readonly address: string | null;
  readonly note: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number;
}

export function insertGuestLink(link: NewGuestLinkRow): Statement {
  return {
    sql: `insert into guest_link (id, token_hash, document_id, revision_id, address, note, created_at, created_by,
        expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      link.id,
      link.tokenHash,
      link.documentId,
      link.revisionId,
      link.address,
      link.note,
      link.createdAt,
      link.createdBy,
      link.expiresAt,
    ],
  };
}

export function revokeGuestLink(id: string, revokedAt: number): Statement {
  return {
    sql: "update guest_link set revoked_at = $2 where id = $1",
    values: [id, revokedAt],
    expectedRows: 1,
  };
}

export function countUse(id: string): Statement {
  return { sql: "update guest_link set uses = uses + 1 where id = $1", values: [id] };
}

/** Remembers that an opening was written in the audit log. */
export function markLogged(id: string, loggedAt: number): Statement {
  return { sql: "update guest_link set logged_at = $2 where id = $1", values: [id, loggedAt] };
}

/** Refused when the link has ended or been answered often enough, also when that happened a moment ago. */
export function countAnswer(id: string, at: number, limit: number): Statement {
  return {
    sql: `update guest_link set answers = answers + 1
      where id = $1 and revoked_at is null and expires_at > $2 and answers < $3`,
    values: [id, at, limit],
    expectedRows: 1,
  };
}

export interface NewProposal {
  readonly id: string;
  readonly guestLinkId: string;
  readonly documentId: string;
  readonly address: string;
  readonly name: string;
  readonly text: string;
  readonly createdAt: number;
}

export function insertProposal(proposal: NewProposal): Statement {
  const { id, guestLinkId, documentId, address, name, text, createdAt } = proposal;
  return {
    sql: `insert into proposal (id, guest_link_id, document_id, address, name, body, created_at, state)
      values ($1, $2, $3, $4, $5, $6, $7, 'open')`,
    values: [id, guestLinkId, documentId, address, name, text, createdAt],
  };
}

const ProposalRow = Proposal.extend({ decidedBy: z.string().nullable() }).transform(
  ({ decidedBy, ...proposal }): Proposal =>
    decidedBy === null ? proposal : { ...proposal, decidedBy },
);

/** Newest first. */
export function proposalsOf(driver: Driver, documentId: string): Promise<Proposal[]> {
  return readAll(
    driver,
    ProposalRow,
    `select proposal.id, address, proposal.name, body as text, proposal.created_at as "createdAt", proposal.state,
       person.name as "decidedBy"
     from proposal left join person on person.id = proposal.decided_by
     where document_id = $1 order by proposal.created_at desc, proposal.id`,
    [documentId],
  );
}

const AnswerRow = z.strictObject({ place: z.string(), at: z.int(), name: z.string() });

/** Newest first, also those that were decided about. */
export function answersSince(
  driver: Driver,
  documentId: string,
  since: number,
): Promise<z.infer<typeof AnswerRow>[]> {
  return readAll(
    driver,
    AnswerRow,
    `select address as place, created_at as "at", name from proposal
     where document_id = $1 and created_at > $2 order by created_at desc, id`,
    [documentId, since],
  );
}

const PlaceRow = z.strictObject({ place: z.string(), count: z.int() });

/** Where answers wait for somebody to decide about them. */
export function openAnswersByPlace(
  driver: Driver,
  documentId: string,
): Promise<z.infer<typeof PlaceRow>[]> {
  return readAll(
    driver,
    PlaceRow,
    `select address as place, count(*) as count from proposal
     where document_id = $1 and state = 'open' group by address order by address`,
    [documentId],
  );
}

export interface StoredDecision {
  readonly state: Proposal["state"];
  readonly at: number;
  readonly personId: string;
}

/** An open proposal is one that nobody has decided about, or no longer has. */
export function decideProposal(
  documentId: string,
  id: string,
  { state, at, personId }: StoredDecision,
): Statement {
  const isOpen = state === "open";
  return {
    sql: `update proposal set state = $3, decided_at = $4, decided_by = $5 where id = $2 and document_id = $1`,
    values: [documentId, id, state, isOpen ? null : at, isOpen ? null : personId],
    expectedRows: 1,
  };
}
