/** The statements that append updates to documents' logs. */
import type { LogEntry } from "../sync/ports.ts";
import { placeholders, type Statement } from "./driver.ts";

export interface DocumentEntries {
  readonly documentId: string;
  readonly entries: readonly LogEntry[];
}

/** Updates of one document, for a write that says more. */
export function appendUpdates(
  documentId: string,
  entries: readonly LogEntry[],
  at: number,
): Statement[] {
  return appendStatements([{ documentId, entries }], at);
}

/** Updates of several documents, in the order in which they are given. */
export function appendStatements(appends: readonly DocumentEntries[], at: number): Statement[] {
  const counts = new Map<string, number>();
  for (const { documentId, entries } of appends)
    counts.set(documentId, (counts.get(documentId) ?? 0) + entries.length);
  return [
    ...takeNumbers(counts),
    ...chunksOf(rowsOf(appends, counts)).map(insertRows(at)),
    ...claimsOf(appends),
  ];
}

/** Client ids that are somebody's from now on. */
function claimsOf(appends: readonly DocumentEntries[]): Statement[] {
  const claims = appends.flatMap(({ documentId, entries }) =>
    entries.flatMap(({ personId, claims: clients = [] }) =>
      clients.map((client) => [documentId, client, personId] as const),
    ),
  );
  return claims.map((claim) => ({
    sql: `insert into client_owner (document_id, client, person_id) values ($1, $2, $3)
      on conflict do nothing`,
    values: claim,
  }));
}

/** The numbers are the documents' own: given under their rows' lock, so that their logs have no gaps. */
function takeNumbers(counts: ReadonlyMap<string, number>): Statement[] {
  const idsByCount = Map.groupBy(counts.keys(), (documentId) => counts.get(documentId) ?? 0);
  return [...idsByCount].flatMap(([count, ids]) =>
    chunksOf(ids).map((chunk) => ({
      sql: `update document set next_seq = next_seq + $1 where id in (${placeholders(chunk, 2)})`,
      values: [count, ...chunk],
      expectedRows: chunk.length,
    })),
  );
}

interface Row extends LogEntry {
  readonly documentId: string;
  /** How many numbers there are from this one on. */
  readonly back: number;
}

function rowsOf(
  appends: readonly DocumentEntries[],
  counts: ReadonlyMap<string, number>,
): readonly Row[] {
  const left = new Map(counts);
  return appends.flatMap(({ documentId, entries }) =>
    entries.map((entry) => {
      const back = left.get(documentId) ?? 0;
      left.set(documentId, back - 1);
      return { ...entry, documentId, back };
    }),
  );
}

/** One blob for all: each value of its own costs a copy of a buffer on its way to the thread that writes. */
const insertRows =
  (at: number) =>
  (rows: readonly Row[]): Statement => {
    const tuples = rows.map((_, index) => {
      const [documentId, back, personId, start, length] = parameters(3 + 5 * index);
      return `(${documentId}, (select next_seq - ${back} from document where id = ${documentId}), ${personId}, $2, substr($1, ${start}, ${length}))`;
    });
    const blob = Buffer.concat(rows.map(({ update }) => update));
    let start = 1;
    const values = rows.flatMap(({ documentId, back, personId, update }) => {
      const place = [start, update.length];
      start += update.length;
      return [documentId, back, personId, ...place];
    });
    return {
      sql: `insert into document_update (document_id, seq, person_id, at, data) values ${tuples.join(", ")}`,
      values: [blob, at, ...values],
      expectedRows: rows.length,
    };
  };

function parameters(first: number): readonly string[] {
  return Array.from({ length: 5 }, (_, index) => `$${first + index}`);
}

/** In few lengths, so that there are few statements to prepare. */
const chunkLengths = [64, 16, 4, 1] as const;

function chunksOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length;) {
    const length = chunkLengths.find((candidate) => candidate <= items.length - start) ?? 1;
    chunks.push(items.slice(start, start + length));
    start += length;
  }
  return chunks;
}
