/** How somebody wants to hear of things. Who has said nothing hears by e-mail of what is for them. */
import {
  AppError,
  type MailWay,
  type NewsEvent,
  newsEvents,
  NotificationSettings,
} from "@brudnopis/schema";
import type { Caller } from "../access/access.ts";
import type { Driver } from "../store/driver.ts";
import { settingsByPerson, storeSettings } from "../store/notification-settings.ts";

/** Nothing has to be done about these: they can wait for a day. */
const canWait = new Set<NewsEvent>(["confirmed", "decided"]);

export function usualSettings(): NotificationSettings {
  const ways = newsEvents.map((event) => [event, canWait.has(event) ? "digest" : "at-once"]);
  return NotificationSettings.parse({
    mail: Object.fromEntries(ways),
    watched: "digest",
    digestAt: "07:30",
  });
}

/** Events that came after the settings were stored are mailed as is usual. */
export function settingsFrom(stored: string | null | undefined): NotificationSettings {
  const usual = usualSettings();
  if (stored === null || stored === undefined) return usual;
  // Stored by us; parsed below.
  const own = JSON.parse(stored) as Partial<NotificationSettings>;
  return NotificationSettings.parse({ ...usual, ...own, mail: { ...usual.mail, ...own.mail } });
}

export async function readSettings(
  driver: Driver,
  personId: string,
): Promise<NotificationSettings> {
  return settingsFrom((await settingsByPerson(driver, [personId])).get(personId));
}

export async function changeSettings(
  driver: Driver,
  { personId }: Caller,
  settings: NotificationSettings,
): Promise<void> {
  const { quiet } = settings;
  if (quiet && quiet.from === quiet.to)
    throw new AppError("invalid-input", "Quiet hours end at another hour than they begin");
  await driver.write([storeSettings(personId, JSON.stringify(settings))]);
}

export function wayOf(
  { mail, watched }: NotificationSettings,
  { event, isForMe }: { readonly event: NewsEvent; readonly isForMe: boolean },
): MailWay {
  return isForMe ? mail[event] : watched;
}
