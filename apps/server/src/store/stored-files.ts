/**
 * Files that people gave: pictures of documents' texts, marks of networks, Word templates of organisations.
 *
 *   F1  A file belongs to one document, network or organisation, and is asked for together with it: who knows an id, and not
 *       what it belongs to, finds nothing.
 *   F2  An id is one file for ever: bytes are written once and never changed, so whoever keeps them may keep them.
 *   F3  Copies of one picture in two documents have one id, so that a text that is copied needs no change.
 */
import { createHash } from "node:crypto";
import { type ImageInfo, ImageType, imageLimits } from "@brudnopis/schema";
import { z } from "zod";
import {
  type Driver,
  placeholders,
  readAll,
  readOne,
  type SqlValue,
  type Statement,
} from "./driver.ts";

export type FileKind = "image" | "mark" | "word-template";

/** Whom files of a kind belong to. */
const ownerColumn = {
  image: "document_id",
  mark: "network_id",
  "word-template": "organisation_id",
} as const satisfies Record<FileKind, string>;

const InfoRow = z.strictObject({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  place: z.int().nullable(),
  sha256: z.string(),
  size: z.int(),
  givenBy: z.string().nullable(),
  givenAt: z.int(),
});
/** All but its bytes, which may be many. */
export type StoredFile = z.infer<typeof InfoRow>;

const columns = `id, type, name, width, height, alt, place, sha256, length(bytes) as size,
  given_by as "givenBy", given_at as "givenAt"`;

/** In the order in which they were given; those with a place by that first. */
export function filesOf(driver: Driver, kind: FileKind, ownerId: string): Promise<StoredFile[]> {
  return readAll(
    driver,
    InfoRow,
    `select ${columns} from stored_file where ${ownerColumn[kind]} = $1 and kind = $2
     order by place is null, place, given_at, id`,
    [ownerId, kind],
  );
}

const BytesRow = z.strictObject({
  id: z.string(),
  type: z.string(),
  sha256: z.string(),
  bytes: z.instanceof(Uint8Array),
});
export type FileBytes = z.infer<typeof BytesRow>;

/** Undefined where this owner has no such file. */
export function fileBytes(
  driver: Driver,
  kind: FileKind,
  ownerId: string,
  id: string,
): Promise<FileBytes | undefined> {
  return readOne(
    driver,
    BytesRow,
    `select id, type, sha256, bytes from stored_file
     where ${ownerColumn[kind]} = $1 and kind = $2 and id = $3`,
    [ownerId, kind, id],
  );
}

const ImageRow = z.strictObject({
  id: z.string(),
  type: ImageType,
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});

/** The pictures of a document, whether or not a text still shows them. */
export function imagesOf(driver: Driver, documentId: string): Promise<ImageInfo[]> {
  return readAll(
    driver,
    ImageRow,
    `select id, type, width, height, length(bytes) as bytes from stored_file
     where document_id = $1 and kind = 'image' order by given_at, id`,
    [documentId],
  );
}

/** Pictures at a time: their bytes are in memory together. */
const atOnce = 20;

/** Those that the document has; what it has not is not in the answer. */
export async function imageBytes(
  driver: Driver,
  documentId: string,
  ids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const rows = await readAll(
      driver,
      BytesRow,
      `select id, type, sha256, bytes from stored_file
       where document_id = $1 and kind = 'image' and id in (${placeholders(some, 2)})`,
      [documentId, ...some],
    );
    for (const { id, bytes } of rows) found.set(id, bytes);
  }
  return found;
}

export interface NewFile {
  readonly id: string;
  readonly kind: FileKind;
  readonly ownerId: string;
  /** A media type. */
  readonly type: string;
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
  readonly bytes: Uint8Array;
  readonly givenBy: string;
  readonly givenAt: number;
}

/** Refused when its owner would have more than so many files of the kind. */
export function insertFile(file: NewFile, limit: number = imageLimits.perDocument): Statement {
  const { id, kind, ownerId, type, bytes, givenBy, givenAt } = file;
  const { name = "", width = 0, height = 0, alt = "" } = file;
  const described: SqlValue[] = [id, ownerId, kind, type, name, width, height, alt];
  const owner = ownerColumn[kind];
  return {
    sql: `insert into stored_file
        (id, ${owner}, kind, type, name, width, height, alt, sha256, bytes, given_by, given_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
      where (select count(*) from stored_file where ${owner} = $2 and kind = $3) < $13`,
    values: [...described, sha256(bytes), bytes, givenBy, givenAt, limit],
    expectedRows: 1,
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Takes one away; with `expectedRows` it would be refused where there is none, without it is nothing then. */
export function deleteFile(kind: FileKind, ownerId: string, id: string): Statement {
  return {
    sql: `delete from stored_file where ${ownerColumn[kind]} = $1 and kind = $2 and id = $3`,
    values: [ownerId, kind, id],
  };
}

/** All of an owner's files of a kind, such as the one Word template before another takes its place. */
export function deleteFilesOf(kind: FileKind, ownerId: string): Statement {
  return {
    sql: `delete from stored_file where ${ownerColumn[kind]} = $1 and kind = $2`,
    values: [ownerId, kind],
  };
}

/** After this the row of marks is just these, in this order; refused for a mark that the network does not have. */
export function arrangeMarks(
  networkId: string,
  marks: readonly { readonly id: string; readonly alt: string }[],
): Statement[] {
  return [
    {
      sql: "update stored_file set place = null where network_id = $1 and kind = 'mark'",
      values: [networkId],
    },
    ...marks.map(({ id, alt }, place) => ({
      sql: `update stored_file set place = $3, alt = $4
        where network_id = $1 and kind = 'mark' and id = $2`,
      values: [networkId, id, place, alt],
      expectedRows: 1,
    })),
  ];
}

/** F3. What the other document has already, or the first has not, is passed over. */
export function copyImages(from: string, to: string, ids: readonly string[]): Statement[] {
  return ids.map((id) => ({
    sql: `insert into stored_file
        (id, document_id, kind, type, width, height, sha256, bytes, given_by, given_at)
      select id, $2, kind, type, width, height, sha256, bytes, given_by, given_at
      from stored_file where document_id = $1 and kind = 'image' and id = $3
      on conflict do nothing`,
    values: [from, to, id],
  }));
}

/** A purge: only what the document still shows stays. */
export function keepOnlyImages(documentId: string, ids: readonly string[]): Statement {
  const others = ids.length === 0 ? "" : `and id not in (${placeholders(ids, 2)})`;
  return {
    sql: `delete from stored_file where document_id = $1 and kind = 'image' ${others}`,
    values: [documentId, ...ids],
  };
}

const GivenRow = z.strictObject({
  kind: z.enum(["image", "mark", "word-template"]),
  documentId: z.string().nullable(),
  /** Name of the network or the organisation. */
  on: z.string().nullable(),
  name: z.string(),
  bytes: z.int(),
  givenAt: z.int(),
});

/** What somebody gave, wherever. */
export function filesBy(driver: Driver, personId: string): Promise<z.infer<typeof GivenRow>[]> {
  return readAll(
    driver,
    GivenRow,
    `select file.kind, document_id as "documentId", coalesce(network.name, organisation.name) as "on",
       file.name, length(bytes) as bytes, given_at as "givenAt"
     from stored_file file
       left join network on network.id = file.network_id
       left join organisation on organisation.id = file.organisation_id
     where given_by = $1 order by given_at, file.id`,
    [personId],
  );
}

/** Who gave a file is not kept beyond them; the file belongs to the document, network or organisation, and stays. */
export function forgetGiver(personId: string): Statement {
  return { sql: "update stored_file set given_by = null where given_by = $1", values: [personId] };
}
