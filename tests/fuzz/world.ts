/** A server's document behind the gate, and people who edit it as the page does. All of it follows from one seed. */
import { createDocument, keepUndoSound, localEdit } from "@brudnopis/document";
import { exampleTemplate, type Random } from "@brudnopis/document/testing";
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  mergeUpdates,
  UndoManager,
} from "yjs";
import { Gate, type Verdict } from "../../apps/server/src/sync/gate.ts";
import { placesOf } from "../../apps/server/src/sync/places.ts";
import { editAsPeopleDo } from "./honest-edits.ts";

/** What a server says of its document: updates in the order in which others hear of them. */
export class Server {
  readonly doc: Doc;
  readonly gate: Gate;
  readonly log: Uint8Array[];

  constructor(random: Random, template = exampleTemplate) {
    // A clock of its own for the server, which the seed repeats.
    const made = createDocument(template, { language: "pl", networkKind: "planning" });
    this.doc = new Doc();
    this.doc.clientID = 1 + random.below(1000);
    applyUpdate(this.doc, renamed(made));
    this.gate = new Gate(this.doc, placesOf(template));
    this.log = [encodeStateAsUpdate(this.doc)];
    this.doc.on("update", (update: Uint8Array) => this.log.push(update));
  }

  judge(update: Uint8Array, owns: (client: number) => boolean): Verdict {
    return this.gate.judge(update, owns);
  }

  /** As a room does it. */
  receive(update: Uint8Array, owns: (client: number) => boolean): Verdict {
    const verdict = this.judge(update, owns);
    if (verdict.ok && verdict.effect !== "none") applyUpdate(this.doc, update);
    return verdict;
  }
}

/** The same document under a client id that does not change from run to run. */
function renamed(made: Doc): Uint8Array {
  const doc = new Doc();
  doc.clientID = 0;
  doc.transact(() => {
    for (const [key, value] of made.getMap("meta").entries()) doc.getMap("meta").set(key, value);
  });
  return encodeStateAsUpdate(doc);
}

export class Person {
  readonly doc = new Doc();
  readonly undo: UndoManager;
  readonly #server: Server;
  readonly #random: Random;
  readonly #unsent: Uint8Array[] = [];
  /** How much of the server's log is here. */
  #heard = 0;

  constructor(server: Server, clientId: number, random: Random) {
    this.#server = server;
    this.#random = random;
    this.hear();
    // Yjs takes another id when it hears of its own from somewhere else.
    this.doc.clientID = clientId;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "network") this.#unsent.push(update);
    });
    keepUndoSound(this.doc);
    // Which keystrokes join is for the seed to say, not for the time that they took.
    this.undo = new UndoManager(this.doc, {
      captureTimeout: Number.POSITIVE_INFINITY,
      trackedOrigins: new Set([localEdit]),
    });
  }

  edit(): void {
    const kind = this.#random.next();
    if (kind < 0.12) this.undo.undo();
    else if (kind < 0.18) this.undo.redo();
    else editAsPeopleDo(this.doc, this.#random);
    if (this.#random.chance(0.5)) this.undo.stopCapturing();
  }

  get hasUnsent(): boolean {
    return this.#unsent.length > 0;
  }

  /** What goes out next: one by one, several merged, or as a client does that comes back. */
  takeUnsent(): Uint8Array[] {
    const updates = this.#unsent.splice(0);
    const kind = this.#random.next();
    if (updates.length === 0) return [];
    if (kind < 0.6) return updates;
    if (kind < 0.8) return [mergeUpdates(updates)];
    return [encodeStateAsUpdate(this.doc, encodeStateVector(this.#server.doc))];
  }

  /** Reads some of what the server has said, one by one or merged. */
  hear(count = Number.POSITIVE_INFINITY): void {
    const news = this.#server.log.slice(this.#heard, this.#heard + count);
    this.#heard += news.length;
    if (news.length === 0) return;
    const frames = this.#random.chance(0.5) ? news : [mergeUpdates(news)];
    for (const frame of frames) applyUpdate(this.doc, frame, "network");
  }

  destroy(): void {
    this.undo.destroy();
    this.doc.destroy();
  }
}
