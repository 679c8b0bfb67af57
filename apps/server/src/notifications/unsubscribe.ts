/**
 * The link at the end of an e-mail, which ends e-mail without anybody signing in.
 *
 *   N9  Whoever has the link can have less e-mail sent to its reader, and nothing else: they learn no name and no title.
 *
 * The token is sealed and kept nowhere. It works as long as the installation keeps its key.
 */
import {
  AppError,
  newsEvents,
  NewsEvent,
  type NotificationSettings,
  type Unsubscribe,
  type UnsubscribeOffer,
} from "@brudnopis/schema";
import { z } from "zod";
import type { Seal } from "../access/seal.ts";
import type { Driver, Statement } from "../store/driver.ts";
import { dropSectionWatches, setWatch, storeSettings } from "../store/notification-settings.ts";
import { mailNothingAbout } from "../store/notifications.ts";
import { findPerson } from "../store/people.ts";
import { naming } from "./listeners.ts";
import { readSettings } from "./settings.ts";
import { watchesPerPerson } from "./watches.ts";

export interface UnsubscribeDeps {
  readonly driver: Driver;
  readonly seal: Seal;
}

const Ticket = z.strictObject({
  person: z.string(),
  event: NewsEvent.optional(),
  document: z.string().optional(),
});
/** For whom a mail was, and what it told of, as far as that was one thing. */
export type Ticket = z.infer<typeof Ticket>;

const purpose = "unsubscribe";

export function unsubscribeToken(seal: Seal, ticket: Ticket): string {
  return seal.close(purpose, JSON.stringify(ticket));
}

/** @throws AppError `link-invalid` for what is no token of ours, or of who is not here any more. */
export async function lookAtUnsubscribing(
  deps: UnsubscribeDeps,
  token: string,
): Promise<UnsubscribeOffer> {
  const { event, document } = await ticketFrom(deps, token);
  return { ...(event === undefined ? {} : { event }), hasDocument: document !== undefined };
}

/** Doing it twice is doing it once. */
export async function unsubscribe(
  deps: UnsubscribeDeps,
  { token, from }: Unsubscribe,
): Promise<void> {
  const ticket = await ticketFrom(deps, token);
  const settings = await readSettings(deps.driver, ticket.person);
  await deps.driver.write(statementsFor(ticket, from, settings));
}

function statementsFor(
  { person, event, document }: Ticket,
  from: Unsubscribe["from"],
  settings: NotificationSettings,
): Statement[] {
  if (from === "document") {
    if (document === undefined) throw noLink();
    return [
      setWatch(person, { kind: "document", id: document }, "none", watchesPerPerson + 1),
      dropSectionWatches(person, document),
      mailNothingAbout(person, document, [...naming]),
    ];
  }
  if (from === "event" && event === undefined) throw noLink();
  const ended = from === "all" ? newsEvents : newsEvents.filter((each) => each === event);
  const mail = { ...settings.mail, ...Object.fromEntries(ended.map((each) => [each, "never"])) };
  const watched = from === "all" ? { watched: "never" } : {};
  return [storeSettings(person, JSON.stringify({ ...settings, mail, ...watched }))];
}

async function ticketFrom({ driver, seal }: UnsubscribeDeps, token: string): Promise<Ticket> {
  const text = seal.open(purpose, token);
  if (text === undefined) throw noLink();
  const ticket = Ticket.parse(JSON.parse(text));
  if ((await findPerson(driver, ticket.person))?.state !== "active") throw noLink();
  return ticket;
}

function noLink(): AppError {
  return new AppError("link-invalid", "This link does not work");
}
