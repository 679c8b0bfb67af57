/** Moves of documents from one version of their template to another. */
import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

export interface NewTemplateMove {
  readonly id: string;
  readonly documentId: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  /** The document as it was before. */
  readonly copyId: string;
  readonly movedBy: string;
  readonly movedAt: number;
}

/** Refused when somebody else has moved the document in the meantime. */
export function insertTemplateMove(move: NewTemplateMove): Statement[] {
  const { id, documentId, fromVersion, toVersion, copyId, movedBy, movedAt } = move;
  return [
    {
      sql: "update document set template_version = $3 where id = $1 and template_version = $2",
      values: [documentId, fromVersion, toVersion],
      expectedRows: 1,
    },
    {
      sql: `insert into template_move (id, document_id, from_version, to_version, copy_id, moved_by, moved_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [id, documentId, fromVersion, toVersion, copyId, movedBy, movedAt],
    },
  ];
}

const MoveRow = z.strictObject({ fromVersion: z.int(), copyId: z.string(), movedAt: z.int() });
export type StoredMove = z.infer<typeof MoveRow>;

/** The newest move of a document. */
export function lastMoveOf(driver: Driver, documentId: string): Promise<StoredMove | undefined> {
  return readOne(
    driver,
    MoveRow,
    `select from_version as "fromVersion", copy_id as "copyId", moved_at as "movedAt" from template_move
     where document_id = $1 order by moved_at desc, id desc limit 1`,
    [documentId],
  );
}

/** The copy belongs to everybody to whom the document belongs, in the same part. */
export function copyOrganisations(documentId: string, copyId: string): Statement {
  return {
    sql: `insert into document_organisation (document_id, organisation_id, part)
      select $2, organisation_id, part from document_organisation where document_id = $1`,
    values: [documentId, copyId],
  };
}

const VersionRow = z.strictObject({ version: z.int() });

/** The version of its template that a document had at a time. */
export async function templateVersionAt(
  driver: Driver,
  documentId: string,
  at: number,
): Promise<number | undefined> {
  const row = await readOne(
    driver,
    VersionRow,
    `select coalesce((select from_version from template_move where document_id = $1 and moved_at > $2
       order by moved_at, id limit 1), template_version) as version
     from document where id = $1`,
    [documentId, at],
  );
  return row?.version;
}
