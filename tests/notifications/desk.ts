/** Telling and mailing without HTTP: a store with the cities of the ground, a clock, and a real mail server. */
import type { NewsEvent, NotificationSettings } from "@brudnopis/schema";
import { onTestFinished } from "vitest";
import { Access } from "../../apps/server/src/access/access.ts";
import { Audit } from "../../apps/server/src/access/audit.ts";
import { createCookies } from "../../apps/server/src/access/cookies.ts";
import { OwnOrigin } from "../../apps/server/src/access/own-origin.ts";
import { createSeal, type Seal } from "../../apps/server/src/access/seal.ts";
import { Sessions } from "../../apps/server/src/access/sessions.ts";
import { MailQueue } from "../../apps/server/src/mail/mail-queue.ts";
import { createSmtpSender } from "../../apps/server/src/mail/sender.ts";
import { readInbox } from "../../apps/server/src/notifications/inbox.ts";
import { NoticeMailing } from "../../apps/server/src/notifications/mailing.ts";
import { Notices } from "../../apps/server/src/notifications/notices.ts";
import { usualSettings } from "../../apps/server/src/notifications/settings.ts";
import type { Happening } from "../../apps/server/src/review/notifier.ts";
import type { Driver, Statement } from "../../apps/server/src/store/driver.ts";
import { storeSettings } from "../../apps/server/src/store/notification-settings.ts";
import { openTestStore } from "../../apps/server/src/store/testing.ts";
import { FakeTime } from "../../apps/server/src/testing.ts";
import { ground, id, type Person } from "../http/ground.ts";
import { openPostOffice, type PostOffice } from "../http/post-office.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const konin = id("midkonin");

/** Made once: it takes longer than a test. */
const cities = ground();

export interface Desk {
  readonly driver: Driver;
  readonly time: FakeTime;
  readonly office: PostOffice;
  readonly access: Access;
  readonly seal: Seal;
  /** What a change does: writes down who is told, and lets mail leave. The mail is there when this resolves. */
  tell(happening: Partial<Happening> & { event: NewsEvent }): Promise<void>;
  /** Moves the clock on and sends what is due by then. */
  wait(ms: number): Promise<void>;
  inboxOf(person: Person, which?: "for-me" | "all"): ReturnType<typeof readInbox>;
  settings(person: Person, change: Partial<NotificationSettings>): Promise<void>;
  /** Subjects of what came to somebody. */
  subjectsTo(person: Person): string[];
}

export async function openDesk(at = Date.UTC(2026, 10, 23, 9)): Promise<Desk> {
  const time = new FakeTime(at);
  const office = await openPostOffice();
  const driver = await openTestStore();
  await driver.write(await cities);
  const { clock } = time;
  const log = { info: () => {}, warn: () => {}, error: (about: object) => failures.push(about) };
  const failures: object[] = [];
  const audit = new Audit({ driver, clock, failed: undefined });
  const sessions = new Sessions({ driver, clock, cookie: createCookies(false).session, log });
  const access = new Access({ driver, sessions, audit, clock });
  const seal = createSeal("klucz-do-testów");
  const sender = createSmtpSender({
    smtpUrl: `smtp://127.0.0.1:${office.port}`,
    from: "MID <mid@urzad.example>",
  });
  const mailer = new MailQueue({ driver, seal, sender, clock, log });
  const ownOrigin = new OwnOrigin();
  ownOrigin.settle("https://brudnopis.example");
  const mailing = new NoticeMailing({ driver, access, mailer, seal, ownOrigin, clock, log });
  const notices = new Notices({ driver, access, mailer, told: () => {} });
  onTestFinished(async () => {
    await mailing.stop();
    await mailer.stop();
    if (failures.length > 0) throw new Error("Something could not be mailed", { cause: failures });
  });
  const post = async () => {
    await mailing.deliver();
    await mailer.deliver();
  };
  return {
    driver,
    time,
    office,
    access,
    seal,
    tell: async (happening) => {
      await driver.write(await notices.tell({ ...usual(clock()), ...happening }));
      await post();
    },
    wait: async (ms) => {
      time.advance(ms);
      await post();
    },
    inboxOf: async (person, which = "all") => {
      const caller = await access.caller(id(person), "session");
      if (!caller) throw new Error(`${person} is not there`);
      return readInbox({ driver, access, clock }, caller, { which, unread: "false" });
    },
    settings: (person, change) =>
      driver.write([storeSettings(id(person), JSON.stringify({ ...usualSettings(), ...change }))]),
    subjectsTo: (person) =>
      office.received
        .filter(({ to }) => to.includes(`${person}@miasto.example`))
        .map(({ headers }) => headers.get("subject") ?? ""),
  };
}

function usual(at: number): Omit<Happening, "event"> {
  return {
    documentId: konin,
    at,
    actorId: id("facilitator"),
    threadId: "thread1",
    messageId: "message1",
    concerned: [],
    isInternal: false,
  };
}

/** A remark of the facilitator in Konin's document. */
export function aThread({ isInternal = false, text = "Skąd ta kwota?" } = {}): Statement[] {
  return [
    {
      sql: `insert into review_thread (id, document_id, version, place_type, place, label, kind, state, is_internal,
          author_id, created_at)
        values ('thread1', $1, 1, 'document', '', '', 'question', 'open', $2, $3, 1)`,
      values: [konin, isInternal ? 1 : 0, id(isInternal ? "editor" : "facilitator")],
    },
    aMessage("message1", text, "facilitator"),
  ];
}

export function aMessage(messageId: string, text: string, author: Person, at = 1): Statement {
  return {
    sql: `insert into review_message (id, thread_id, author_id, created_at, body)
      values ($1, 'thread1', $2, $3, $4)`,
    values: [messageId, id(author), at, text],
  };
}
