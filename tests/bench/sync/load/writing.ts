/** A while of typing: when each letter has reached each of the others in its document. */
import { setTimeout as pause } from "node:timers/promises";
import type { Delivered } from "../messages.ts";
import type { Author } from "./author.ts";
import type { Member } from "./crowd.ts";
import { Times } from "./times.ts";
import type { Cursor } from "./wire/cursor.ts";
import { readLetters } from "./wire/letters.ts";

/** How long the last letters may take. */
const patienceMs = 5_000;

export class Writing {
  readonly #measuredFrom: number;
  readonly #readersPerLetter: number;
  readonly #delivered = new Times();
  readonly #saved = new Times();
  #measured = 0;

  /** @param measuredFrom What is typed before is not measured. */
  constructor(members: readonly Member[], measuredFrom: number) {
    this.#measuredFrom = measuredFrom;
    const rooms = new Set(members.map(({ room }) => room));
    this.#readersPerLetter = members.length / rooms.size - 1;
    for (const member of members) this.#listen(member);
  }

  /** A letter is typed now. */
  note(now: number): void {
    if (now >= this.#measuredFrom) this.#measured += 1;
  }

  /** Resolves when all have reached everybody, or it has taken too long. */
  async delivered(): Promise<void> {
    const end = performance.now() + patienceMs;
    while (this.#delivered.count < this.#expected && performance.now() < end) await pause(10);
  }

  result(): Omit<Delivered, "made" | "peopleShare"> {
    return {
      expected: this.#expected,
      delivered: this.#delivered.spread(),
      saved: this.#saved.spread(),
    };
  }

  get #expected(): number {
    return this.#measured * this.#readersPerLetter;
  }

  /** Letters are counted one by one, whether they come in frames of their own or merged. */
  #listen({ client, room, own }: Member): void {
    /** By author: the first clock that was not heard yet. */
    const heard: number[] = [];
    let now = 0;
    const note = (id: number, clock: number, length: number) => {
      const author = room.authorsById.get(id);
      if (!author || author === own) return;
      const from = Math.max(clock, heard[author.index] ?? 0);
      for (let at = from; at < clock + length; at += 1) this.#noteLetter(author, at, now);
      heard[author.index] = Math.max(from, clock + length);
    };
    client.onUpdate = (update: Cursor) => {
      now = performance.now();
      readLetters(update, note);
    };
    if (!own) return;
    own.onSaved = (typedAt) => {
      if (typedAt >= this.#measuredFrom) this.#saved.add(performance.now() - typedAt);
    };
  }

  #noteLetter(author: Author, clock: number, now: number): void {
    const typedAt = author.typedAt(clock);
    if (typedAt !== undefined && typedAt >= this.#measuredFrom) this.#delivered.add(now - typedAt);
  }
}
