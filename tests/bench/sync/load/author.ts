/** Somebody who types one letter after the other into a paragraph of their own, or moves the caret in it. */
import { mergeUpdates } from "yjs";
import { caretUpdate } from "./wire/carets.ts";
import { type Client, emptyUpdate } from "./wire/client.ts";
import {
  clockIn,
  type End,
  lettersUpdate,
  openingLength,
  openingUpdate,
  withdrawalUpdate,
} from "./wire/letters.ts";

/** The web app asks behind every change. Whoever types faster than people do asks for several letters at once. */
const askEveryMs = 50;

export class Author {
  /** In the document. */
  readonly index: number;
  #client: Client;
  /** In Yjs. */
  readonly id = 1 + Math.floor(Math.random() * 0xffff_fffe);
  /** When each letter was sent, by its place in the text; the first is what the paragraph begins with. */
  readonly #typedAt: number[] = [];
  readonly #movedAt: number[] = [];
  #asked = 0;
  #askedAt = -Infinity;
  #saved = 0;
  /** When the next act is due. */
  dueAt = 0;

  constructor(client: Client, index: number) {
    this.#client = client;
    this.index = index;
    client.onSaved = (counter) => this.#noteSaved(counter);
  }

  get letters(): number {
    return this.#typedAt.length;
  }

  get savedLetters(): number {
    return this.#saved;
  }

  onSaved: (typedAt: number) => void = () => {};

  get moves(): number {
    return this.#movedAt.length;
  }

  /** Begins its paragraph. */
  begin(end: End): void {
    this.#client.onAsked = (vector) => this.#missing(clockIn(vector, this.id), end);
    this.#client.sendUpdate(openingUpdate(this.id, end));
  }

  /** After the connection was lost: it is asked for what the server lacks. To be called before that can be. */
  comeBack(client: Client, end: End): void {
    this.#client = client;
    this.#asked = this.#saved;
    client.onSaved = (counter) => this.#noteSaved(counter);
    client.onAsked = (vector) => this.#missing(clockIn(vector, this.id), end);
  }

  /** Takes out all that it has written. */
  withdraw(): void {
    this.#client.sendUpdate(withdrawalUpdate(this.id, openingLength + this.#typedAt.length));
  }

  typedAt(clock: number): number | undefined {
    return this.#typedAt[clock - openingLength];
  }

  movedAt(clock: number): number | undefined {
    return this.#movedAt[clock - 1];
  }

  type(now: number): void {
    const update = lettersUpdate(this.id, openingLength + this.#typedAt.length, "e");
    this.#typedAt.push(now);
    this.#client.sendUpdate(update);
    this.askSaved(now);
  }

  move(now: number): void {
    this.#movedAt.push(now);
    this.#client.sendAwareness(caretUpdate(this.id, this.#movedAt.length));
  }

  /** About all that it has not asked about yet. */
  askSaved(now: number): void {
    if (!this.#client.saysSaved || this.#asked === this.#typedAt.length) return;
    if (now - this.#askedAt < askEveryMs) return;
    this.#asked = this.#typedAt.length;
    this.#askedAt = now;
    this.#client.askSaved(this.#asked);
  }

  /** A server that could not store for a while asks again. */
  #missing(clock: number, end: End): Uint8Array {
    const from = Math.max(clock, openingLength);
    const count = openingLength + this.#typedAt.length - from;
    const letters = count > 0 ? lettersUpdate(this.id, from, "e".repeat(count)) : emptyUpdate;
    return clock === 0 ? mergeUpdates([openingUpdate(this.id, end), letters]) : letters;
  }

  #noteSaved(counter: number): void {
    for (; this.#saved < counter; this.#saved += 1) this.onSaved(this.#typedAt[this.#saved] ?? 0);
  }
}
