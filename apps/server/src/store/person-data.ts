/** Rows about one person, from every table that has any. */
import { NewsEvent, Role, ScopeKind } from "@brudnopis/schema";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { type Driver, readAll, readOne } from "./driver.ts";

/** The name of what `held` is on, unless that is a document: its title is not for everybody. */
const placeName = "coalesce(network.name, organisation.name) as name";
const placeJoins = `
  left join network on held.scope_kind = 'network' and network.id = held.scope_id
  left join organisation on held.scope_kind = 'organisation' and organisation.id = held.scope_id`;

const place = { kind: ScopeKind, scopeId: z.string().nullable(), name: z.string().nullable() };

const HeldRow = z.strictObject({
  ...place,
  role: Role,
  createdAt: z.int(),
  createdBy: z.string().nullable(),
});

export function rolesHeldBy(driver: Driver, personId: string): Promise<z.infer<typeof HeldRow>[]> {
  return readAll(
    driver,
    HeldRow,
    `select held.role, held.scope_kind as kind, held.scope_id as "scopeId", ${placeName}, held.created_at as "createdAt",
       held.created_by as "createdBy"
     from person_grant held ${placeJoins}
     where held.person_id = $1 order by held.created_at, held.role, held.scope_kind, held.scope_id`,
    [personId],
  );
}

const InvitationRow = z.strictObject({
  ...place,
  role: Role,
  personName: z.string().nullable(),
  createdAt: z.int(),
  createdBy: z.string(),
  expiresAt: z.int(),
  usedAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
});

/** Sent to their address, or accepted by them at another one. */
export function invitationsTo(
  driver: Driver,
  personId: string,
  email: string,
): Promise<z.infer<typeof InvitationRow>[]> {
  return readAll(
    driver,
    InvitationRow,
    `select held.role, held.scope_kind as kind, held.scope_id as "scopeId", ${placeName}, held.name as "personName",
       held.created_at as "createdAt", held.created_by as "createdBy", held.expires_at as "expiresAt",
       held.used_at as "usedAt", held.revoked_at as "revokedAt"
     from invitation held ${placeJoins}
     where held.email = $1 or held.used_by = $2 order by held.created_at, held.id`,
    [email, personId],
  );
}

const IdentityRow = z.strictObject({
  issuer: z.string(),
  subject: z.string(),
  createdAt: z.int(),
});

export function identitiesOf(
  driver: Driver,
  personId: string,
): Promise<z.infer<typeof IdentityRow>[]> {
  const sql = `select issuer, subject, created_at as "createdAt" from person_identity
    where person_id = $1 order by issuer, subject`;
  return readAll(driver, IdentityRow, sql, [personId]);
}

const Count = z.strictObject({ count: z.int() });

export async function countDevices(driver: Driver, personId: string): Promise<number> {
  const sql = "select count(*) as count from known_device where person_id = $1";
  return (await readOne(driver, Count, sql, [personId]))?.count ?? 0;
}

const RequestRow = z.strictObject({
  documentId: z.string(),
  message: z.string(),
  createdAt: z.int(),
  decidedAt: z.int().nullable(),
});

export function accessRequestsBy(
  driver: Driver,
  personId: string,
): Promise<z.infer<typeof RequestRow>[]> {
  return readAll(
    driver,
    RequestRow,
    `select document_id as "documentId", message, created_at as "createdAt", decided_at as "decidedAt"
     from access_request where person_id = $1 order by created_at, id`,
    [personId],
  );
}

const NoteRow = z.strictObject({
  kind: z.enum(["guest-link", "revision", "peer-window", "mute", "kit"]),
  documentId: z.string().nullable(),
  network: z.string().nullable(),
  text: z.string(),
  createdAt: z.int(),
});

/**
 * What they wrote beside documents: to guests, as names of fixed states, why findings are muted, in their kit of remarks,
 * about peer windows.
 */
export function notesBy(driver: Driver, personId: string): Promise<z.infer<typeof NoteRow>[]> {
  return readAll(
    driver,
    NoteRow,
    `select 'guest-link' as kind, document_id as "documentId", null as network, note as text,
       created_at as "createdAt"
     from guest_link where created_by = $1
     union all
     select 'revision', document_id, null, name || case when description = '' then '' else ': ' || description end,
       created_at
     from document_revision where named_by = $1
     union all
     select 'mute', document_id, null, reason, muted_at from muted_finding where muted_by = $1
     union all
     select 'kit', null, null, title || ': ' || body, created_at from kit_remark where person_id = $1
     union all
     select 'peer-window', null, network.name, peer_window.note, peer_window.created_at
     from peer_window join network on network.id = peer_window.network_id
     where peer_window.created_by = $1
     order by 5, 1, 4`,
    [personId],
  );
}

const SectionRow = z.strictObject({
  documentId: z.string(),
  section: z.string(),
  part: z.enum(["owner", "helper"]),
  due: z.string().nullable(),
});

/** Sections of documents that they have, or help with. */
export function sectionsOf(
  driver: Driver,
  personId: string,
): Promise<z.infer<typeof SectionRow>[]> {
  return readAll(
    driver,
    SectionRow,
    `select document_id as "documentId", section, 'owner' as part, due
     from section_plan where owner_id = $1
     union all
     select helper.document_id, helper.section, 'helper', section_plan.due
     from section_helper helper
       left join section_plan on section_plan.document_id = helper.document_id
         and section_plan.section = helper.section
     where helper.person_id = $1
     order by 1, 2, 3`,
    [personId],
  );
}

const SeenRow = z.strictObject({ documentId: z.string(), section: z.string(), at: z.int() });

export function seenDocumentsOf(
  driver: Driver,
  personId: string,
): Promise<z.infer<typeof SeenRow>[]> {
  return readAll(
    driver,
    SeenRow,
    `select document_id as "documentId", section, at from document_seen where person_id = $1
     order by document_id, section`,
    [personId],
  );
}

const ToldRow = z.strictObject({
  documentId: z.string(),
  event: NewsEvent,
  isForMe: z.int(),
  at: z.int(),
  readAt: z.int().nullable(),
  mail: z.string(),
});

export function toldTo(driver: Driver, personId: string): Promise<z.infer<typeof ToldRow>[]> {
  return readAll(
    driver,
    ToldRow,
    `select document_id as "documentId", event, is_for_me as "isForMe", at, read_at as "readAt", mail
     from notification where person_id = $1 order by at, id`,
    [personId],
  );
}

const LogRow = z.strictObject({ id: z.string(), nextSeq: z.int() });
const PartRow = z.strictObject({
  updates: z.int(),
  firstAt: z.int().nullable(),
  lastAt: z.int().nullable(),
});

export interface Writing {
  readonly id: string;
  readonly updates: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** How many updates are looked at before others get their turn. */
const atOnce = 20_000;

/**
 * The documents in which somebody wrote. There is no index by person: it would cost every keystroke something, for a
 * question that is asked once in a year. So the logs are read through, a part at a time.
 */
export async function writingsOf(driver: Driver, personId: string): Promise<Writing[]> {
  const logs = await readAll(
    driver,
    LogRow,
    'select id, next_seq as "nextSeq" from document order by title, id',
  );
  const writings: Writing[] = [];
  for (const { id, nextSeq } of logs) {
    let updates = 0;
    const times: number[] = [];
    for (let from = 1; from < nextSeq; from += atOnce) {
      const part = await writingsIn(driver, id, personId, from);
      updates += part?.updates ?? 0;
      times.push(...[part?.firstAt, part?.lastAt].filter((at) => typeof at === "number"));
      await nextTurn();
    }
    const [firstAt, lastAt] = [Math.min(...times), Math.max(...times)];
    if (updates > 0) writings.push({ id, updates, firstAt, lastAt });
  }
  return writings;
}

function writingsIn(driver: Driver, documentId: string, personId: string, from: number) {
  return readOne(
    driver,
    PartRow,
    `select count(*) as updates, min(at) as "firstAt", max(at) as "lastAt" from document_update
     where document_id = $1 and seq >= $2 and seq < $3 and person_id = $4`,
    [documentId, from, from + atOnce, personId],
  );
}
