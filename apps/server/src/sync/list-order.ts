/**
 * The order of one list once the structs of an update are in it, worked out without touching the document: where Yjs
 * puts what several people insert at one place, by their ids. Only the few updates need it whose neighbours do not show
 * by themselves that they were next to each other.
 */
import type { Item } from "yjs";
import { RefusedUpdate, type StructId, type UpdateStruct } from "./update.ts";

/** Clocks of one client that stand together. */
interface Run {
  readonly id: StructId;
  length: number;
  readonly origin: StructId | undefined;
  readonly rightOrigin: StructId | undefined;
  left: Run | undefined;
  right: Run | undefined;
}

/** Steps that one update may cost. Honest ones take a few hundred; a forged one must not hold up everybody else. */
const mostSteps = 400_000;

export class Effort {
  #steps = 0;

  step(): void {
    this.#steps += 1;
    if (this.#steps > mostSteps)
      throw new RefusedUpdate("too-many-structs", "an order too hard to find");
  }
}

export class ListOrder {
  readonly #runs = new Map<number, Run[]>();
  readonly #effort: Effort;
  #first: Run | undefined;

  constructor(start: Item | null, effort: Effort) {
    this.#effort = effort;
    let left: Run | undefined;
    for (let item = start; item !== null; item = item.right) {
      effort.step();
      const { id, length, origin, rightOrigin } = item;
      const run: Run = {
        id,
        length,
        origin: origin ?? undefined,
        rightOrigin: rightOrigin ?? undefined,
        left,
        right: undefined,
      };
      if (left) left.right = run;
      else this.#first = run;
      left = run;
      this.#runsOf(id.client).push(run);
    }
    for (const runs of this.#runs.values()) runs.sort((a, b) => a.id.clock - b.id.clock);
  }

  /** Puts a struct where Yjs would. */
  add(id: StructId, { clock, length, origin, rightOrigin }: UpdateStruct): void {
    const skipped = id.clock - clock;
    const before = skipped > 0 ? { client: id.client, clock: id.clock - 1 } : origin;
    const run: Run = {
      id,
      length: length - skipped,
      origin: before,
      rightOrigin,
      left: undefined,
      right: undefined,
    };
    this.#link(run, this.#leftOf(run));
    this.#insert(run);
  }

  isBefore(one: StructId, other: StructId): boolean {
    const [from, to] = [this.#runAt(one), this.#runAt(other)];
    if (from === to) return one.clock < other.clock;
    // From both at once: one of them meets the other after as many steps as there are between them.
    let ahead = from.right;
    let behind = to.right;
    while (ahead || behind) {
      this.#effort.step();
      if (ahead === to) return true;
      if (behind === from) return false;
      ahead = ahead?.right;
      behind = behind?.right;
    }
    throw new RefusedUpdate("references-disagree", "not in one list");
  }

  /** As `Item.integrate` of Yjs: the last of those at the same place that comes before it. */
  #leftOf(run: Run): Run | undefined {
    let left = run.origin && this.#endingAt(run.origin);
    const end = run.rightOrigin && this.#startingAt(run.rightOrigin);
    const passed = new Set<Run>();
    const conflicting = new Set<Run>();
    for (let other = left ? left.right : this.#first; other && other !== end; other = other.right) {
      this.#effort.step();
      passed.add(other);
      conflicting.add(other);
      if (isSame(run.origin, other.origin)) {
        if (other.id.client < run.id.client) {
          left = other;
          conflicting.clear();
        } else if (isSame(run.rightOrigin, other.rightOrigin)) break;
        continue;
      }
      const origin = other.origin && this.#runAt(other.origin);
      if (!origin || !passed.has(origin)) break;
      if (conflicting.has(origin)) continue;
      left = other;
      conflicting.clear();
    }
    return left;
  }

  #link(run: Run, left: Run | undefined): void {
    run.left = left;
    run.right = left ? left.right : this.#first;
    if (run.right) run.right.left = run;
    if (left) left.right = run;
    else this.#first = run;
  }

  #endingAt({ client, clock }: StructId): Run {
    const run = this.#runAt({ client, clock });
    const end = clock + 1 - run.id.clock;
    if (end < run.length) this.#split(run, end);
    return run;
  }

  #startingAt({ client, clock }: StructId): Run {
    const run = this.#runAt({ client, clock });
    return clock === run.id.clock ? run : this.#split(run, clock - run.id.clock);
  }

  #split(run: Run, at: number): Run {
    const { client, clock } = run.id;
    const rest: Run = {
      id: { client, clock: clock + at },
      length: run.length - at,
      origin: { client, clock: clock + at - 1 },
      rightOrigin: run.rightOrigin,
      left: undefined,
      right: undefined,
    };
    run.length = at;
    this.#link(rest, run);
    this.#insert(rest);
    return rest;
  }

  #runsOf(client: number): Run[] {
    const known = this.#runs.get(client);
    if (known) return known;
    const runs: Run[] = [];
    this.#runs.set(client, runs);
    return runs;
  }

  #insert(run: Run): void {
    const runs = this.#runsOf(run.id.client);
    const last = runs.at(-1);
    if (!last || last.id.clock < run.id.clock) runs.push(run);
    else runs.splice(this.#indexAfter(runs, run.id.clock), 0, run);
  }

  #runAt({ client, clock }: StructId): Run {
    const runs = this.#runsOf(client);
    const run = runs[this.#indexAfter(runs, clock) - 1];
    if (!run || clock >= run.id.clock + run.length)
      throw new RefusedUpdate("references-disagree", "not in this list");
    return run;
  }

  /** Where the first run is that begins after a clock. */
  #indexAfter(runs: readonly Run[], clock: number): number {
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.id.clock ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function isSame(one: StructId | undefined, other: StructId | undefined): boolean {
  return one === other || (one?.client === other?.client && one?.clock === other?.clock);
}
