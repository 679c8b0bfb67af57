/**
 * What the server is known to have of this document. It never forgets what it has shown or acknowledged (P21): if it has
 * less than that, it is not the server that we knew, but an old backup. What this page has would mix two histories there.
 *
 *   K1  What others wrote, and what came with the document, came from the server: it must have all of it.
 *   K2  Of what this tab wrote, it must have what it has acknowledged, and may lack the rest.
 *
 * Deletions leave no trace in state vectors; a backup that differs in nothing else needs an epoch of its own.
 */
import { decodeStateVector, type Doc, getState } from "yjs";

interface Question {
  readonly count: number;
  readonly client: number;
  readonly clock: number;
}

export class KnownHistory {
  readonly #doc: Doc;
  /** This tab's client ids, with what is acknowledged of each. Yjs takes another when it meets its own. */
  readonly #acknowledged = new Map<number, number>();
  #questions: Question[] = [];

  constructor(doc: Doc) {
    this.#doc = doc;
    this.#acknowledged.set(doc.clientID, 0);
  }

  /** The server is asked whether it has the first so many changes. */
  asked(count: number): void {
    const { clientID: client, store } = this.#doc;
    this.#questions.push({ count, client, clock: getState(store, client) });
  }

  /** It says that it has. */
  acknowledged(count: number): void {
    for (const { client, clock } of this.#questions.filter((question) => question.count <= count))
      this.#acknowledged.set(client, Math.max(clock, this.#acknowledged.get(client) ?? 0));
    this.#questions = this.#questions.filter((question) => question.count > count);
  }

  /** Whether a server with this state vector has all that it is known to have. */
  isIn(stateVector: Uint8Array): boolean {
    const { clientID, store } = this.#doc;
    const has = decodeStateVector(stateVector);
    return [...store.clients.keys()].every((client) => {
      const isOwn = client === clientID || this.#acknowledged.has(client);
      const known = isOwn ? (this.#acknowledged.get(client) ?? 0) : getState(store, client);
      return (has.get(client) ?? 0) >= known;
    });
  }
}
