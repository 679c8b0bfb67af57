import { DocumentState, type Progress } from "@brudnopis/schema";
import { z } from "zod";
import { type Driver, placeholders, readAll, readOne, type Statement } from "./driver.ts";

const DocumentRow = z.strictObject({
  id: z.string(),
  templateId: z.string(),
  templateVersion: z.int(),
  pack: z.string().nullable(),
  networkId: z.string().nullable(),
  networkName: z.string().nullable(),
  title: z.string(),
  state: DocumentState,
  illustrative: z.int(),
  /** Whether observers of its network see it. */
  sharedWithNetwork: z.int(),
  progressFilled: z.int(),
  progressRequired: z.int(),
  createdAt: z.int(),
  editedAt: z.int(),
  editedBy: z.string().nullable(),
  /** Grows when its history is replaced; see `documents/epochs.ts`. */
  epoch: z.int(),
});

const OwnerRow = z.strictObject({
  documentId: z.string(),
  id: z.string(),
  name: z.string(),
  part: z.enum(["owner", "partner"]),
});

/** What is known about a document without opening it. */
export interface StoredDocument extends z.infer<typeof DocumentRow> {
  /** Owners first. */
  readonly organisations: readonly Omit<z.infer<typeof OwnerRow>, "documentId">[];
}

const selectDocument = `
  select document.id, template_id as "templateId", template_version as "templateVersion", document.pack,
    network_id as "networkId", network.name as "networkName", title, document.state, illustrative,
    shared_with_network as "sharedWithNetwork", progress_filled as "progressFilled", progress_required as "progressRequired",
    document.created_at as "createdAt", edited_at as "editedAt", editor.name as "editedBy", document.epoch
  from document
    left join network on network.id = document.network_id
    left join person editor on editor.id = document.edited_by`;

export async function findDocument(
  driver: Driver,
  id: string,
): Promise<StoredDocument | undefined> {
  const row = await readOne(driver, DocumentRow, `${selectDocument} where document.id = $1`, [id]);
  const [document] = row ? await withOrganisations(driver, [row]) : [];
  return document;
}

/**
 * The documents that any of a person's grants may have something to say about, last edited first.
 * Which permissions follow is decided in `access/decide.ts`, not here.
 */
export async function documentsInScopeOf(
  driver: Driver,
  personId: string,
): Promise<StoredDocument[]> {
  const sql = `${selectDocument}
    where exists (
      select 1 from person_grant held where held.person_id = $1 and (
        held.scope_kind = 'installation'
        or (held.scope_kind = 'network' and held.scope_id = document.network_id)
        or (held.scope_kind = 'document' and held.scope_id = document.id)
        or (held.scope_kind = 'organisation' and held.scope_id in (
          select organisation_id from document_organisation where document_id = document.id))))
    order by edited_at desc, document.id`;
  return withOrganisations(driver, await readAll(driver, DocumentRow, sql, [personId]));
}

async function withOrganisations(
  driver: Driver,
  rows: readonly z.infer<typeof DocumentRow>[],
): Promise<StoredDocument[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const owners = await readAll(
    driver,
    OwnerRow,
    `select document_id as "documentId", organisation.id, organisation.name, document_organisation.part
     from document_organisation
       join organisation on organisation.id = document_organisation.organisation_id
     where document_id in (${placeholders(ids)})
     order by document_organisation.part, organisation.name, organisation.id`,
    ids,
  );
  const byDocument = Map.groupBy(owners, ({ documentId }) => documentId);
  return rows.map((row) => ({
    ...row,
    organisations: (byDocument.get(row.id) ?? []).map(({ id, name, part }) => ({ id, name, part })),
  }));
}

export interface NewDocumentRow {
  readonly id: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly pack: string | null;
  readonly networkId: string | null;
  readonly organisationIds: readonly string[];
  readonly title: string;
  readonly illustrative: boolean;
  readonly sharedWithNetwork?: boolean;
  readonly progress: Progress;
  readonly createdAt: number;
  readonly createdBy: string;
  /** Its first content, which becomes the first entry of its log. */
  readonly state: Uint8Array;
}

export function insertDocument(document: NewDocumentRow): Statement[] {
  const { id, createdAt, createdBy, progress, organisationIds } = document;
  return [
    {
      sql: `insert into document (id, template_id, template_version, pack, network_id, title, state, illustrative,
          progress_filled, progress_required, created_at, created_by, edited_at, edited_by, next_seq, read_seq, epoch,
          shared_with_network)
        values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $11, $10, $11, 2, 1, 1, $12)`,
      values: [
        id,
        document.templateId,
        document.templateVersion,
        document.pack,
        document.networkId,
        document.title,
        document.illustrative ? 1 : 0,
        progress.filled,
        progress.required,
        createdAt,
        createdBy,
        document.sharedWithNetwork === true ? 1 : 0,
      ],
    },
    ...organisationIds.map((organisationId) => ({
      sql: "insert into document_organisation (document_id, organisation_id) values ($1, $2)",
      values: [id, organisationId],
    })),
    {
      sql: "insert into document_update (document_id, seq, person_id, at, data) values ($1, 1, $2, $3, $4)",
      values: [id, createdBy, createdAt, document.state],
    },
  ];
}

/** Documents that were edited after their title and progress were last read. */
export async function unreadDocuments(driver: Driver): Promise<string[]> {
  const sql = "select id from document where next_seq - 1 > read_seq order by id";
  return (await readAll(driver, z.strictObject({ id: z.string() }), sql)).map(({ id }) => id);
}

const LastEdit = z.strictObject({ seq: z.int(), personId: z.string(), at: z.int() });
export type LastEdit = z.infer<typeof LastEdit>;

export function lastEditOf(driver: Driver, id: string): Promise<LastEdit | undefined> {
  return readOne(
    driver,
    LastEdit,
    `select seq, person_id as "personId", at from document_update where document_id = $1
     order by seq desc limit 1`,
    [id],
  );
}

export interface DocumentReading {
  readonly title: string;
  readonly progress: Progress;
  /** The newest edit that is surely in what was read. */
  readonly lastEdit: LastEdit;
}

/** Keeps what was read of a document, unless a newer reading is there already. */
export function storeReading(
  id: string,
  { title, progress, lastEdit }: DocumentReading,
): Statement {
  return {
    sql: `update document set title = $2, progress_filled = $3, progress_required = $4, edited_at = $5,
        edited_by = $6, read_seq = $7
      where id = $1 and read_seq <= $7`,
    values: [
      id,
      title,
      progress.filled,
      progress.required,
      lastEdit.at,
      lastEdit.personId,
      lastEdit.seq,
    ],
  };
}

/** From here on what clients of the document have is another history than ours. */
export function nextEpoch(id: string): Statement {
  return {
    sql: "update document set epoch = epoch + 1 where id = $1",
    values: [id],
    expectedRows: 1,
  };
}

export function setSharedWithNetwork(id: string, isShared: boolean): Statement {
  return {
    sql: "update document set shared_with_network = $2 where id = $1",
    values: [id, isShared ? 1 : 0],
    expectedRows: 1,
  };
}

/** Asks an organisation to join in: its leads and editors write in the document. */
export function addPartner(documentId: string, organisationId: string): Statement {
  return {
    sql: `insert into document_organisation (document_id, organisation_id, part) values ($1, $2, 'partner')
      on conflict (document_id, organisation_id) do nothing`,
    values: [documentId, organisationId],
    expectedRows: 1,
  };
}

/** Partners only: a document always belongs to its owners. */
export function removePartner(documentId: string, organisationId: string): Statement {
  return {
    sql: "delete from document_organisation where document_id = $1 and organisation_id = $2 and part = 'partner'",
    values: [documentId, organisationId],
    expectedRows: 1,
  };
}

const TitleRow = z.strictObject({ id: z.string(), title: z.string() });

export function documentsOfNetwork(
  driver: Driver,
  networkId: string,
): Promise<{ id: string; title: string }[]> {
  const sql = "select id, title from document where network_id = $1 order by title, id";
  return readAll(driver, TitleRow, sql, [networkId]);
}

export function documentsOfOrganisation(
  driver: Driver,
  organisationId: string,
): Promise<{ id: string; title: string }[]> {
  return readAll(
    driver,
    TitleRow,
    `select document.id, document.title
     from document join document_organisation on document_organisation.document_id = document.id
     where document_organisation.organisation_id = $1 order by document.title, document.id`,
    [organisationId],
  );
}
