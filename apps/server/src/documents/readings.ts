/**
 * Keeps the title, progress and last edit that lists show true to what documents say.
 *
 *   R1  The list shows an edit two seconds later when the typing has paused, ten seconds later when it goes on.
 *   R2  A server that ended in between catches up at its next start.
 *   R3  One document that cannot be read holds up no other.
 *   R4  Readings take a small part of the thread, however many documents are edited at once: then the lists are later.
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
  /** Milliseconds and parts of them, for what a reading costs. */
  readonly costClock?: () => number;
}

/** R4. After a reading the thread is everybody else's for so many times as long. */
const restsPerReading = 30;

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
  readonly #costClock: () => number;
  /** Documents whose typing has not paused yet. */
  readonly #waiting = new Map<string, Waiting>();
  /** Documents that are to be read next, in this order. */
  readonly #due = new Set<string>();
  /** R4: whether one is being read, or was just now. */
  #isBusy = false;
  readonly #running = new Set<Promise<unknown>>();

  constructor({ driver, templates, live, log, schedule, costClock }: ReadingsOptions) {
    this.#driver = driver;
    this.#templates = templates;
    this.#live = live;
    this.#log = log;
    this.#schedule = schedule;
    this.#costClock = costClock ?? (() => performance.now());
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
    for (const waiting of this.#waiting.values()) waiting.callOff();
    for (const documentId of new Set([...this.#waiting.keys(), ...this.#due]))
      void this.#start(documentId);
    this.#waiting.clear();
    this.#due.clear();
    await Promise.all(this.#running);
  }

  #wait(documentId: string, pauses: number): void {
    const callOff = this.#schedule(() => this.#paused(documentId), pauseMs);
    this.#waiting.set(documentId, { isEdited: false, pauses, callOff });
  }

  #paused(documentId: string): void {
    const waiting = this.#waiting.get(documentId);
    if (waiting?.isEdited && waiting.pauses < maxPauses) this.#wait(documentId, waiting.pauses + 1);
    else {
      this.#waiting.delete(documentId);
      this.#due.add(documentId);
      if (!this.#isBusy) void this.#startNext();
    }
  }

  /** R4 */
  async #startNext(): Promise<void> {
    const [documentId] = this.#due;
    this.#isBusy = documentId !== undefined;
    if (documentId === undefined) return;
    this.#due.delete(documentId);
    const costMs = await this.#start(documentId);
    this.#schedule(() => void this.#startNext(), restsPerReading * costMs);
  }

  /** Resolves with what it has cost. */
  #start(documentId: string): Promise<number> {
    const reading = this.#read(documentId).catch((error: unknown) => {
      this.#log.error(
        { documentId, error: String(error) },
        "A document could not be read for the lists",
      );
      return 0;
    });
    this.#running.add(reading);
    void reading.finally(() => this.#running.delete(reading));
    return reading;
  }

  async #read(documentId: string): Promise<number> {
    const document = await findDocument(this.#driver, documentId);
    // Asked for before reading: what is stored by then is surely in what is read.
    const lastEdit = await lastEditOf(this.#driver, documentId);
    if (!document || !lastEdit) return 0;
    const template = this.#templates.templateOf(document);
    let costMs = 0;
    const reading = await this.#live.read(documentId, (doc) => {
      const begun = this.#costClock();
      const content = readDocument(doc, template);
      const progress = totalProgress(progressOf(template, content));
      costMs = this.#costClock() - begun;
      return { title: content.title, progress, lastEdit };
    });
    if (reading) await this.#driver.write([storeReading(documentId, reading)]);
    return costMs;
  }
}
