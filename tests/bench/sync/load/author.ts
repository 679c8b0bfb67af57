/** Somebody who types one letter after the other into a paragraph of their own, or moves the caret in it. */
import { textAt } from "@brudnopis/document";
import { applyUpdate, Doc, XmlElement, XmlText } from "yjs";
import { caretUpdate } from "./wire/carets.ts";
import type { Client } from "./wire/client.ts";
import { letterUpdate } from "./wire/letters.ts";

const field = "challenge.diagnosis";

/** The web app asks behind every change. Whoever types faster than people do asks for several letters at once. */
const askEveryMs = 50;

export class Author {
  /** In the document. */
  readonly index: number;
  readonly client: Client;
  readonly #doc = new Doc();
  /** When each letter was sent, by its place in the text; the first is what the paragraph begins with. */
  readonly #typedAt: number[] = [];
  #firstClock = 0;
  readonly #movedAt: number[] = [];
  #asked = 0;
  #askedAt = -Infinity;
  #saved = 0;
  /** When the next act is due. */
  dueAt = 0;

  constructor(client: Client, index: number) {
    this.client = client;
    this.index = index;
    client.onSaved = (counter) => this.#noteSaved(counter);
  }

  onSaved: (typedAt: number) => void = () => {};

  /** In Yjs. */
  get id(): number {
    return this.#doc.clientID;
  }

  get moves(): number {
    return this.#movedAt.length;
  }

  /** Begins its paragraph. */
  begin(state: Uint8Array): void {
    const doc = this.#doc;
    applyUpdate(doc, state);
    doc.once("update", (update: Uint8Array) => this.client.sendUpdate(update));
    const paragraph = new XmlElement("paragraph");
    paragraph.insert(0, [new XmlText("s")]);
    const text = textAt(doc, field);
    text.insert(text.length, [paragraph]);
    this.#firstClock =
      doc.store.clients.get(this.id)?.reduce((sum, item) => sum + item.length, 0) ?? 0;
    doc.destroy();
  }

  typedAt(clock: number): number | undefined {
    return this.#typedAt[clock - this.#firstClock];
  }

  movedAt(clock: number): number | undefined {
    return this.#movedAt[clock - 1];
  }

  type(now: number): void {
    const update = letterUpdate(this.id, this.#firstClock + this.#typedAt.length);
    this.#typedAt.push(now);
    this.client.sendUpdate(update);
    this.askSaved(now);
  }

  move(now: number): void {
    this.#movedAt.push(now);
    this.client.sendAwareness(caretUpdate(this.id, this.#movedAt.length));
  }

  /** About all that it has not asked about yet. */
  askSaved(now: number): void {
    if (!this.client.saysSaved || this.#asked === this.#typedAt.length) return;
    if (now - this.#askedAt < askEveryMs) return;
    this.#asked = this.#typedAt.length;
    this.#askedAt = now;
    this.client.askSaved(this.#asked);
  }

  #noteSaved(counter: number): void {
    for (; this.#saved < counter; this.#saved += 1) this.onSaved(this.#typedAt[this.#saved] ?? 0);
  }
}
