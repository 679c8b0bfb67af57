/** A document's history: revisions, what changed between two of them, who wrote what, and what is new since a visit. */
import { z } from "zod";
import { Hue } from "./account.ts";
import { DocumentContent, FieldContent, RecordContent, RichMark } from "./content.ts";
import { Key, TemplateRef } from "./template.ts";

/** Milliseconds since the epoch. */
const time = z.int();
/** Number of an update in the document's log. What a state holds is all up to it. */
const seq = z.int().min(0);

export const HistoryPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  hue: Hue,
});
export type HistoryPerson = z.infer<typeof HistoryPerson>;

/**
 * Why a revision was made. `pause`: nobody has written for a while; `work`: somebody has for half an hour; `left`: the last
 * who could write has gone; `named`: somebody asked for it; `fixed`: for a guest's link; the others: before what they say.
 */
export const RevisionKind = z.enum([
  "start",
  "pause",
  "work",
  "left",
  "named",
  "fixed",
  "before-restore",
  "before-import",
  "before-move",
  "after-purge",
]);
export type RevisionKind = z.infer<typeof RevisionKind>;

const Contributor = z.strictObject({
  person: z.string(),
  /** How many updates of theirs it has that the revision before had not. */
  edits: z.int().min(0),
});

export const Revision = z.strictObject({
  id: z.string(),
  kind: RevisionKind,
  /** Absent while nobody has named it. */
  name: z.string().optional(),
  description: z.string().optional(),
  /** Who named it; a key of `people`. */
  namedBy: z.string().optional(),
  at: time,
  seq,
  template: TemplateRef,
  /** Of what is new in it, most edits first; `person` is a key of `people`. */
  contributors: z.array(Contributor),
});
export type Revision = z.infer<typeof Revision>;

export const RevisionName = z.strictObject({
  /** Null takes the name away: then it may be thinned out like the others. */
  name: z.string().trim().min(1).max(120).nullable(),
  description: z.string().trim().max(1000).optional(),
});
export type RevisionName = z.infer<typeof RevisionName>;

const People = z.record(z.string(), HistoryPerson);

export const RevisionList = z.strictObject({
  /** Newest first. */
  revisions: z.array(Revision),
  /** What has changed since the newest revision; absent when nothing has. */
  now: z.strictObject({ seq, at: time, contributors: z.array(Contributor) }).optional(),
  people: People,
  canName: z.boolean(),
  canRestore: z.boolean(),
  canPurge: z.boolean(),
  /** Before this the log was let go of: states between revisions cannot be shown; absent where all is kept. */
  logFrom: time.optional(),
});
export type RevisionList = z.infer<typeof RevisionList>;

/** A document as it was: to read, and for those who restore. */
export const RevisionContent = z.strictObject({
  revision: Revision,
  content: DocumentContent,
  people: People,
});
export type RevisionContent = z.infer<typeof RevisionContent>;

export const RevisionExportQuery = z.strictObject({
  format: z.enum(["pdf", "json"]),
  /** As in `ExportQuery`. */
  personal: z.enum(["true", "false"]).default("false"),
});
export type RevisionExportQuery = z.infer<typeof RevisionExportQuery>;

/** Who did it, and when the server stored it. Absent where nobody knows any more. */
export const Credit = z.strictObject({
  person: z.string(),
  at: time,
  seq,
  /** Whose words they took over; for a guest's, who has no account, there is the name. */
  suggestedBy: z.string().optional(),
  suggestedByGuest: z.string().optional(),
});
export type Credit = z.infer<typeof Credit>;

/** How a piece of text differs. `marked`: the same words with other marks; `was` says which it had. */
const TextChange = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("inserted"), by: Credit.optional() }),
  z.strictObject({ type: z.literal("deleted"), by: Credit.optional() }),
  z.strictObject({ type: z.literal("marked"), was: z.array(RichMark), by: Credit.optional() }),
  /** Of a block: the same words in a block of another kind, for example a heading that was a paragraph. */
  z.strictObject({
    type: z.literal("reshaped"),
    was: z.string(),
    wasAttrs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    by: Credit.optional(),
  }),
]);
export type TextChange = z.infer<typeof TextChange>;

/**
 * A node of two texts laid over each other: nodes of `RichNode`, with what was deleted between what is there. A node
 * without `change` is in both, and its content may still differ.
 */
export interface DiffNode {
  type: string;
  attrs?: Record<string, string | number | boolean | null> | undefined;
  content?: DiffNode[] | undefined;
  text?: string | undefined;
  marks?: RichMark[] | undefined;
  change?: TextChange | undefined;
}
export const DiffNode: z.ZodType<DiffNode> = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  get content() {
    return z.array(DiffNode).optional();
  },
  text: z.string().optional(),
  marks: z.array(RichMark).optional(),
  change: TextChange.optional(),
});

const place = {
  /** Names the change within its comparison: a place and what happened to it. Stable while both ends are. */
  id: z.string(),
  /** The section in whose form it is seen. */
  section: Key,
  /** Everybody who had a part in it, the last first. */
  by: z.array(Credit),
};

/** Of a field: `section.field` or `collection/record.field`. */
const field = { ...place, address: z.string() };

export const Change = z.discriminatedUnion("type", [
  z.strictObject({
    ...field,
    type: z.literal("text"),
    /** Absent when too much has changed to be laid over each other: then there are only the counts. */
    blocks: z.array(DiffNode).optional(),
    /** Words. */
    inserted: z.int().min(0),
    deleted: z.int().min(0),
  }),
  z.strictObject({
    ...field,
    type: z.literal("value"),
    before: FieldContent.optional(),
    after: FieldContent.optional(),
  }),
  z.strictObject({
    ...place,
    type: z.literal("record"),
    what: z.enum(["added", "removed", "moved"]),
    collection: Key,
    /** As it is, or as it was when it is removed. */
    record: RecordContent,
    /** Its place in the list, from 1 on, where it had or has one. */
    from: z.int().optional(),
    to: z.int().optional(),
  }),
]);
export type Change = z.infer<typeof Change>;

export const SectionChanges = z.strictObject({
  section: Key,
  /** In the order of the form. */
  changes: z.array(Change),
  inserted: z.int().min(0),
  deleted: z.int().min(0),
  /** Values, records and texts of which there are more changes than are listed. */
  unlisted: z.int().min(0),
});
export type SectionChanges = z.infer<typeof SectionChanges>;

const End = z.strictObject({
  /** Absent for now, and for a state between revisions. */
  revision: z.string().optional(),
  seq,
  at: time,
});

export const DocumentChanges = z.strictObject({
  from: End,
  to: End,
  /** Only sections in which something has changed, in the order of the form. */
  sections: z.array(SectionChanges),
  people: People,
  /** Names of records that values refer to, in either state, by `collection/id`. */
  names: z.record(z.string(), z.string()),
});
export type DocumentChanges = z.infer<typeof DocumentChanges>;

/** `from` and `to`: a revision's id, `now`, or `seen`: what this person has seen (as `from` only). */
export const ChangesQuery = z.strictObject({
  from: z.string().max(40),
  to: z.string().max(40).default("now"),
  section: Key.optional(),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** What is new since this person was here. Their own changes are left out. */
export const News = z.strictObject({
  /** When they had seen all; absent when they have never been here, and then nothing is new. */
  seenAt: time.optional(),
  changes: DocumentChanges,
  /** Answers of guests since then, by place. */
  answers: z.array(z.strictObject({ place: z.string(), at: time, name: z.string() })),
});
export type News = z.infer<typeof News>;

/** Everything up to `seq` is seen: in one section, or in all. */
export const Seen = z.strictObject({ seq, section: Key.optional() });
export type Seen = z.infer<typeof Seen>;

/** Who wrote a text: its characters in reading order, as `plainText` gives them, in runs of one author and revision. */
export const Blame = z.strictObject({
  runs: z.array(
    z.strictObject({
      text: z.string(),
      by: Credit.optional(),
      /** The first revision that has it. */
      revision: z.string().optional(),
    }),
  ),
  people: People,
});
export type Blame = z.infer<typeof Blame>;

/** `section.field` or `collection/record.field`. */
export const BlameQuery = z.strictObject({ address: z.string().max(200) });
export type BlameQuery = z.infer<typeof BlameQuery>;

/** Said before a restore: the server keeps the state as it is, and writes down what is about to happen. */
export const RestoreStart = z.strictObject({
  revision: z.string(),
  /** What is restored. */
  what: z.enum(["document", "section", "change"]),
  section: Key.optional(),
  /** Of a field or `collection/record`. */
  place: z
    .string()
    .max(160)
    .regex(/^[a-z][a-z0-9-]*(\/[a-z0-9-]{1,40})?(\.[a-z][a-z0-9-]*)?$/)
    .optional(),
});
export type RestoreStart = z.infer<typeof RestoreStart>;

export const Purge = z.strictObject({
  /** The document's title, typed once more. */
  title: z.string(),
  reason: z.string().trim().min(1).max(500),
});
export type Purge = z.infer<typeof Purge>;
