/** People in documents, some of whom type or move their carets. */
import { setTimeout as pause } from "node:timers/promises";
import { encodeStateVectorFromUpdate } from "yjs";
import type { CrowdOptions, Delivered, Pace } from "../messages.ts";
import { Author } from "./author.ts";
import { endOf } from "./end.ts";
import { Moves } from "./moves.ts";
import { Client, emptyVector } from "./wire/client.ts";
import { Writing } from "./writing.ts";

/** How many come in at a time while nothing is measured. */
const together = 50;

/** Who writes in a document. */
export interface Room {
  readonly authors: Author[];
  readonly authorsById: Map<number, Author>;
}

export interface Member {
  readonly client: Client;
  readonly room: Room;
  /** What it writes itself. */
  readonly own: Author | undefined;
}

export class Crowd {
  readonly #members: readonly Member[];
  readonly #authors: readonly Author[];
  #problem: string | undefined;

  private constructor(members: readonly Member[]) {
    this.#members = members;
    this.#authors = members.flatMap(({ own }) => own ?? []);
    for (const { client } of members) {
      client.onEnd = (why) => {
        this.#problem ??= `A client was sent away: ${why}`;
      };
    }
  }

  static async gather(options: CrowdOptions): Promise<Crowd> {
    const { documents, state, isSeeded } = options;
    const seeders = isSeeded
      ? []
      : await inGroups(documents, (document) => seed(options, document));
    const stateVector = encodeStateVectorFromUpdate(state);
    const members = await inGroups(placesIn(options), async ({ document, room, isAuthor }) => {
      const client = new Client({ target: options.target, document, stateVector });
      await client.synced();
      if (!isAuthor) return { client, room, own: undefined };
      const own = new Author(client, room.authors.length);
      room.authors.push(own);
      room.authorsById.set(own.id, own);
      return { client, room, own };
    });
    const end = endOf(state);
    for (const seeder of seeders) seeder.leave();
    for (const { own } of members) own?.begin(end);
    return new Crowd(members);
  }

  async write(pace: Pace): Promise<Delivered> {
    const writing = new Writing(this.#members, performance.now() + (pace.ignoredMs ?? 0));
    const acted = await this.#act(pace, (author, now) => {
      writing.note(now);
      author.type(now);
    });
    await writing.delivered();
    this.#check();
    return { ...acted, ...writing.result() };
  }

  async move(pace: Pace): Promise<Delivered> {
    const moves = new Moves(this.#members);
    const acted = await this.#act(pace, (author, now) => author.move(now));
    await moves.seen();
    this.#check();
    return { ...acted, ...moves.result() };
  }

  leave(): void {
    for (const { client } of this.#members) client.leave();
  }

  #check(): void {
    if (this.#problem !== undefined) throw new Error(this.#problem);
  }

  /** People do not type in step: each begins at a moment of their own, and their pauses vary. */
  async #act(
    { milliseconds, perSecond }: Pace,
    act: (author: Author, now: number) => void,
  ): Promise<Pick<Delivered, "made" | "peopleShare">> {
    const cpu = process.cpuUsage();
    const period = 1000 / perSecond;
    const start = performance.now();
    for (const author of this.#authors) author.dueAt = start + Math.random() * period;
    let made = 0;
    for (let now = start; now < start + milliseconds; now = performance.now()) {
      for (const author of this.#authors) {
        author.askSaved(now);
        for (; author.dueAt <= now; author.dueAt += period * (0.5 + Math.random())) {
          act(author, performance.now());
          made += 1;
        }
      }
      await pause(1);
    }
    const { user, system } = process.cpuUsage(cpu);
    return { made, peopleShare: (user + system) / 1000 / (performance.now() - start) };
  }
}

function placesIn({ documents, clientsPerDocument, typistsPerDocument }: CrowdOptions) {
  return documents.flatMap((document) => {
    const room: Room = { authors: [], authorsById: new Map() };
    return Array.from({ length: clientsPerDocument }, (_, index) => ({
      document,
      room,
      isAuthor: index < typistsPerDocument,
    }));
  });
}

/** Tells the server the document, and stays until others are there. */
async function seed({ target, state }: CrowdOptions, document: string): Promise<Client> {
  const seeder = new Client({ target, document, stateVector: emptyVector });
  seeder.onAsked = () => state;
  await seeder.synced();
  for (;;) {
    const reader = new Client({ target, document, stateVector: emptyVector });
    const bytes = await reader.synced();
    reader.leave();
    if (bytes >= state.length / 2) return seeder;
  }
}

async function inGroups<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += together)
    results.push(...(await Promise.all(all.slice(at, at + together).map(act))));
  return results;
}
