/** What one person was told. Of documents that were closed to them meanwhile nothing is left to see. */
import type { Inbox, InboxQuery, InboxRead, Notification } from "@brudnopis/schema";
import type { Access, Caller } from "../access/access.ts";
import type { Driver } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import {
  countUnread,
  markRead,
  type NotificationFilter,
  type NotificationRow,
  notificationsOf,
} from "../store/notifications.ts";
import { pathOf } from "./paths.ts";
import { type RightsOn, rightsWith, stillHeard } from "./rights.ts";
import { excerptsOf } from "./words.ts";

export interface InboxDeps {
  readonly driver: Driver;
  readonly access: Access;
  readonly clock: () => number;
}

const perPage = 30;

export async function readInbox(
  { driver, access }: InboxDeps,
  { personId, grants }: Caller,
  { which, unread, before }: InboxQuery,
): Promise<Inbox> {
  const rightsOn = rightsWith(driver, access, grants);
  const filter = {
    onlyForMe: which === "for-me",
    onlyUnread: unread === "true",
    before: before === undefined ? undefined : cursorFrom(before),
  };
  const { rows, hasMore } = await readPage(driver, personId, filter, rightsOn);
  const excerpts = await excerptsOf(driver, rows);
  const oldest = rows.at(-1);
  return {
    notifications: rows.map((row) => notificationFrom(row, excerpts.get(row.id) ?? "")),
    people: await historyPeople(
      driver,
      rows.flatMap(({ actorId }) => actorId ?? []),
    ),
    unread: await unreadOf(driver, personId, rightsOn),
    ...(hasMore && oldest ? { before: `${oldest.at}.${oldest.id}` } : {}),
  };
}

export async function markInboxRead(
  { driver, clock }: InboxDeps,
  { personId }: Caller,
  { ids, about, isRead }: InboxRead,
): Promise<void> {
  if (ids?.length === 0) return;
  await driver.write([markRead(personId, { ids, about }, isRead ? clock() : null)]);
}

/** Pages are filled: what one may not see any more leaves no gaps that tell of it. */
async function readPage(
  driver: Driver,
  personId: string,
  filter: NotificationFilter,
  rightsOn: RightsOn,
): Promise<{ rows: NotificationRow[]; hasMore: boolean }> {
  const rows: NotificationRow[] = [];
  let before = filter.before;
  for (;;) {
    const read = await notificationsOf(driver, personId, { ...filter, before }, perPage + 1);
    rows.push(...(await stillHeard(rightsOn, read)));
    before = read.at(-1);
    if (rows.length > perPage || read.length <= perPage)
      return { rows: rows.slice(0, perPage), hasMore: rows.length > perPage };
  }
}

async function unreadOf(
  driver: Driver,
  personId: string,
  rightsOn: RightsOn,
): Promise<Inbox["unread"]> {
  const counts = await stillHeard(rightsOn, await countUnread(driver, personId));
  const sum = (some: typeof counts) => some.reduce((total, { count }) => total + count, 0);
  return { forMe: sum(counts.filter(({ isForMe }) => isForMe === 1)), all: sum(counts) };
}

function notificationFrom(row: NotificationRow, excerpt: string): Notification {
  const { id, event, at, isForMe, actorId, guest, documentId, title, readAt } = row;
  return {
    id,
    event,
    at,
    isForMe: isForMe === 1,
    ...(actorId === null ? {} : { by: actorId }),
    ...(guest === null ? {} : { guest }),
    document: { id: documentId, title },
    path: pathOf(row),
    excerpt,
    ...(readAt === null ? {} : { readAt }),
  };
}

/** What is not one of ours is before everything: nothing is found. */
function cursorFrom(text: string): NonNullable<NotificationFilter["before"]> {
  const [, at = "0", id = ""] = /^(\d{1,15})\.([a-z0-9]+)$/.exec(text) ?? [];
  return { at: Number(at), id };
}
