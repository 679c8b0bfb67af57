/**
 * Tells people of what happens in documents: in their inbox, and by e-mail as they wish.
 *
 *   N1  A notification is stored in the write of what it tells of, or not at all. It holds no words.
 *   N2  Nobody hears of what they may not read: asked when it is told, when it is shown, and when it is mailed.
 *   N3  Nobody hears of what they did themselves, and of one thing nobody hears twice.
 *   N4  Of notes within the city's team only the team hears, and only in the inbox: they are never in an e-mail.
 */
import type { Access } from "../access/access.ts";
import { peopleAround } from "../access/people-around.ts";
import { newId } from "../ids.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Happening, Notifier } from "../review/notifier.ts";
import { findDocument, type StoredDocument } from "../store/documents.ts";
import type { Driver, Statement } from "../store/driver.ts";
import { settingsByPerson, watchesAround } from "../store/notification-settings.ts";
import { insertNotification, type MailState, peopleOf } from "../store/notifications.ts";
import { helpersIn, sectionPlansOf } from "../store/plan.ts";
import { type Around, type Listener, listenersOf } from "./listeners.ts";
import { settingsFrom, wayOf } from "./settings.ts";

export interface NoticesOptions {
  readonly driver: Driver;
  readonly access: Access;
  readonly mailer: Pick<Mailer, "isOn">;
  /** Called when something was told, for what is to be mailed at once. */
  told(): void;
}

export class Notices implements Notifier {
  readonly #options: NoticesOptions;

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  async tell(happening: Happening): Promise<readonly Statement[]> {
    const { driver } = this.#options;
    const document = await findDocument(driver, happening.documentId);
    if (!document) return [];
    const listeners = listenersOf(happening, await this.#around(document, happening));
    const settings = await settingsByPerson(
      driver,
      listeners.map(({ personId }) => personId),
    );
    return listeners.flatMap((listener) => {
      const mail = this.#mailState(happening, listener, settings.get(listener.personId));
      return insertNotification({ ...rowOf(happening), ...listener, id: newId(), mail });
    });
  }

  told(): void {
    this.#options.told();
  }

  async #around(document: StoredDocument, happening: Happening): Promise<Around> {
    const { driver, access } = this.#options;
    return {
      people: await peopleAround(driver, access, document),
      involved: await peopleOf(driver, happening),
      ofSection: await this.#peopleOfSection(document.id, happening.section),
      watches: await watchesAround(driver, document.id, document.networkId),
    };
  }

  async #peopleOfSection(documentId: string, section: string | undefined): Promise<string[]> {
    if (section === undefined) return [];
    const { driver } = this.#options;
    const plans = await sectionPlansOf(driver, documentId);
    const helpers = await helpersIn(driver, documentId);
    return [
      ...plans.flatMap((plan) => (plan.section === section ? (plan.ownerId ?? []) : [])),
      ...helpers.flatMap((helper) => (helper.section === section ? helper.personId : [])),
    ];
  }

  #mailState(
    { event, isInternal }: Happening,
    { isForMe }: Listener,
    settings?: string,
  ): MailState {
    if (!this.#options.mailer.isOn || isInternal) return "never";
    const way = wayOf(settingsFrom(settings), { event, isForMe });
    return way === "at-once" ? "now" : way;
  }
}

function rowOf(happening: Happening) {
  const { documentId, event, at, actorId, threadId, messageId, suggestionId, roundId } = happening;
  return {
    documentId,
    event,
    at,
    actorId: actorId ?? null,
    threadId: threadId ?? null,
    messageId: messageId ?? null,
    suggestionId: suggestionId ?? null,
    roundId: roundId ?? null,
  };
}
