/** The programme: programme → edition → thematic network → organisations, as the HTTP API shows it. */
import { z } from "zod";
import { Grant, Role } from "./access.ts";
import { executives, organisationKinds } from "./organisation-kinds.ts";
import { Key, NetworkKind } from "./template.ts";
import { Language } from "./text.ts";

const name = z.string().trim().min(1).max(200);
const day = z.iso.date();
/** Milliseconds since the epoch. */
const time = z.int();

export const OrganisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const Executive = z.enum(executives);
export type Executive = z.infer<typeof Executive>;

/**
 * A municipality's code in TERYT (the TERC register): voivodeship, county, municipality, type. Seven digits with
 * leading zeros; voivodeships are even numbers from 02 to 32.
 */
export const TerytCode = z
  .string()
  .regex(/^(0[2468]|[12][02468]|3[02])\d{4}[1234589]$/, "Seven digits, such as 3062011");

export const Municipality = z.strictObject({ teryt: TerytCode, name });
export type Municipality = z.infer<typeof Municipality>;

/** The name in the cases that generated sentences need: „mieszkańców Konina”, „z Koninem”, „w Koninie”. */
export const NameForms = z.strictObject({
  genitive: name.optional(),
  dative: name.optional(),
  instrumental: name.optional(),
  locative: name.optional(),
});
export type NameForms = z.infer<typeof NameForms>;

export const NewOrganisation = z.strictObject({
  name,
  kind: OrganisationKind,
  /** Absent: the usual one of its kind. */
  executive: Executive.optional(),
  /** NIP, REGON or KRS of what has no TERYT code, with the register's name. */
  registerNumber: z.string().trim().max(60).optional(),
  municipalities: z.array(Municipality).max(400).default([]),
  forms: NameForms.default({}),
  /** Networks that it joins at once. */
  networkIds: z.array(z.string()).max(20).default([]),
});
export type NewOrganisation = z.infer<typeof NewOrganisation>;

export const OrganisationChange = z.strictObject({
  name: name.optional(),
  kind: OrganisationKind.optional(),
  executive: Executive.nullable().optional(),
  registerNumber: z.string().trim().max(60).nullable().optional(),
  municipalities: z.array(Municipality).max(400).optional(),
  forms: NameForms.optional(),
  archived: z.boolean().optional(),
});
export type OrganisationChange = z.infer<typeof OrganisationChange>;

export const OrganisationSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: OrganisationKind,
  municipalities: z.array(Municipality),
  networks: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  people: z.int(),
  archived: z.boolean(),
});
export type OrganisationSummary = z.infer<typeof OrganisationSummary>;

/** Somebody with their roles on one thing, as those who run it see them. */
export const Member = z.strictObject({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  roles: z.array(Role),
});
export type Member = z.infer<typeof Member>;

export const OrganisationDetails = z.strictObject({
  ...OrganisationSummary.omit({ people: true }).shape,
  executive: Executive,
  isUsualExecutive: z.boolean(),
  registerNumber: z.string().optional(),
  forms: NameForms,
  members: z.array(Member),
  documents: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** Roles that the person who asks may give here. */
  grantable: z.array(Role),
  /** Whether they may change the organisation itself, and not only its people. */
  mayChange: z.boolean(),
});
export type OrganisationDetails = z.infer<typeof OrganisationDetails>;

export const NewProgramme = z.strictObject({ name });
export type NewProgramme = z.infer<typeof NewProgramme>;
export const ProgrammeChange = z.strictObject({
  name: name.optional(),
  archived: z.boolean().optional(),
});
export type ProgrammeChange = z.infer<typeof ProgrammeChange>;

export const NewEdition = z.strictObject({
  name,
  startsOn: day.optional(),
  endsOn: day.optional(),
});
export type NewEdition = z.infer<typeof NewEdition>;
export const EditionChange = z.strictObject({
  name: name.optional(),
  startsOn: day.nullable().optional(),
  endsOn: day.nullable().optional(),
  /** Moves it, with its networks. */
  programmeId: z.string().optional(),
  archived: z.boolean().optional(),
});
export type EditionChange = z.infer<typeof EditionChange>;

export const NewNetwork = z.strictObject({
  name,
  kind: NetworkKind,
  /** Key of the thematic pack that its documents get. */
  pack: Key.optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
  languages: z.array(Language).min(1).default(["pl"]),
});
export type NewNetwork = z.infer<typeof NewNetwork>;
export const NetworkChange = z.strictObject({
  name: name.optional(),
  kind: NetworkKind.optional(),
  pack: Key.nullable().optional(),
  startsOn: day.nullable().optional(),
  endsOn: day.nullable().optional(),
  languages: z.array(Language).min(1).optional(),
  /** Moves it to another edition. */
  editionId: z.string().optional(),
  archived: z.boolean().optional(),
});
export type NetworkChange = z.infer<typeof NetworkChange>;

export const NetworkSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: NetworkKind,
  pack: z.string().optional(),
  startsOn: z.string().optional(),
  endsOn: z.string().optional(),
  languages: z.array(Language),
  archived: z.boolean(),
  organisations: z.int(),
  documents: z.int(),
});
export type NetworkSummary = z.infer<typeof NetworkSummary>;

export const EditionNode = z.strictObject({
  id: z.string(),
  name: z.string(),
  startsOn: z.string().optional(),
  endsOn: z.string().optional(),
  archived: z.boolean(),
  networks: z.array(NetworkSummary),
});
export type EditionNode = z.infer<typeof EditionNode>;

export const ProgrammeNode = z.strictObject({
  id: z.string(),
  name: z.string(),
  archived: z.boolean(),
  editions: z.array(EditionNode),
});
export type ProgrammeNode = z.infer<typeof ProgrammeNode>;

/** Everything that can be administered, as a tree; networks that are older than editions stand apart. */
export const ProgrammeTree = z.strictObject({
  programmes: z.array(ProgrammeNode),
  loose: z.array(NetworkSummary),
});
export type ProgrammeTree = z.infer<typeof ProgrammeTree>;

/** A time in which people of the network's cities read and comment on each other's documents. */
export const NewPeerWindow = z
  .strictObject({ opensAt: time, closesAt: time, note: z.string().trim().max(500).default("") })
  .refine(({ opensAt, closesAt }) => closesAt > opensAt, {
    path: ["closesAt"],
    message: "It has to close after it opens",
  });
export type NewPeerWindow = z.infer<typeof NewPeerWindow>;

export const PeerWindow = z.strictObject({
  id: z.string(),
  opensAt: time,
  closesAt: time,
  note: z.string(),
});
export type PeerWindow = z.infer<typeof PeerWindow>;

export const NetworkDetails = z.strictObject({
  ...NetworkSummary.omit({ organisations: true, documents: true }).shape,
  edition: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  programme: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  organisations: z.array(OrganisationSummary),
  members: z.array(Member),
  windows: z.array(PeerWindow),
  documents: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  grantable: z.array(Role),
});
export type NetworkDetails = z.infer<typeof NetworkDetails>;

/** The roles that somebody shall hold on a thing; none takes them off it. */
export const RoleSet = z.strictObject({ roles: z.array(Role).max(10) });

export const MembersAdded = z.strictObject({ added: z.int() });
export type MembersAdded = z.infer<typeof MembersAdded>;
export const Created = z.strictObject({ id: z.string() });
export type Created = z.infer<typeof Created>;

export const PersonSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  roles: z.array(Role),
  state: z.enum(["active", "blocked", "erased"]),
  createdAt: time,
  /** The last use of any of their sessions that still lives. */
  seenAt: time.optional(),
});
export type PersonSummary = z.infer<typeof PersonSummary>;

export const PersonDetails = z.strictObject({
  ...PersonSummary.omit({ roles: true }).shape,
  organisationId: z.string(),
  grants: z.array(z.strictObject({ ...Grant.shape, name: z.string().optional() })),
  sessions: z.int(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  hasSso: z.boolean(),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

export const PersonChange = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).optional(),
  organisationId: z.string().optional(),
  /** Somebody who is blocked cannot sign in, and is signed out at once. */
  blocked: z.boolean().optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** A link that is shown once, to be handed over by whoever made it. */
export const HandedLink = z.strictObject({ link: z.string(), expiresAt: time });
export type HandedLink = z.infer<typeof HandedLink>;
