/** What people are told of what happens in documents, and how: in the inbox, by e-mail at once, or once a day. */
import { z } from "zod";
import { newsEvents } from "./review-kinds.ts";
import { ReviewPerson } from "./review.ts";
import { Key } from "./template.ts";

/** Milliseconds since the epoch. */
const time = z.int();
/** `HH:MM`, Polish time. */
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const NewsEvent = z.enum(newsEvents);
export type NewsEvent = z.infer<typeof NewsEvent>;

export const Notification = z.strictObject({
  id: z.string(),
  event: NewsEvent,
  at: time,
  /** Whether it is for this person (they are named, asked, answered), or of something that they watch. */
  isForMe: z.boolean(),
  /** Absent for guests and for what the clock does. */
  by: z.string().optional(),
  /** The name that somebody without an account gave. */
  guest: z.string().optional(),
  document: z.strictObject({ id: z.string(), title: z.string() }),
  /** Where it leads: a path of this site. */
  path: z.string(),
  /** The first words of what was written; nothing of what the person may not see any more. */
  excerpt: z.string(),
  readAt: time.optional(),
});
export type Notification = z.infer<typeof Notification>;

export const Inbox = z.strictObject({
  /** Newest first. */
  notifications: z.array(Notification),
  people: z.record(z.string(), ReviewPerson),
  unread: z.strictObject({ forMe: z.int().min(0), all: z.int().min(0) }),
  /** Ask with it for what is older; absent at the end. */
  before: z.string().optional(),
});
export type Inbox = z.infer<typeof Inbox>;

export const InboxQuery = z.strictObject({
  which: z.enum(["for-me", "all"]).default("for-me"),
  unread: z.enum(["true", "false"]).default("false"),
  before: z.string().max(60).optional(),
});
export type InboxQuery = z.infer<typeof InboxQuery>;

/** Those with the ids, those about one thread, suggestion or round, or all that are there now. */
export const InboxRead = z.strictObject({
  ids: z.array(z.string().max(40)).max(200).optional(),
  about: z.string().max(40).optional(),
  isRead: z.boolean().default(true),
});
export type InboxRead = z.infer<typeof InboxRead>;

/** How one hears by e-mail; the inbox has everything. */
export const MailWay = z.enum(["at-once", "digest", "never"]);
export type MailWay = z.infer<typeof MailWay>;

export const NotificationSettings = z.strictObject({
  /** By event, of what is for this person. */
  mail: z.record(NewsEvent, MailWay),
  /** Of what they only watch. */
  watched: MailWay,
  /** No e-mail between these hours and, if so wished, at weekends: it comes afterwards, in one. */
  quiet: z.strictObject({ from: hour, to: hour, weekends: z.boolean() }).optional(),
  /** When the daily digest leaves. */
  digestAt: hour,
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

/** `all`: everything that happens there; `mine`: what concerns this person; `none`: nothing but being named. */
export const WatchLevel = z.enum(["all", "mine", "none"]);
export type WatchLevel = z.infer<typeof WatchLevel>;

export const Watch = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("network"), id: z.string().max(40) }),
  z.strictObject({ kind: z.literal("document"), id: z.string().max(40) }),
  z.strictObject({ kind: z.literal("section"), id: z.string().max(40), section: Key }),
]);
export type Watch = z.infer<typeof Watch>;

/** Null: as what is around it is watched, which for a document is as usual. */
export const WatchChange = z.strictObject({ watch: Watch, level: WatchLevel.nullable() });
export type WatchChange = z.infer<typeof WatchChange>;

/** With a document the list has how it is watched, also when nothing was ever said about that. */
export const WatchQuery = z.strictObject({ document: z.string().max(40).optional() });
export type WatchQuery = z.infer<typeof WatchQuery>;

export const WatchList = z.strictObject({
  watches: z.array(z.strictObject({ watch: Watch, level: WatchLevel, name: z.string() })),
});
export type WatchList = z.infer<typeof WatchList>;

/** What the link at the end of an e-mail can end: nobody has to be signed in. */
export const UnsubscribeOffer = z.strictObject({
  /** Of the mail that brought the link; absent when that told of several things. */
  event: NewsEvent.optional(),
  /** Whether the mail told of one document only. */
  hasDocument: z.boolean(),
});
export type UnsubscribeOffer = z.infer<typeof UnsubscribeOffer>;

export const Unsubscribe = z.strictObject({
  token: z.string().min(1).max(1000),
  /** E-mail about such events, about the document, or all e-mail of this kind. */
  from: z.enum(["event", "document", "all"]),
});
export type Unsubscribe = z.infer<typeof Unsubscribe>;
