/** Somebody who opens one document after the other, writes or only reads, loses the connection now and then, and leaves. */
import { setTimeout as pause } from "node:timers/promises";
import { encodeStateVectorFromUpdate } from "yjs";
import { Author } from "../bench/sync/load/author.ts";
import { endOf } from "../bench/sync/load/end.ts";
import { Client, emptyVector } from "../bench/sync/load/wire/client.ts";
import type { Target } from "../bench/sync/messages.ts";

export interface Scene {
  readonly target: Target;
  readonly documents: readonly string[];
  /** What is in each at first. */
  readonly state: Uint8Array;
}

const lettersPerSecond = 2;
/** Seconds, of which everybody draws some from the half up to the whole. */
const pauses = { visit: 120, away: 8, lost: 3 } as const;
const lossesPerVisit = 0.5;
const withdrawals = 0.5;
const movesPerLetter = 0.5;
const historiesPerVisit = 0.2;
const revisionsPerVisit = 0.05;

export class Person {
  readonly #scene: Scene;
  readonly #writes: boolean;
  readonly #stopping = new AbortController();
  #client: Client | undefined;
  #problem: string | undefined;
  readonly counts = { visits: 0, reconnects: 0, letters: 0 };

  constructor(scene: Scene, writes: boolean) {
    this.#scene = scene;
    this.#writes = writes;
  }

  /** Ends when it is stopped. @throws when the server sends it away. */
  async live(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#rest(pauses.away);
      const { documents } = this.#scene;
      const document = documents[Math.floor(Math.random() * documents.length)] ?? "";
      await this.#visit(document);
    }
  }

  stop(): void {
    this.#stopping.abort();
    this.#client?.leave();
  }

  async #visit(document: string): Promise<void> {
    this.counts.visits += 1;
    const { target, state } = this.#scene;
    await this.#ask(`${document}/state`);
    if (Math.random() < historiesPerVisit) await this.#lookAtHistory(document);
    if (Math.random() < revisionsPerVisit) await this.#nameRevision(document);
    const client = await this.#connect(document, emptyVector);
    const end = endOf(state);
    const author = this.#writes ? new Author(client, 0) : undefined;
    author?.begin(end);
    await this.#stay(author, pauses.visit);
    if (Math.random() < lossesPerVisit) {
      this.#client?.leave();
      await this.#rest(pauses.lost);
      this.counts.reconnects += 1;
      const again = new Client({
        target,
        document,
        stateVector: encodeStateVectorFromUpdate(state),
      });
      author?.comeBack(again, end);
      await this.#entered(again);
      await this.#stay(author, pauses.visit);
    }
    if (Math.random() < withdrawals) author?.withdraw();
    this.#client?.leave();
  }

  /** As the page of the history does: its list, and the newest of it. */
  async #lookAtHistory(document: string): Promise<void> {
    await this.#ask(`${document}/revisions`);
    await this.#ask(`${document}/revisions/now`);
  }

  async #nameRevision(document: string): Promise<void> {
    const body = JSON.stringify({ name: `Wersja ${this.counts.visits}`, description: "" });
    const headers = { "content-type": "application/json" };
    await this.#ask(`${document}/revisions`, { method: "POST", body, headers });
  }

  async #ask(path: string, { headers: more, ...init }: RequestInit = {}): Promise<void> {
    const { port, headers: own } = this.#scene.target;
    const url = `http://127.0.0.1:${port}/api/documents/${path}`;
    const headers = { ...own, ...more };
    const { signal } = this.#stopping;
    const response = await fetch(url, { ...init, headers, signal }).catch((cause: unknown) => {
      if (!this.#stopping.signal.aborted) throw cause;
    });
    if (response && !response.ok) throw new Error(`The page was answered with ${response.status}`);
    await response?.arrayBuffer();
  }

  #connect(document: string, stateVector: Uint8Array): Promise<Client> {
    return this.#entered(new Client({ target: this.#scene.target, document, stateVector }));
  }

  async #entered(client: Client): Promise<Client> {
    this.#client = client;
    client.onEnd = (why) => {
      this.#problem = `Somebody was sent away: ${why}`;
    };
    // One who stops while coming in is never told the document.
    await Promise.race([client.synced(), this.#stopped()]);
    return client;
  }

  /** Types, and moves the caret, until it is time to go. */
  async #stay(author: Author | undefined, seconds: number): Promise<void> {
    const end = performance.now() + drawn(seconds);
    while (performance.now() < end && !this.#stopping.signal.aborted) {
      if (this.#problem !== undefined) throw new Error(this.#problem);
      await this.#rest(1.3 / lettersPerSecond);
      if (!author) continue;
      author.type(performance.now());
      this.counts.letters += 1;
      if (Math.random() < movesPerLetter) author.move(performance.now());
    }
  }

  async #rest(seconds: number): Promise<void> {
    const { signal } = this.#stopping;
    await pause(drawn(seconds), undefined, { signal }).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
    });
  }

  #stopped(): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) =>
      signal.addEventListener("abort", () => resolve(), { once: true }),
    );
  }
}

/** Milliseconds. */
function drawn(seconds: number): number {
  return seconds * 1000 * (0.5 + Math.random() / 2);
}
