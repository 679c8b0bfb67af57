/**
 * Keeps the title, progress and last edit that lists show true to what documents say.
 *
 *   R1  The list shows an edit two seconds later when the typing has paused, ten seconds later when it goes on.
 *   R2  A server that ended in between catches up at its next start.
 *   R3  One document that cannot be read holds up no other.
 */
import { progressOf, readDocument, totalProgress } from "@brudnopis/document";
import type { Schedule } from "../schedule.ts";
import { findDocument, lastEditOf, storeReading, unreadDocuments } from "../store/documents.ts";
import type { Driver } from "../store/driver.ts";
import type { Log } from "../sync/ports.ts";
import type { Templates } from "../templates.ts";
import type { LiveDocuments } from "./live-documents.ts";

export interface ReadingsOptions {
  readonly driver: Driver;
  readonly templates: Templates;
  readonly live: LiveDocuments;
  readonly log: Log;
  readonly schedule: Schedule;
}

/** A reading makes much garbage, and nobody watches a list while letters are typed. */
const pauseMs = 1000;
const maxPauses = 10;

interface Waiting {
  /** Whether there was an edit since the pause began. */
  isEdited: boolean;
  pauses: number;
  callOff(): void;
}

export class Readings {
  readonly #driver: Driver;
  readonly #templates: Templates;
  readonly #live: LiveDocuments;
  readonly #log: Log;
  readonly #schedule: Schedule;
  /** Documents that wait to be read. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Set<Promise<void>>();

  constructor({ driver, templates, live, log, schedule }: ReadingsOptions) {
    this.#driver = driver;
    this.#templates = templates;
    this.#live = live;
    this.#log = log;
    this.#schedule = schedule;
  }

  /** A document changed. Called for every edit, so it has to cost next to nothing. */
  edited(documentId: string): void {
    const waiting = this.#waiting.get(documentId);
    if (waiting) waiting.isEdited = true;
    else this.#wait(documentId, 1);
  }

  /** Reads what was edited before the server ended. */
  async catchUp(): Promise<void> {
    for (const id of await unreadDocuments(this.#driver)) this.edited(id);
  }

  /** Reads at once what waits, and resolves when all is stored. */
  async flush(): Promise<void> {
    for (const [documentId, waiting] of this.#waiting) {
      waiting.callOff();
      this.#start(documentId);
    }
    await Promise.all(this.#running);
  }

  #wait(documentId: string, pauses: number): void {
    const callOff = this.#schedule(() => this.#paused(documentId), pauseMs);
    this.#waiting.set(documentId, { isEdited: false, pauses, callOff });
  }

  #paused(documentId: string): void {
    const waiting = this.#waiting.get(documentId);
    if (waiting?.isEdited && waiting.pauses < maxPauses) this.#wait(documentId, waiting.pauses + 1);
    else this.#start(documentId);
  }

  #start(documentId: string): void {
    this.#waiting.delete(documentId);
    const reading = this.#read(documentId).catch((error: unknown) => {
      this.#log.error(
        { documentId, error: String(error) },
        "A document could not be read for the lists",
      );
    });
    this.#running.add(reading);
    void reading.finally(() => this.#running.delete(reading));
  }

  async #read(documentId: string): Promise<void> {
    const document = await findDocument(this.#driver, documentId);
    // Asked for before reading: what is stored by then is surely in what is read.
    const lastEdit = await lastEditOf(this.#driver, documentId);
    if (!document || !lastEdit) return;
    const template = this.#templates.templateOf(document);
    const content = await this.#live.read(documentId, (doc) => readDocument(doc, template));
    if (!content) return;
    const progress = totalProgress(progressOf(template, content));
    await this.#driver.write([
      storeReading(documentId, { title: content.title, progress, lastEdit }),
    ]);
  }
}
