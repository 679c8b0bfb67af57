/**
 * What changed between two readings of a document, so that the worker that checks it is sent a keystroke's worth and
 * not the whole document.
 *
 *   P1  `patched(before, patchOf(before, after))` equals `after`.
 *   P2  What did not change keeps its identity on both sides: the content store's on one, this module's on the other.
 */
import type { DocumentContent, FieldContent, RecordContent } from "@brudnopis/schema";

type Head = Omit<DocumentContent, "fields" | "collections">;

export interface ContentPatch {
  readonly head: Head;
  readonly fields: Readonly<Record<string, FieldContent>>;
  readonly emptied: readonly string[];
  /** Of collections in which anything changed: all ids in order, and the records that are new or other than before. */
  readonly collections: Readonly<
    Record<string, { readonly ids: readonly string[]; readonly records: readonly RecordContent[] }>
  >;
}

/** Compares by identity, which the content store keeps for whatever stayed the same. */
export function patchOf(
  before: DocumentContent | undefined,
  { fields, collections, ...head }: DocumentContent,
): ContentPatch {
  const old = before?.fields ?? {};
  return {
    head,
    fields: Object.fromEntries(
      Object.entries(fields).filter(([address, content]) => old[address] !== content),
    ),
    emptied: Object.keys(old).filter((address) => fields[address] === undefined),
    collections: Object.fromEntries(
      Object.entries(collections)
        .filter(([key, records]) => before?.collections[key] !== records)
        .map(([key, records]) => [key, changesOf(before?.collections[key] ?? [], records)]),
    ),
  };
}

function changesOf(before: readonly RecordContent[], after: readonly RecordContent[]) {
  const known = new Set(before);
  return {
    ids: after.map(({ id }) => id),
    records: after.filter((record) => !known.has(record)),
  };
}

export function patched(before: DocumentContent | undefined, patch: ContentPatch): DocumentContent {
  const { head, emptied } = patch;
  const fields = { ...before?.fields, ...patch.fields };
  for (const address of emptied) delete fields[address];
  const collections = { ...before?.collections };
  for (const [key, { ids, records }] of Object.entries(patch.collections)) {
    const byId = new Map(
      [...(collections[key] ?? []), ...records].map((record) => [record.id, record]),
    );
    collections[key] = ids.map((id) => byId.get(id)).filter((record) => record !== undefined);
  }
  return { ...head, fields, collections };
}
