/**
 * Everything that is kept about one person, as they may ask for it (art. 15 and 20 RODO). Each part says in Polish what
 * it is, for the file is read by people too. Of anybody else there is at most what role they had.
 */
import { z } from "zod";
import { Role, ScopeKind } from "./access.ts";
import { AuditAction } from "./audit.ts";
import { NewsEvent, NotificationSettings, WatchLevel } from "./notifications.ts";
import { PeerGrid } from "./review-round.ts";
import { SuggestionState } from "./review.ts";
import { Language } from "./text.ts";

const moment = z.iso.datetime();
const readme = z.string();
/** Its title only when the person may read it on the day of the file. */
const document = z.strictObject({ id: z.string(), title: z.string().optional() });
/** What a role is held on, or was offered for. */
const place = z.strictObject({ kind: ScopeKind, name: z.string().optional() });
const whose = z.enum(["self", "other", "nobody"]);

function list<T extends z.ZodType>(item: T) {
  return z.strictObject({ readme, items: z.array(item) });
}

export const PersonData = z.strictObject({
  format: z.literal(1),
  readme,
  madeAt: moment,
  account: z.strictObject({
    readme,
    id: z.string(),
    name: z.string(),
    email: z.string(),
    language: Language,
    state: z.enum(["active", "blocked", "erased"]),
    organisation: z.string(),
    createdAt: moment,
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    recoveryCodes: z.int(),
  }),
  /** Who they are to an organisation's own sign-in. */
  identities: list(
    z.strictObject({ issuer: z.string(), subject: z.string(), connectedAt: moment }),
  ),
  roles: list(
    z.strictObject({
      role: Role,
      on: place,
      since: moment,
      /** What whoever gave it is today. */
      givenBy: z.array(Role).optional(),
    }),
  ),
  sessions: list(
    z.strictObject({
      beganAt: moment,
      seenAt: moment,
      device: z.string(),
      address: z.string(),
    }),
  ),
  devices: z.strictObject({ readme, count: z.int() }),
  invitations: list(
    z.strictObject({
      role: Role,
      on: place,
      name: z.string().optional(),
      createdAt: moment,
      expiresAt: moment,
      acceptedAt: moment.optional(),
      revokedAt: moment.optional(),
      invitedBy: z.array(Role),
    }),
  ),
  /** In one's own file only those that tell nothing about which documents there are. */
  accessRequests: list(
    z.strictObject({
      document,
      message: z.string(),
      createdAt: moment,
      decidedAt: moment.optional(),
    }),
  ),
  /** Documents in which they wrote, with how often and when. */
  documents: list(
    z.strictObject({
      ...document.shape,
      updates: z.int(),
      firstAt: moment,
      lastAt: moment,
    }),
  ),
  /** Sections of documents that they were given, or help with. */
  sections: list(
    z.strictObject({
      document,
      section: z.string(),
      part: z.enum(["owner", "helper"]),
      due: z.iso.date().optional(),
    }),
  ),
  /** Up to when they have seen documents, for the news of each; a section where they have seen it further. */
  seen: list(z.strictObject({ document, section: z.string().optional(), at: moment })),
  /** What they wrote in threads of remarks, other people's names left out. */
  remarks: list(
    z.strictObject({
      document,
      text: z.string(),
      /** What it said before it was edited, the newest first. */
      earlier: z.array(z.string()),
      isInternal: z.boolean(),
      at: moment,
      editedAt: moment.optional(),
      removedAt: moment.optional(),
    }),
  ),
  /** Changes that they suggested, and why. What was there before belongs to the document. */
  suggestions: list(
    z.strictObject({
      document,
      text: z.string(),
      note: z.string(),
      state: SuggestionState,
      at: moment,
    }),
  ),
  /** Remarks that somebody gave them to see to. */
  tasks: list(z.strictObject({ document, due: z.iso.date().optional() })),
  /** Review rounds that they sent, or were asked to review in; what they gave as a peer. */
  rounds: list(
    z.strictObject({
      document,
      number: z.int(),
      kind: z.enum(["review", "peer"]),
      part: z.enum(["sent", "reviewer"]),
      at: moment,
      note: z.string().optional(),
      handedBackAt: moment.optional(),
      grid: PeerGrid.optional(),
    }),
  ),
  /** What they were told, and whether it was mailed to them. What it was about belongs to the document. */
  notifications: list(
    z.strictObject({
      document,
      event: NewsEvent,
      isForMe: z.boolean(),
      at: moment,
      readAt: moment.optional(),
      wasMailed: z.boolean(),
    }),
  ),
  /** What they watch. */
  watches: list(
    z.strictObject({
      document: document.optional(),
      network: z.string().optional(),
      section: z.string().optional(),
      level: WatchLevel,
    }),
  ),
  /** How they want to hear of things, when they have said so. */
  mailSettings: z.strictObject({ readme, settings: NotificationSettings.optional() }),
  /** Pictures and Word templates that they gave. The files belong to what they were given for. */
  files: list(
    z.strictObject({
      kind: z.enum(["image", "mark", "word-template"]),
      document: document.optional(),
      /** The network or the organisation. */
      on: z.string().optional(),
      name: z.string(),
      bytes: z.int(),
      givenAt: moment,
    }),
  ),
  /** What they wrote beside documents. */
  notes: list(
    z.strictObject({
      kind: z.enum(["guest-link", "revision", "peer-window", "mute", "kit"]),
      on: z.string().optional(),
      text: z.string(),
      createdAt: moment,
    }),
  ),
  events: list(
    z.strictObject({
      at: moment,
      action: AuditAction,
      by: whose,
      about: whose,
      document: document.optional(),
      organisation: z.string().optional(),
      network: z.string().optional(),
      /** The network address that it came from, unless somebody else was there. */
      address: z.string().optional(),
      details: z.record(z.string(), z.string()),
    }),
  ),
});
export type PersonData = z.infer<typeof PersonData>;
