/** The parts of what is kept about a person, as `PersonData` tells them. */
import type { AuditEvent, PersonData } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import {
  accessRequestsBy,
  identitiesOf,
  invitationsTo,
  notesBy,
  rolesHeldBy,
  sectionsOf,
  seenDocumentsOf,
  toldTo,
  writingsOf,
} from "../store/person-data.ts";
import { allNetworks } from "../store/networks.ts";
import { settingsByPerson, watchesOf } from "../store/notification-settings.ts";
import { roundsAround } from "../store/review-rounds.ts";
import { rolesByPerson } from "../store/people-list.ts";
import { messagesBy, pastsBy, threadsGivenTo } from "../store/review-people.ts";
import { sessionsOf } from "../store/sessions.ts";
import { filesBy } from "../store/stored-files.ts";
import { suggestionsBy } from "../store/suggestion-people.ts";
import { suggestedWords } from "../review/suggestion-places.ts";
import { settingsFrom } from "../notifications/settings.ts";
import { eachEvent } from "./audit-log.ts";

/** Documents that the person may read today: of the others the file gives no title. */
export type Readable = ReadonlyMap<string, { readonly title: string }>;

export async function identities(
  driver: Driver,
  id: string,
): Promise<PersonData["identities"]["items"]> {
  return (await identitiesOf(driver, id)).map(({ issuer, subject, createdAt }) => ({
    issuer,
    subject,
    connectedAt: iso(createdAt),
  }));
}

export async function roles(
  driver: Driver,
  id: string,
  readable: Readable,
): Promise<PersonData["roles"]["items"]> {
  const held = await rolesHeldBy(driver, id);
  const givers = held.flatMap(({ createdBy }) => createdBy ?? []);
  const rolesOf = await rolesByPerson(driver, [...new Set(givers)]);
  return held.map(({ role, createdAt, createdBy, ...place }) => ({
    role,
    on: placeOf(place, readable),
    since: iso(createdAt),
    ...(createdBy === null ? {} : { givenBy: [...(rolesOf.get(createdBy) ?? [])] }),
  }));
}

export async function sessions(
  driver: Driver,
  id: string,
): Promise<PersonData["sessions"]["items"]> {
  return (await sessionsOf(driver, id)).map(({ createdAt, seenAt, device, address }) => ({
    beganAt: iso(createdAt),
    seenAt: iso(seenAt),
    device,
    address,
  }));
}

export async function invitations(
  driver: Driver,
  id: string,
  email: string,
  readable: Readable,
): Promise<PersonData["invitations"]["items"]> {
  const received = await invitationsTo(driver, id, email);
  const inviters = received.map(({ createdBy }) => createdBy);
  const rolesOf = await rolesByPerson(driver, [...new Set(inviters)]);
  return received.map((invitation) => ({
    role: invitation.role,
    on: placeOf(invitation, readable),
    ...(invitation.personName === null ? {} : { name: invitation.personName }),
    createdAt: iso(invitation.createdAt),
    expiresAt: iso(invitation.expiresAt),
    ...(invitation.usedAt === null ? {} : { acceptedAt: iso(invitation.usedAt) }),
    ...(invitation.revokedAt === null ? {} : { revokedAt: iso(invitation.revokedAt) }),
    invitedBy: [...(rolesOf.get(invitation.createdBy) ?? [])],
  }));
}

export async function accessRequests(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["accessRequests"]["items"]> {
  return (await accessRequestsBy(driver, personId)).map(
    ({ documentId, message, createdAt, decidedAt }) => ({
      document: documentOf(documentId, readable),
      message,
      createdAt: iso(createdAt),
      ...(decidedAt === null ? {} : { decidedAt: iso(decidedAt) }),
    }),
  );
}

export async function documents(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["documents"]["items"]> {
  return (await writingsOf(driver, personId)).map(({ id, updates, firstAt, lastAt }) => ({
    ...documentOf(id, readable),
    updates,
    firstAt: iso(firstAt),
    lastAt: iso(lastAt),
  }));
}

export async function sections(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["sections"]["items"]> {
  return (await sectionsOf(driver, personId)).map(({ documentId, section, part, due }) => ({
    document: documentOf(documentId, readable),
    section,
    part,
    ...(due === null ? {} : { due }),
  }));
}

export async function rounds(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["rounds"]["items"]> {
  return (await roundsAround(driver, personId)).map(
    ({ documentId, number, kind, part, sentAt, note, doneAt, grid }) => ({
      document: documentOf(documentId, readable),
      number,
      kind,
      part,
      at: iso(sentAt),
      ...(part === "reviewer" || note === "" ? {} : { note }),
      ...(doneAt === null ? {} : { handedBackAt: iso(doneAt) }),
      ...(grid ? { grid } : {}),
    }),
  );
}

export async function files(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["files"]["items"]> {
  return (await filesBy(driver, personId)).map(
    ({ kind, documentId, on, name, bytes, givenAt }) => ({
      kind,
      ...(documentId === null ? {} : { document: documentOf(documentId, readable) }),
      ...(on === null ? {} : { on }),
      name,
      bytes,
      givenAt: iso(givenAt),
    }),
  );
}

export async function seen(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["seen"]["items"]> {
  return (await seenDocumentsOf(driver, personId)).map(({ documentId, section, at }) => ({
    document: documentOf(documentId, readable),
    ...(section === "" ? {} : { section }),
    at: iso(at),
  }));
}

export async function notifications(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["notifications"]["items"]> {
  return (await toldTo(driver, personId)).map(
    ({ documentId, event, isForMe, at, readAt, mail }) => ({
      document: documentOf(documentId, readable),
      event,
      isForMe: isForMe === 1,
      at: iso(at),
      ...(readAt === null ? {} : { readAt: iso(readAt) }),
      wasMailed: mail === "done",
    }),
  );
}

export async function watches(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["watches"]["items"]> {
  const names = new Map((await allNetworks(driver)).map(({ id, name }) => [id, name]));
  return (await watchesOf(driver, personId)).map(({ kind, id, section, level }) => ({
    ...(kind === "network"
      ? { network: names.get(id) ?? id }
      : { document: documentOf(id, readable) }),
    ...(section === "" ? {} : { section }),
    level,
  }));
}

export async function ownSettings(
  driver: Driver,
  personId: string,
): Promise<Pick<PersonData["mailSettings"], "settings">> {
  const stored = (await settingsByPerson(driver, [personId])).get(personId);
  return stored === undefined ? {} : { settings: settingsFrom(stored) };
}

/** Other people who are named in it are left out. */
export async function remarks(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["remarks"]["items"]> {
  const written = await messagesBy(driver, personId);
  const earlier = Map.groupBy(await pastsBy(driver, personId), ({ messageId }) => messageId);
  const told = (text: string) =>
    text.replace(/@\{(\w+)\}/g, (name, id) => (id === personId ? name : "@[inna osoba]"));
  return written.map(({ id, documentId, body, isInternal, createdAt, editedAt, removedAt }) => ({
    document: documentOf(documentId, readable),
    text: told(body),
    earlier: (earlier.get(id) ?? []).map((past) => told(past.body)),
    isInternal: isInternal === 1,
    at: iso(createdAt),
    ...(editedAt === null ? {} : { editedAt: iso(editedAt) }),
    ...(removedAt === null ? {} : { removedAt: iso(removedAt) }),
  }));
}

export async function suggestions(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["suggestions"]["items"]> {
  return (await suggestionsBy(driver, personId)).map(
    ({ documentId, change, note, createdAt, state }) => ({
      document: documentOf(documentId, readable),
      text: suggestedWords(change),
      note,
      state,
      at: iso(createdAt),
    }),
  );
}

export async function tasks(
  driver: Driver,
  personId: string,
  readable: Readable,
): Promise<PersonData["tasks"]["items"]> {
  return (await threadsGivenTo(driver, personId)).map(({ documentId, due }) => ({
    document: documentOf(documentId, readable),
    ...(due === null ? {} : { due }),
  }));
}

export async function notes(
  driver: Driver,
  id: string,
  readable: Readable,
): Promise<PersonData["notes"]["items"]> {
  return (await notesBy(driver, id)).map(({ kind, documentId, network, text, createdAt }) => {
    const on = documentId === null ? network : readable.get(documentId)?.title;
    return { kind, ...(on ? { on } : {}), text, createdAt: iso(createdAt) };
  });
}

export async function events(
  driver: Driver,
  id: string,
  readable: Readable,
): Promise<PersonData["events"]["items"]> {
  const items: PersonData["events"]["items"] = [];
  const all = { atOnce: 200, most: Number.POSITIVE_INFINITY };
  for await (const event of eachEvent(driver, { person: id }, all)) {
    items.push(toItem(event, id, readable));
  }
  return items;
}

function toItem(
  event: AuditEvent,
  id: string,
  readable: Readable,
): PersonData["events"]["items"][number] {
  const { at, action, document, organisation, network, address, details } = event;
  const by = whose(event.by, id);
  return {
    at: iso(at),
    action,
    by,
    about: whose(event.person, id),
    ...(document ? { document: documentOf(document.id, readable) } : {}),
    ...(organisation ? { organisation: organisation.name } : {}),
    ...(network ? { network: network.name } : {}),
    // Where somebody else was is theirs.
    ...(address === undefined || by === "other" ? {} : { address }),
    details,
  };
}

function whose(person: AuditEvent["by"], id: string): "self" | "other" | "nobody" {
  if (!person) return "nobody";
  return person.id === id ? "self" : "other";
}

interface Place<K> {
  readonly kind: K;
  readonly scopeId: string | null;
  readonly name: string | null;
}

function placeOf<K>({ kind, scopeId, name }: Place<K>, readable: Readable) {
  const known = name ?? (scopeId === null ? undefined : readable.get(scopeId)?.title);
  return { kind, ...(known === undefined ? {} : { name: known }) };
}

function documentOf(id: string, readable: Readable) {
  const title = readable.get(id)?.title;
  return { id, ...(title === undefined ? {} : { title }) };
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
