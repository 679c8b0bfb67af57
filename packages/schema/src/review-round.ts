/** Review rounds: a document is sent as it stands, remarked on, answered point by point, and the round is closed. */
import { z } from "zod";
import { peerCriteria, peerQuestions } from "./review-kinds.ts";
import { ReviewPerson, RemarkKind, ThreadState } from "./review.ts";
import { Key } from "./template.ts";

/** Milliseconds since the epoch. */
const time = z.int();

/**
 * `reviewing`: reviewers remark on the frozen text; `answering`: it is back with the city; `confirming`: every remark has its
 * answer, and reviewers say whether that is enough; `closed`.
 */
export const RoundState = z.enum(["reviewing", "answering", "confirming", "closed"]);
export type RoundState = z.infer<typeof RoundState>;

const Score = z.int().min(1).max(5);

/** One peer's grid: a score and words for each criterion, and four open questions. What is absent is not said yet. */
export const PeerGrid = z.strictObject({
  scores: z.partialRecord(
    z.enum(peerCriteria),
    z.strictObject({ score: Score.optional(), text: z.string().max(1500).optional() }),
  ),
  answers: z.partialRecord(z.enum(peerQuestions), z.string().max(3000)),
});
export type PeerGrid = z.infer<typeof PeerGrid>;

export const RoundReviewer = z.strictObject({
  person: z.string(),
  /** When they handed it back. */
  doneAt: time.optional(),
  /** In peer rounds: their own for themselves, everybody's once they handed it back. */
  grid: PeerGrid.optional(),
  /** How many remarks they have made in the round. */
  remarks: z.int().min(0),
});
export type RoundReviewer = z.infer<typeof RoundReviewer>;

export const Round = z.strictObject({
  id: z.string(),
  /** From 1 on, within the document. */
  number: z.int().min(1),
  kind: z.enum(["review", "peer"]),
  state: RoundState,
  /** The text that it is about; absent once the document's history was let go of. */
  revision: z.string().optional(),
  sentBy: z.string(),
  sentAt: time,
  note: z.string(),
  /** ISO 8601 `YYYY-MM-DD`. */
  due: z.iso.date().optional(),
  reviewers: z.array(RoundReviewer),
  returnedAt: time.optional(),
  answeredAt: time.optional(),
  closedAt: time.optional(),
  closedBy: z.string().optional(),
  /** Remarks by what became of them. */
  counts: z.strictObject({
    open: z.int().min(0),
    addressed: z.int().min(0),
    closed: z.int().min(0),
  }),
  may: z.strictObject({
    /** Their own part, as a reviewer. */
    handBack: z.boolean(),
    /** The city says that every remark has its answer. */
    answer: z.boolean(),
    close: z.boolean(),
    /** Changes who reviews and by when, ends the reviewing early. */
    lead: z.boolean(),
    /** One step back. */
    again: z.boolean(),
  }),
});
export type Round = z.infer<typeof Round>;

export const RoundList = z.strictObject({
  /** Newest first. */
  rounds: z.array(Round),
  people: z.record(z.string(), ReviewPerson),
  /** Who can be asked to review: whoever may comment and does not write in it. */
  reviewers: z.array(ReviewPerson.extend({ isPeer: z.boolean() })),
  canSend: z.boolean(),
});
export type RoundList = z.infer<typeof RoundList>;

export const NewRound = z.strictObject({
  kind: z.enum(["review", "peer"]),
  note: z.string().trim().max(4000).default(""),
  due: z.iso.date().optional(),
  reviewers: z.array(z.string().max(40)).min(1).max(40),
});
export type NewRound = z.infer<typeof NewRound>;

/** What is absent stays as it is. */
export const RoundChange = z.strictObject({
  due: z.iso.date().nullable().optional(),
  reviewers: z.array(z.string().max(40)).min(1).max(40).optional(),
});
export type RoundChange = z.infer<typeof RoundChange>;

/**
 * `hand-back` is a reviewer's; of who leads it ends the reviewing for all. `answered` is the city's, `close` the reviewers' or
 * the lead's. `again` is one step back: of a reviewer to go on with their own part, of the city to answer more.
 */
export const RoundStep = z.strictObject({
  step: z.enum(["hand-back", "answered", "close", "again"]),
});
export type RoundStep = z.infer<typeof RoundStep>;

/** The *tabela uwag*: of a round, or of all remarks that fit. */
export const RemarkTableQuery = z.strictObject({
  format: z.enum(["docx", "xlsx", "csv", "pdf"]),
  round: z.string().max(40).optional(),
  kind: RemarkKind.optional(),
  state: ThreadState.optional(),
  author: z.string().max(40).optional(),
  section: Key.optional(),
  language: z.enum(["pl", "en"]).default("pl"),
});
export type RemarkTableQuery = z.infer<typeof RemarkTableQuery>;

/** A facilitator's own remark to use again. `{city}` or `{miasto}` stands for what it is used on, see `fillRemark`. */
export const KitRemark = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  kind: RemarkKind,
  /** The section that it fits; absent: any. */
  section: Key.optional(),
  /** How often it was used, and on how many documents. */
  uses: z.int().min(0),
  documents: z.int().min(0),
  usedAt: time.optional(),
});
export type KitRemark = z.infer<typeof KitRemark>;

export const NewKitRemark = z.strictObject({
  title: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(8000),
  kind: RemarkKind,
  section: Key.optional(),
});
export type NewKitRemark = z.infer<typeof NewKitRemark>;

/** The same remark on several documents: on the section that it fits, else on the whole document. */
export const KitUse = z.strictObject({
  documents: z.array(z.string().max(40)).min(1).max(50),
});
export type KitUse = z.infer<typeof KitUse>;

export const KitUseReport = z.strictObject({
  results: z.array(
    z.strictObject({
      document: z.string(),
      /** Absent where it could not be made: the document is not theirs to remark on. */
      thread: z.string().optional(),
    }),
  ),
});
export type KitUseReport = z.infer<typeof KitUseReport>;
