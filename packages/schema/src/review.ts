/** What is said about a document by people who need no right to write in it: threads of remarks, and suggestions. */
import { z } from "zod";
import { Hue } from "./account.ts";
import { Address, FieldContent, RecordId, RichNode } from "./content.ts";
import { Key } from "./template.ts";
import { answerKinds, remarkKinds } from "./review-kinds.ts";

/** Milliseconds since the epoch. */
const time = z.int();
/** Counts what happens to threads, suggestions and rounds of one document. */
const version = z.int().min(0);
/** Chosen by the page, so that a request that is sent twice makes one thing. */
const pageId = z.string().regex(/^[a-z0-9]{10,40}$/);
/** A relative position of Yjs, encoded, in base64. */
const position = z.base64().max(400);

/** Somebody with an account, or who was once. */
export const ReviewPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  hue: Hue,
});
export type ReviewPerson = z.infer<typeof ReviewPerson>;

/**
 * A range of a text, wherever the text goes: relative positions, and what stood there with the words around it. Positions
 * stick to the first and the last letter, so what is typed at the edges stays outside. For a place between two letters the
 * quote is empty.
 */
export const TextAnchor = z.strictObject({
  start: position,
  end: position,
  quote: z.string().max(4000),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
  /** How often the quote was in the field when it was anchored. */
  occurrences: z.int().min(0),
});
export type TextAnchor = z.infer<typeof TextAnchor>;

/** What a thread is about. Fields and cells are addresses; `text` is a range of one. */
export const ReviewPlace = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("document") }),
  z.strictObject({ type: z.literal("section"), section: Key }),
  z.strictObject({ type: z.literal("field"), address: Address }),
  z.strictObject({ type: z.literal("record"), collection: Key, record: RecordId }),
  z.strictObject({ type: z.literal("text"), address: Address, anchor: TextAnchor }),
]);
export type ReviewPlace = z.infer<typeof ReviewPlace>;

export const RemarkKind = z.enum(remarkKinds);
export type RemarkKind = z.infer<typeof RemarkKind>;

/**
 * `open` until the city has done something about it, `addressed` until its author confirms, then `closed`. Reopening makes it
 * `open` again.
 */
export const ThreadState = z.enum(["open", "addressed", "closed"]);
export type ThreadState = z.infer<typeof ThreadState>;

/** What somebody wrote: plain text, lines kept, people named in it as `@{id}`. */
const Words = z.string().trim().min(1).max(8000);

export const ReviewMessage = z.strictObject({
  id: z.string(),
  author: z.string(),
  at: time,
  /** Empty when it was removed. */
  text: z.string(),
  editedAt: time.optional(),
  removedAt: time.optional(),
  /** What it said before it was edited, the newest first; nothing of what was removed. */
  earlier: z.array(z.strictObject({ text: z.string(), at: time })),
  /** It says what became of the thread; its text is what was answered then, or why it was reopened. It stays as it is. */
  event: z.enum(["addressed", "confirmed", "reopened", "closed"]).optional(),
});
export type ReviewMessage = z.infer<typeof ReviewMessage>;

/** What the city did about a remark, and why not. */
export const ThreadAnswer = z.strictObject({
  kind: z.enum(answerKinds),
  text: z.string().trim().max(4000),
});
export type ThreadAnswer = z.infer<typeof ThreadAnswer>;

export const Thread = z.strictObject({
  id: z.string(),
  version,
  place: ReviewPlace,
  /** What the place was called, and for a record or a cell what it held, when the thread began. */
  label: z.string().max(300),
  kind: RemarkKind,
  state: ThreadState,
  /** A note within the city's team: nobody else ever gets it. */
  isInternal: z.boolean(),
  author: z.string(),
  at: time,
  /** Of the review round in which it was made. */
  round: z.string().optional(),
  /** In a round: where it was made in the frozen text. Repairs move only `place`, which is that in the living one. */
  frozenPlace: ReviewPlace.optional(),
  /** The first is the remark itself. */
  messages: z.array(ReviewMessage),
  assignee: z.string().optional(),
  /** ISO 8601 `YYYY-MM-DD`. */
  due: z.iso.date().optional(),
  answer: ThreadAnswer.extend({ by: z.string(), at: time }).optional(),
  /** Who confirmed or closed it, and when. */
  closed: z.strictObject({ by: z.string(), at: time }).optional(),
  /** All of it was taken back by its author: only this is left of it, without a word, so that a link to it can say so. */
  isRemoved: z.boolean(),
  /** What this person may do with it, whatever state it is in. */
  may: z.strictObject({
    /** Its author, while nobody else has written in it. */
    remove: z.boolean(),
    /** Who may write in the document says what was done. */
    address: z.boolean(),
    /** Its author, and who may decide for them: says that it is done, or not. */
    confirm: z.boolean(),
    /** Gives it to somebody, by a day: its author, and who may write in the document. */
    assign: z.boolean(),
    /** Says what kind it is: its author. */
    change: z.boolean(),
  }),
});
export type Thread = z.infer<typeof Thread>;

export const NewThread = z.strictObject({
  id: pageId,
  place: ReviewPlace,
  label: z.string().trim().max(300).default(""),
  kind: RemarkKind,
  text: Words,
  isInternal: z.boolean().default(false),
  round: z.string().max(40).optional(),
  assignee: z.string().max(40).optional(),
  due: z.iso.date().optional(),
  /** The author's kit remark that it began as, which counts its uses. */
  kit: z.string().max(40).optional(),
});
export type NewThread = z.infer<typeof NewThread>;

/** What is absent stays as it is; null takes it away. */
export const ThreadChange = z.strictObject({
  kind: RemarkKind.optional(),
  assignee: z.string().max(40).nullable().optional(),
  due: z.iso.date().nullable().optional(),
});
export type ThreadChange = z.infer<typeof ThreadChange>;

/** `address`: done, partly or no, because … ; `confirm` and `reopen` are the author's; `close` ends it without an answer. */
export const ThreadStep = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("address"), answer: ThreadAnswer }),
  z.strictObject({ step: z.literal("confirm") }),
  z.strictObject({ step: z.literal("reopen"), text: z.string().trim().max(4000).default("") }),
  z.strictObject({ step: z.literal("close") }),
]);
export type ThreadStep = z.infer<typeof ThreadStep>;

export const NewMessage = z.strictObject({
  id: pageId,
  text: Words,
});
export type NewMessage = z.infer<typeof NewMessage>;

export const MessageChange = z.strictObject({ text: Words });
export type MessageChange = z.infer<typeof MessageChange>;

/**
 * Anchors that the page of who edited has found anew. Each is taken only if the stored one is still the one that it was
 * made from, told by its `start` and `end`.
 */
export const AnchorRepairs = z.strictObject({
  repairs: z
    .array(
      z.strictObject({
        /** Of a thread or a suggestion. */
        id: z.string().max(40),
        from: TextAnchor.pick({ start: true, end: true }),
        /** Moved with its words to another field, for example. */
        address: Address.optional(),
        anchor: TextAnchor,
      }),
    )
    .min(1)
    .max(200),
});
export type AnchorRepairs = z.infer<typeof AnchorRepairs>;

/** One change of a text: what stands at the anchor is to become something else. */
export const TextHunk = z.strictObject({
  /** `inline`: within one block; `block`: whole blocks. */
  kind: z.enum(["inline", "block"]),
  anchor: TextAnchor,
  /** As the text stood when it was suggested: inline content, or blocks. Empty for an insertion. */
  before: z.array(RichNode).max(200),
  after: z.array(RichNode).max(200),
  /** Of blocks: in how many nodes they stand; absent: in the field itself. */
  depth: z.int().min(1).max(20).optional(),
  /** Of what is only inserted: it belongs to what is behind the place, a block or its first letter, not to what is before. */
  isInFront: z.boolean().optional(),
});
export type TextHunk = z.infer<typeof TextHunk>;

export const SuggestedChange = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), address: Address, hunk: TextHunk }),
  /** Of a field that is no text; absent is empty. */
  z.strictObject({
    type: z.literal("value"),
    address: Address,
    before: FieldContent.optional(),
    after: FieldContent.optional(),
  }),
  z.strictObject({
    type: z.literal("add-record"),
    collection: Key,
    /** The new record's id. */
    record: RecordId,
    fields: z.record(Key, FieldContent),
  }),
  z.strictObject({ type: z.literal("remove-record"), collection: Key, record: RecordId }),
  /** What a guest answered about a field, or a record as a whole: words, which go where they fit. */
  z.strictObject({
    type: z.literal("answer"),
    /** An address or `collection/recordId`. */
    place: z.string().max(200),
    text: z.string(),
  }),
]);
export type SuggestedChange = z.infer<typeof SuggestedChange>;

export const SuggestionState = z.enum(["open", "accepted", "rejected", "withdrawn"]);
export type SuggestionState = z.infer<typeof SuggestionState>;

export const Suggestion = z.strictObject({
  id: z.string(),
  version,
  /** Those that were sent together. */
  batch: z.string(),
  change: SuggestedChange,
  /** What the place was called. */
  label: z.string(),
  /** Why, in the author's words. */
  note: z.string(),
  /** Absent for a guest's answer, which has a name instead. */
  author: z.string().optional(),
  guest: z.string().optional(),
  at: time,
  state: SuggestionState,
  decided: z.strictObject({ by: z.string(), at: time, because: z.string().optional() }).optional(),
  may: z.strictObject({ decide: z.boolean(), withdraw: z.boolean() }),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const NewSuggestions = z.strictObject({
  batch: pageId,
  note: z.string().trim().max(2000).default(""),
  suggestions: z
    .array(
      z.strictObject({
        id: pageId,
        change: SuggestedChange,
        label: z.string().trim().max(300).default(""),
      }),
    )
    .min(1)
    .max(100),
});
export type NewSuggestions = z.infer<typeof NewSuggestions>;

/**
 * The first decision wins; a later one is refused with `conflict`. Who accepts claims the suggestion first (`accept`), writes
 * its change into the document like any edit, and says `applied` with the ids of what was inserted when that is saved. A claim
 * that is not followed by `applied` within half a minute can be claimed by somebody else; `release` gives it back at once.
 */
export const SuggestionDecision = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept") }),
  z.strictObject({
    decision: z.literal("applied"),
    /** Ranges of Yjs ids, for credit to both. */
    inserted: z
      .array(
        z.strictObject({
          client: z.int().min(0),
          clock: z.int().min(0),
          length: z.int().min(1),
        }),
      )
      .max(500),
  }),
  z.strictObject({ decision: z.literal("release") }),
  z.strictObject({
    decision: z.literal("reject"),
    because: z.string().trim().max(1000).default(""),
  }),
  z.strictObject({ decision: z.literal("withdraw") }),
  /** Undoes a rejection, or an acceptance whose text was taken back. */
  z.strictObject({ decision: z.literal("reopen") }),
]);
export type SuggestionDecision = z.infer<typeof SuggestionDecision>;

/** Everything that has changed after `since`; with `since` 0 all there is. */
export const ReviewFeed = z.strictObject({
  version,
  threads: z.array(Thread),
  suggestions: z.array(Suggestion),
  people: z.record(z.string(), ReviewPerson),
  /** Whom this person can name in a remark, and give one to. */
  mentionable: z.array(ReviewPerson.extend({ mayEdit: z.boolean() })),
  canComment: z.boolean(),
  canSuggest: z.boolean(),
  /** Whether they may take the document along, and so the table of remarks, which quotes it. */
  canExport: z.boolean(),
  /** Whether they write for one of the document's cities: only they get and make internal notes. */
  isTeam: z.boolean(),
});
export type ReviewFeed = z.infer<typeof ReviewFeed>;

export const ReviewFeedQuery = z.strictObject({
  since: z.coerce.number().int().min(0).default(0),
});
export type ReviewFeedQuery = z.infer<typeof ReviewFeedQuery>;
