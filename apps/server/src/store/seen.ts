/** Up to where people have seen documents. */
import { z } from "zod";
import { type Driver, readAll, type Statement } from "./driver.ts";

const SeenRow = z.strictObject({ section: z.string(), seq: z.int(), at: z.int() });

export interface SeenUpTo {
  readonly seq: number;
  readonly at: number;
}

export interface SeenDocument {
  /** Undefined for who has never been there. */
  readonly all: SeenUpTo | undefined;
  /** Sections that were seen further, or later, than the document as a whole. */
  readonly sections: ReadonlyMap<string, SeenUpTo>;
}

export async function seenBy(
  driver: Driver,
  documentId: string,
  personId: string,
): Promise<SeenDocument> {
  const rows = await readAll(
    driver,
    SeenRow,
    "select section, seq, at from document_seen where document_id = $1 and person_id = $2 order by section",
    [documentId, personId],
  );
  const all = rows.find(({ section }) => section === "");
  const further = rows.filter(
    ({ section, seq, at }) => section !== "" && (seq > (all?.seq ?? 0) || at > (all?.at ?? 0)),
  );
  return { all, sections: new Map(further.map(({ section, ...upTo }) => [section, upTo])) };
}

export interface NewSeen extends SeenUpTo {
  readonly documentId: string;
  readonly personId: string;
  /** Empty for the whole document. */
  readonly section: string;
}

/** What was seen once is never unseen, whoever is late. */
export function markSeen({ documentId, personId, section, seq, at }: NewSeen): Statement[] {
  return [
    {
      sql: `insert into document_seen (document_id, person_id, section, seq, at) values ($1, $2, $3, $4, $5)
        on conflict (document_id, person_id, section) do update set seq = excluded.seq, at = excluded.at
        where document_seen.seq <= excluded.seq`,
      values: [documentId, personId, section, seq, at],
    },
    {
      sql: `delete from document_seen where document_id = $1 and person_id = $2 and section <> '' and exists (
        select 1 from document_seen as seen_all
        where seen_all.document_id = $1 and seen_all.person_id = $2 and seen_all.section = ''
          and seen_all.seq >= document_seen.seq and seen_all.at >= document_seen.at)`,
      values: [documentId, personId],
    },
  ];
}
