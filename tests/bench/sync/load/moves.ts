/** A while of moving carets: when others have seen where somebody is. Servers may pass over what is outdated by then. */
import { setTimeout as pause } from "node:timers/promises";
import type { Delivered } from "../messages.ts";
import type { Author } from "./author.ts";
import type { Member } from "./crowd.ts";
import { Times } from "./times.ts";
import type { Cursor } from "./wire/cursor.ts";
import { readCarets } from "./wire/carets.ts";

const patienceMs = 2_000;

interface Watcher {
  readonly member: Member;
  /** By author: the last move that was seen. */
  readonly seen: number[];
}

export class Moves {
  readonly #watchers: readonly Watcher[];
  readonly #delivered = new Times();

  constructor(members: readonly Member[]) {
    this.#watchers = members.map((member) => ({ member, seen: [] }));
    for (const watcher of this.#watchers) this.#watch(watcher);
  }

  /** Resolves when everybody sees everybody where they are. @throws when they do not come to it. */
  async seen(): Promise<void> {
    const end = performance.now() + patienceMs;
    while (!this.#isAllSeen()) {
      if (performance.now() > end) throw new Error("Some carets were not seen where they are");
      await pause(10);
    }
  }

  result(): Omit<Delivered, "made" | "peopleShare"> {
    const delivered = this.#delivered.spread();
    return { expected: delivered.count, delivered, saved: new Times().spread() };
  }

  #isAllSeen(): boolean {
    return this.#watchers.every(({ member: { room, own }, seen }) =>
      room.authors.every(
        (author) => author === own || author.moves === 0 || seen[author.index] === author.moves,
      ),
    );
  }

  #watch({ member: { client, room, own }, seen }: Watcher): void {
    let now = 0;
    const note = (id: number, clock: number) => {
      const author = room.authorsById.get(id);
      if (author && author !== own) this.#note(author, clock, now, seen);
    };
    client.onAwareness = (entries: Cursor) => {
      now = performance.now();
      readCarets(entries, note);
    };
  }

  #note(author: Author, clock: number, now: number, seen: number[]): void {
    if (clock <= (seen[author.index] ?? 0)) return;
    seen[author.index] = clock;
    const movedAt = author.movedAt(clock);
    if (movedAt !== undefined) this.#delivered.add(now - movedAt);
  }
}
