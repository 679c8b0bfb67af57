import { z } from "zod";
import { type Driver, readOne, type Statement } from "./driver.ts";

/** A state of a document that has a name. It never changes. */
export interface NewRevision {
  readonly id: string;
  readonly documentId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  /** The whole document as one Yjs update. */
  readonly data: Uint8Array;
}

export function insertRevision(revision: NewRevision): Statement {
  const { id, documentId, name, createdAt, createdBy, data } = revision;
  return {
    sql: `insert into document_revision (id, document_id, name, created_at, created_by, data)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [id, documentId, name, createdAt, createdBy, data],
  };
}

const DataRow = z.strictObject({ data: z.instanceof(Uint8Array) });

export async function revisionData(driver: Driver, id: string): Promise<Uint8Array | undefined> {
  const sql = "select data from document_revision where id = $1";
  return (await readOne(driver, DataRow, sql, [id]))?.data;
}
