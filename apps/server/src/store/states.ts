/** A document as it was at some number of its log: the newest whole state up to there, and the updates after it. */
import { z } from "zod";
import { type Driver, readAll, readOne } from "./driver.ts";
import { type EncodedState, StateEncoding } from "./revisions.ts";

/** What has to be applied, in order. */
export interface StateParts {
  readonly base: EncodedState | undefined;
  /** The updates, one after the other: many small buffers would take long to be sent to another thread. */
  readonly bytes: Uint8Array;
  readonly lengths: readonly number[];
}

const bytes = z.instanceof(Uint8Array);
const BaseRow = z.strictObject({ seq: z.int(), data: bytes, encoding: StateEncoding });
const UpdateRow = z.strictObject({ data: bytes });

/** Undefined when neither the log nor a revision reaches back so far. */
export async function stateParts(
  driver: Driver,
  documentId: string,
  seq: number,
): Promise<StateParts | undefined> {
  // Once more when the log was shortened between the two readings.
  return (await readParts(driver, documentId, seq)) ?? readParts(driver, documentId, seq);
}

/** A state that is stored as it is. */
export function partsOf(base: EncodedState): StateParts {
  return { base, bytes: new Uint8Array(), lengths: [] };
}

async function readParts(
  driver: Driver,
  documentId: string,
  seq: number,
): Promise<StateParts | undefined> {
  const base = await readBase(driver, documentId, seq);
  const from = base?.seq ?? 0;
  const rows = await readAll(
    driver,
    UpdateRow,
    "select data from document_update where document_id = $1 and seq > $2 and seq <= $3 order by seq",
    [documentId, from, seq],
  );
  // Numbers have no gaps: with fewer rows something is missing.
  if (rows.length !== seq - from) return undefined;
  const updates = rows.map(({ data }) => data);
  return {
    base: base && { data: base.data, encoding: base.encoding },
    bytes: Buffer.concat(updates),
    lengths: updates.map(({ length }) => length),
  };
}

/** The newer of the newest revision and the snapshot; the data of one only, which may be large. */
async function readBase(
  driver: Driver,
  documentId: string,
  seq: number,
): Promise<z.infer<typeof BaseRow> | undefined> {
  const revision = await readOne(
    driver,
    z.strictObject({ id: z.string(), seq: z.int() }),
    `select id, seq from document_revision where document_id = $1 and seq <= $2 order by seq desc, id limit 1`,
    [documentId, seq],
  );
  const snapshot = await readOne(
    driver,
    BaseRow,
    `select seq, data, 'plain' as encoding from document_snapshot
     where document_id = $1 and seq <= $2 and seq > $3`,
    [documentId, seq, revision?.seq ?? -1],
  );
  if (snapshot || !revision) return snapshot;
  const sql = "select seq, data, encoding from document_revision where id = $1";
  return readOne(driver, BaseRow, sql, [revision.id]);
}
