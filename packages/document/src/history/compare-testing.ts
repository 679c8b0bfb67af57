/** For tests: people who edit one document, and a log of who did what. */
import type { Credit } from "@brudnopis/schema";
import { applyUpdate, decodeUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import type { Credits } from "./credits.ts";

const minuteMs = 60_000;

export class Team implements Credits {
  readonly #docs = new Map<string, Doc>();
  readonly #inserted = new Map<string, Credit>();
  readonly #deleted = new Map<string, Credit>();
  /** Everything, as the server has it. */
  readonly #all = new Doc();
  #seq = 0;
  at = 0;

  /** A minute later. */
  edit(person: string, edit: (doc: Doc) => void): void {
    this.at += minuteMs;
    const doc = this.#docOf(person);
    applyUpdate(doc, encodeStateAsUpdate(this.#all, encodeStateVector(doc)), "server");
    edit(doc);
  }

  /** The state as it is now, in a document of its own. */
  state(): Doc {
    const copy = new Doc();
    applyUpdate(copy, encodeStateAsUpdate(this.#all));
    return copy;
  }

  insertedBy(client: number, clock: number): Credit | undefined {
    return this.#inserted.get(`${client} ${clock}`);
  }

  deletedBy(client: number, clock: number): Credit | undefined {
    return this.#deleted.get(`${client} ${clock}`);
  }

  #docOf(person: string): Doc {
    const known = this.#docs.get(person);
    if (known) return known;
    const doc = new Doc();
    doc.clientID = this.#docs.size + 1;
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") this.#store(person, update);
    });
    this.#docs.set(person, doc);
    return doc;
  }

  #store(person: string, update: Uint8Array): void {
    this.#seq += 1;
    const credit = { person, at: this.at, seq: this.#seq };
    const { structs, ds } = decodeUpdate(update);
    for (const { id, length } of structs)
      this.#credit(this.#inserted, id.client, id.clock, length, credit);
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) this.#credit(this.#deleted, client, clock, len, credit);
    applyUpdate(this.#all, update);
  }

  /** The first who is known to have done it did it. */
  #credit(
    credits: Map<string, Credit>,
    client: number,
    clock: number,
    length: number,
    credit: Credit,
  ): void {
    for (let i = 0; i < length; i += 1) {
      const id = `${client} ${clock + i}`;
      if (!credits.has(id)) credits.set(id, credit);
    }
  }
}
