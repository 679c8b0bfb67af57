/** The e-mail that tells somebody of one thing or of several, with a link to each and one to end it. */
import type { OwnOrigin } from "../access/own-origin.ts";
import type { Seal } from "../access/seal.ts";
import type { Mail, Mailbox } from "../mail/mailer.ts";
import { digestMail, type Notice, noticeMail } from "../mail/notification-texts.ts";
import type { Driver } from "../store/driver.ts";
import type { NotificationRow } from "../store/notifications.ts";
import { findPerson, type Person } from "../store/people.ts";
import { pathOf } from "./paths.ts";
import { unsubscribeToken } from "./unsubscribe.ts";
import { excerptsOf } from "./words.ts";

export interface LetterDeps {
  readonly driver: Driver;
  readonly seal: Seal;
  readonly ownOrigin: OwnOrigin;
}

/** More than anybody reads in an e-mail: the others are in the inbox. */
const mostLines = 100;

export async function letterFor(
  { driver, seal, ownOrigin }: LetterDeps,
  { id, email, language }: Person,
  rows: readonly NotificationRow[],
  isDigest: boolean,
): Promise<Mail> {
  const shown = shownOf(rows);
  const excerpts = await excerptsOf(driver, shown);
  const actors = await actorsOf(driver, rows);
  const notices = shown.map((row): Notice => {
    const actor = actors.get(row.actorId ?? "");
    return {
      event: row.event,
      isForMe: row.isForMe === 1,
      ...(actor ? { by: { name: actor.name, organisation: actor.organisation } } : {}),
      ...(row.guest === null ? {} : { guest: row.guest }),
      title: row.title,
      excerpt: excerpts.get(row.id) ?? "",
      link: `${ownOrigin.url}${pathOf(row)}`,
    };
  });
  // Of what is only watched no event brings mail, but the watching.
  const event = only(rows.map((row) => (row.isForMe === 1 ? row.event : undefined)));
  const document = only(rows.map(({ documentId }) => documentId));
  const ticket = { person: id, ...(event ? { event } : {}), ...(document ? { document } : {}) };
  const about = {
    to: email,
    language,
    replyTo: writerOf(rows, actors),
    unsubscribe: `${ownOrigin.url}/wypisz#klucz=${unsubscribeToken(seal, ticket)}`,
    settings: `${ownOrigin.url}/konto#powiadomienia`,
  };
  const [first] = notices;
  return first && notices.length === 1 && !isDigest
    ? noticeMail({ ...about, notice: first })
    : digestMail({
        ...about,
        notices,
        left: { count: rows.length - shown.length, inbox: `${ownOrigin.url}/powiadomienia` },
      });
}

/** What is for the reader before what they only watch; in the order in which it happened. */
function shownOf(rows: readonly NotificationRow[]): readonly NotificationRow[] {
  return rows
    .toSorted((a, b) => b.isForMe - a.isForMe)
    .slice(0, mostLines)
    .toSorted((a, b) => a.at - b.at);
}

async function actorsOf(
  driver: Driver,
  rows: readonly NotificationRow[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))];
  const people = await Promise.all(ids.map((id) => findPerson(driver, id)));
  return new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
}

/** Who wrote all of it, as long as an answer still reaches them. */
function writerOf(
  rows: readonly NotificationRow[],
  actors: ReadonlyMap<string, Person>,
): Mailbox | undefined {
  const writer = actors.get(only(rows.map(({ actorId }) => actorId ?? "")) ?? "");
  return writer?.state === "active" ? { name: writer.name, address: writer.email } : undefined;
}

/** What all of them are, if they are the same. */
function only<T>(all: readonly T[]): T | undefined {
  const [first] = all;
  return all.every((each) => each === first) ? first : undefined;
}
