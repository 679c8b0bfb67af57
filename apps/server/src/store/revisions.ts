/**
 * Revisions: whole states of documents that are kept. A state never changes; its name and description may.
 *
 *   N1  A revision is stored only while the document's epoch is the one that its state was read in, so that what is
 *       purged does not come back with a revision that was being made.
 *   N2  A revision that has a name, that a guest's link shows or that a review round is about is never dropped by thinning.
 */
import { RevisionKind } from "@brudnopis/schema";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { convertUpdateFormatV2ToV1 } from "yjs";
import { z } from "zod";
import { type Driver, placeholders, readAll, readOne, type Statement } from "./driver.ts";

/** `plain`: an update of Yjs's version 1. `v2-gzip`: of version 2, compressed, which takes half of what version 1 would. */
export const StateEncoding = z.enum(["plain", "v2-gzip"]);
export type StateEncoding = z.infer<typeof StateEncoding>;

export interface Contribution {
  readonly personId: string;
  /** How many updates of theirs it has that the revision before had not. */
  readonly edits: number;
}

export interface NewRevision {
  readonly id: string;
  readonly documentId: string;
  readonly kind: RevisionKind;
  /** Empty while nobody has named it. */
  readonly name: string;
  readonly description: string;
  readonly namedBy: string | null;
  readonly createdAt: number;
  readonly createdBy: string;
  /** The number of the last update that it holds. */
  readonly seq: number;
  readonly templateVersion: number;
  /** Of the document, when its state was read (N1). */
  readonly epoch: number;
  /** The whole document as one Yjs update. */
  readonly data: Uint8Array;
  readonly encoding: StateEncoding;
  readonly contributors: readonly Contribution[];
}

/** N1. Refused when the document's history was replaced in the meantime. */
export function insertRevision(revision: NewRevision): Statement[] {
  return [
    {
      sql: `insert into document_revision (id, document_id, kind, name, description, named_by, created_at, created_by, seq,
          template_version, data, encoding)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
        where exists (select 1 from document where id = $2 and epoch = $13)`,
      values: [
        revision.id,
        revision.documentId,
        revision.kind,
        revision.name,
        revision.description,
        revision.namedBy,
        revision.createdAt,
        revision.createdBy,
        revision.seq,
        revision.templateVersion,
        revision.data,
        revision.encoding,
        revision.epoch,
      ],
      expectedRows: 1,
    },
    ...revision.contributors.map(({ personId, edits }) =>
      addContribution(revision.id, personId, edits),
    ),
  ];
}

function addContribution(revisionId: string, personId: string, edits: number): Statement {
  return {
    sql: `insert into revision_contributor (revision_id, person_id, edits) values ($1, $2, $3)
      on conflict (revision_id, person_id) do update set edits = revision_contributor.edits + excluded.edits`,
    values: [revisionId, personId, edits],
  };
}

const RevisionRow = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  kind: RevisionKind,
  name: z.string(),
  description: z.string(),
  namedBy: z.string().nullable(),
  createdAt: z.int(),
  seq: z.int(),
  templateVersion: z.int(),
  /** Whether a guest's link shows it, or a review round is about it. */
  isLinked: z.int(),
});

export interface StoredRevision extends z.infer<typeof RevisionRow> {
  /** Most edits first. */
  readonly contributors: readonly Contribution[];
}

const selectRevision = `
  select id, document_id as "documentId", kind, name, description, named_by as "namedBy", created_at as "createdAt",
    seq, template_version as "templateVersion",
    exists (select 1 from guest_link where guest_link.revision_id = document_revision.id)
      or exists (select 1 from review_round where review_round.revision_id = document_revision.id) as "isLinked"
  from document_revision`;

/** Newest first. */
export async function revisionsOf(driver: Driver, documentId: string): Promise<StoredRevision[]> {
  const sql = `${selectRevision} where document_id = $1 order by seq desc, created_at desc, id desc`;
  return withContributors(driver, await readAll(driver, RevisionRow, sql, [documentId]));
}

export async function findRevision(
  driver: Driver,
  documentId: string,
  id: string,
): Promise<StoredRevision | undefined> {
  const sql = `${selectRevision} where document_id = $1 and id = $2`;
  const row = await readOne(driver, RevisionRow, sql, [documentId, id]);
  return row && (await withContributors(driver, [row]))[0];
}

export async function newestRevision(
  driver: Driver,
  documentId: string,
): Promise<StoredRevision | undefined> {
  const sql = `${selectRevision} where document_id = $1 order by seq desc, created_at desc, id desc limit 1`;
  const row = await readOne(driver, RevisionRow, sql, [documentId]);
  return row && (await withContributors(driver, [row]))[0];
}

const ContributorRow = z.strictObject({
  revisionId: z.string(),
  personId: z.string(),
  edits: z.int(),
});

async function withContributors(
  driver: Driver,
  rows: readonly z.infer<typeof RevisionRow>[],
): Promise<StoredRevision[]> {
  const [first] = rows;
  if (!first) return [];
  const one = rows.length === 1;
  const contributors = await readAll(
    driver,
    ContributorRow,
    `select revision_id as "revisionId", person_id as "personId", edits from revision_contributor
     where revision_id ${one ? "= $1" : "in (select id from document_revision where document_id = $1)"}
     order by edits desc, person_id`,
    [one ? first.id : first.documentId],
  );
  const byRevision = Map.groupBy(contributors, ({ revisionId }) => revisionId);
  return rows.map((row) => ({
    ...row,
    contributors: (byRevision.get(row.id) ?? []).map(({ personId, edits }) => ({
      personId,
      edits,
    })),
  }));
}

export interface StoredName {
  readonly name: string;
  readonly description: string;
  readonly namedBy: string | null;
}

export function renameRevision(id: string, { name, description, namedBy }: StoredName): Statement {
  return {
    sql: "update document_revision set name = $2, description = $3, named_by = $4 where id = $1",
    values: [id, name, description, namedBy],
    expectedRows: 1,
  };
}

/**
 * Drops a revision; what was new in it is new in the next one from now on. N2: refused when it has been named, given to
 * a guest or sent for review since it was looked at.
 */
export function dropRevision(
  { id, contributors }: StoredRevision,
  next: StoredRevision | undefined,
): Statement[] {
  return [
    ...(next
      ? contributors.map(({ personId, edits }) => addContribution(next.id, personId, edits))
      : []),
    { sql: "delete from revision_contributor where revision_id = $1", values: [id] },
    {
      sql: `delete from document_revision where id = $1 and name = ''
        and not exists (select 1 from guest_link where revision_id = $1)
        and not exists (select 1 from review_round where revision_id = $1)`,
      values: [id],
      expectedRows: 1,
    },
  ];
}

/** Refused when the log was shortened since: what it is cut at must not be dropped with a choice made before. */
export function whileLogBegins(documentId: string, logFrom: number): Statement {
  return {
    sql: "update document set log_from_seq = log_from_seq where id = $1 and log_from_seq = $2",
    values: [documentId, logFrom],
    expectedRows: 1,
  };
}

const DataRow = z.strictObject({ data: z.instanceof(Uint8Array), encoding: StateEncoding });
export type EncodedState = z.infer<typeof DataRow>;

/** As it is stored. */
export function encodedRevision(driver: Driver, id: string): Promise<EncodedState | undefined> {
  return readOne(driver, DataRow, "select data, encoding from document_revision where id = $1", [
    id,
  ]);
}

/** The state as one Yjs update. */
export async function revisionData(driver: Driver, id: string): Promise<Uint8Array | undefined> {
  const state = await encodedRevision(driver, id);
  if (!state) return undefined;
  return state.encoding === "plain"
    ? state.data
    : convertUpdateFormatV2ToV1(await promisify(gunzip)(state.data));
}

/** Whose updates there are between two numbers of the log, the second included. */
export async function contributionsBetween(
  driver: Driver,
  documentId: string,
  after: number,
  upTo: number,
): Promise<Contribution[]> {
  return readAll(
    driver,
    z.strictObject({ personId: z.string(), edits: z.int() }),
    `select person_id as "personId", count(*) as edits from document_update
     where document_id = $1 and seq > $2 and seq <= $3 group by person_id order by edits desc, person_id`,
    [documentId, after, upTo],
  );
}

const IdRow = z.strictObject({ id: z.string() });

/** Documents of which the newest revision lacks something; their very first state is no reason for one. */
export async function documentsAheadOfRevisions(driver: Driver): Promise<string[]> {
  const rows = await readAll(
    driver,
    IdRow,
    `select id from document where next_seq - 1 > coalesce(
       (select max(seq) from document_revision where document_id = document.id), 1) order by id`,
  );
  return rows.map(({ id }) => id);
}

export interface DocumentFacts {
  readonly position: number;
  readonly epoch: number;
  readonly templateVersion: number;
  /** The log begins with this number. */
  readonly logFrom: number;
  /** Since when it does; null where all is kept. */
  readonly logFromAt: number | null;
}

const FactsRow: z.ZodType<DocumentFacts> = z.strictObject({
  position: z.int(),
  epoch: z.int(),
  templateVersion: z.int(),
  logFrom: z.int(),
  logFromAt: z.int().nullable(),
});

/** Where a document's log is, and which history and template that is in, all at one moment. */
export function documentFacts(
  driver: Driver,
  documentId: string,
): Promise<DocumentFacts | undefined> {
  return readOne(
    driver,
    FactsRow,
    `select next_seq - 1 as position, epoch, template_version as "templateVersion", log_from_seq as "logFrom",
       log_from_at as "logFromAt"
     from document where id = $1`,
    [documentId],
  );
}

/** When updates were stored, by number; of a few. */
export async function storedTimes(
  driver: Driver,
  documentId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (seqs.length === 0) return new Map();
  const rows = await readAll(
    driver,
    z.strictObject({ seq: z.int(), at: z.int() }),
    `select seq, at from document_update where document_id = $1 and seq in (${placeholders(seqs, 2)}) order by seq`,
    [documentId, ...seqs],
  );
  return new Map(rows.map(({ seq, at }) => [seq, at]));
}
