/** Who has a document, invitations to anything, and what guests may do: bodies of the HTTP API. */
import { z } from "zod";
import { AccessReason, Permission, Role, ScopeKind } from "./access.ts";
import { LinkToken, Password, PersonName } from "./account.ts";
import { DocumentContent } from "./content.ts";
import { Template } from "./template.ts";
import { rolesByScope } from "./roles.ts";

/** Milliseconds since the epoch. */
const time = z.int();

export const InvitationState = z.enum(["pending", "accepted", "expired", "revoked"]);

export const Invitation = z.strictObject({
  id: z.string(),
  email: z.string(),
  name: z.string().optional(),
  role: Role,
  organisation: z.string().optional(),
  state: InvitationState,
  createdAt: time,
  createdBy: z.string(),
  expiresAt: time,
  /** Whether an e-mail was sent, waits to be sent, could not be sent, or none was wanted. */
  mail: z.enum(["none", "waiting", "sent", "failed"]),
});
export type Invitation = z.infer<typeof Invitation>;

/** One or many people, all to the same role. */
export const NewInvitations = z.strictObject({
  role: Role,
  people: z
    .array(
      z.strictObject({
        /** Checked one by one, so that one bad line does not spoil the others. */
        email: z.string().trim().max(300),
        name: z.string().trim().max(120).optional(),
        /** Their own organisation; absent: that of the scope, else of whoever invites. */
        organisationId: z.string().optional(),
      }),
    )
    .min(1)
    .max(500),
  language: z.enum(["pl", "en"]).default("pl"),
});
export type NewInvitations = z.infer<typeof NewInvitations>;

/** What became of each line, in the order of the request. */
export const InvitationReport = z.strictObject({
  results: z.array(
    z.discriminatedUnion("outcome", [
      z.strictObject({
        outcome: z.literal("invited"),
        email: z.string(),
        id: z.string(),
        /** Shown once: only its hash is kept. */
        link: z.string(),
        expiresAt: time,
        mail: z.enum(["none", "waiting"]),
      }),
      z.strictObject({
        outcome: z.literal("refused"),
        email: z.string(),
        reason: z.enum(["bad-address", "twice", "unknown-organisation"]),
      }),
    ]),
  ),
});
export type InvitationReport = z.infer<typeof InvitationReport>;

export const InvitationLink = z.strictObject({
  link: z.string(),
  expiresAt: time,
  mail: z.enum(["none", "waiting"]),
});
export type InvitationLink = z.infer<typeof InvitationLink>;

/** What the holder of an invitation's link is told: never whether its address has an account. */
export const InvitationOffer = z.strictObject({
  email: z.string(),
  name: z.string().optional(),
  role: Role,
  scope: z.strictObject({ kind: ScopeKind, name: z.string().optional() }),
  organisation: z.string(),
  invitedBy: z.string(),
  expiresAt: time,
  /** Whether whoever asks is signed in to the account of this address. */
  isSignedIn: z.boolean(),
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;

export const InvitationAcceptance = z.strictObject({
  token: LinkToken,
  /** For a new account. */
  name: PersonName.optional(),
  password: Password.optional(),
});
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;

export const DocumentRole = z.enum(rolesByScope.document);
export type DocumentRole = z.infer<typeof DocumentRole>;

/** Somebody with access to a document, with every reason why. */
export const Sharer = z.strictObject({
  personId: z.string(),
  name: z.string(),
  /** Only for those who may share. */
  email: z.string().optional(),
  organisation: z.string(),
  hue: z.int().min(0).max(7),
  permissions: z.array(Permission),
  reasons: z.array(AccessReason),
  /** The role held on this very document, which can be changed and taken away here. */
  ownRole: DocumentRole.optional(),
});
export type Sharer = z.infer<typeof Sharer>;

export const DocumentParty = z.strictObject({
  id: z.string(),
  name: z.string(),
  part: z.enum(["owner", "partner"]),
});
export type DocumentParty = z.infer<typeof DocumentParty>;

export const AccessRequest = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  message: z.string(),
  createdAt: time,
});
export type AccessRequest = z.infer<typeof AccessRequest>;

export const Sharing = z.strictObject({
  organisations: z.array(DocumentParty),
  people: z.array(Sharer),
  /** Why the person who asks has access. */
  mine: z.array(AccessReason),
  /** Whether observers of the network see the document. */
  isSharedWithNetwork: z.boolean(),
  network: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  mayShare: z.boolean(),
  /** Only for those who may share. */
  invitations: z.array(Invitation),
  requests: z.array(AccessRequest),
});
export type Sharing = z.infer<typeof Sharing>;

export const SharingChange = z.strictObject({ sharedWithNetwork: z.boolean() });
export const DocumentRoleChange = z.strictObject({ role: DocumentRole });

/** Organisations that a document can be shared with: those of its network first. */
export const PartnerCandidates = z.array(
  z.strictObject({ id: z.string(), name: z.string(), inNetwork: z.boolean() }),
);
export type PartnerCandidates = z.infer<typeof PartnerCandidates>;

/** Asks those who run a document to be let in. The answer is the same whether or not there is such a document. */
export const NewAccessRequest = z.strictObject({
  documentId: z.string().max(64),
  message: z.string().trim().max(500).default(""),
});
export type NewAccessRequest = z.infer<typeof NewAccessRequest>;
export const AccessDecision = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("grant"), role: DocumentRole }),
  z.strictObject({ decision: z.literal("decline") }),
]);
export type AccessDecision = z.infer<typeof AccessDecision>;

/** A link that shows a document, or a fixed state of it, to whoever has it. */
export const NewGuestLink = z.strictObject({
  /** For a fixed state: what it is called. Absent: the document as it is whenever it is read. */
  revision: z.string().trim().min(1).max(120).optional(),
  note: z.string().trim().max(500).default(""),
  days: z.int().min(1).max(365).default(30),
});
export type NewGuestLink = z.infer<typeof NewGuestLink>;

/** Asks somebody without an account about one field, or one record. */
export const NewQuestion = z.strictObject({
  /** `section.field`, `collection/recordId.field` or `collection/recordId`. */
  address: z.string().min(1).max(200),
  note: z.string().trim().max(500).default(""),
  days: z.int().min(1).max(90).default(14),
});
export type NewQuestion = z.infer<typeof NewQuestion>;

export const GuestLink = z.strictObject({
  id: z.string(),
  kind: z.enum(["document", "question"]),
  /** For a fixed state: what it is called. */
  revision: z.string().optional(),
  address: z.string().optional(),
  note: z.string(),
  createdAt: time,
  createdBy: z.string(),
  expiresAt: time,
  /** Suspended: whoever made it may no longer do so. It works again when they may. */
  state: z.enum(["open", "expired", "revoked", "suspended"]),
  /** How often it was opened. */
  uses: z.int(),
});
export type GuestLink = z.infer<typeof GuestLink>;

export const NewGuestLinkAnswer = z.strictObject({
  id: z.string(),
  link: z.string(),
  expiresAt: time,
});
export type NewGuestLinkAnswer = z.infer<typeof NewGuestLinkAnswer>;

/** The place that a question is about, in one language of its template. */
export const QuestionText = z.strictObject({
  section: z.string(),
  label: z.string(),
  guidance: z.string().optional(),
  /** Label and text of each field that the question is about and that holds something. */
  current: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});
export type QuestionText = z.infer<typeof QuestionText>;

/** What the holder of a guest's link is told. */
export const GuestOffer = z.strictObject({
  kind: z.enum(["document", "question"]),
  title: z.string(),
  organisations: z.array(z.string()),
  revision: z.string().optional(),
  note: z.string(),
  askedBy: z.string(),
  expiresAt: time,
  /** For a question: what it is about, and what is written there now. */
  question: z
    .strictObject({
      address: z.string(),
      pl: QuestionText,
      en: QuestionText,
      /** Whether a field is asked about whose content is personal data, which a guest is not shown. */
      isWithheld: z.boolean(),
    })
    .optional(),
});
export type GuestOffer = z.infer<typeof GuestOffer>;

/** What a guest reads: all of it but the fields that hold personal data. */
export const GuestDocument = z.strictObject({ template: Template, content: DocumentContent });
export type GuestDocument = z.infer<typeof GuestDocument>;

export const GuestAnswer = z.strictObject({
  token: LinkToken,
  name: PersonName,
  text: z.string().trim().min(1).max(5000),
});
export type GuestAnswer = z.infer<typeof GuestAnswer>;

/** What somebody without an account answered. It is not part of the document until an editor writes it there. */
export const Proposal = z.strictObject({
  id: z.string(),
  address: z.string(),
  name: z.string(),
  text: z.string(),
  createdAt: time,
  state: z.enum(["open", "used", "dismissed"]),
  decidedBy: z.string().optional(),
});
export type Proposal = z.infer<typeof Proposal>;

export const ProposalDecision = z.strictObject({ state: z.enum(["open", "used", "dismissed"]) });
