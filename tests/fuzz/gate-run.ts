/** People edit honestly while somebody forges; what the gate lets in is judged by what it does. */
import { type Random, seededRandom } from "@brudnopis/document/testing";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { liveStep, settle } from "./honest-run.ts";
import { type Forger, mutate } from "./mutations.ts";
import { outOfBounds, standingOf } from "./oracle.ts";
import { differences } from "./replicas.ts";
import { Person, Server } from "./world.ts";

export interface FuzzResult {
  readonly mutated: number;
  /** Of these, what the gate let in with an effect. */
  readonly accepted: number;
  readonly refusals: ReadonlyMap<string, number>;
  /** What was let in and should not have been, each with its seed. */
  readonly outOfBounds: readonly string[];
  readonly diverged: readonly string[];
  /** Where another run goes on. */
  readonly nextSeed: number;
}

/** Scenarios of one document each until so many mutated updates were judged. */
export function runFuzz(options: { readonly seed: number; readonly updates: number }): FuzzResult {
  let mutated = 0;
  let accepted = 0;
  const refusals = new Map<string, number>();
  const bad: string[] = [];
  const diverged: string[] = [];
  let { seed } = options;
  for (; mutated < options.updates; seed += 1) {
    const scenario = new Scenario(seed);
    scenario.run();
    mutated += scenario.mutated;
    accepted += scenario.accepted;
    for (const [reason, count] of scenario.refusals)
      refusals.set(reason, (refusals.get(reason) ?? 0) + count);
    bad.push(...scenario.outOfBounds.map((problem) => `seed ${seed}: ${problem}`));
    diverged.push(...scenario.diverged.map((how) => `seed ${seed}: ${how}`));
  }
  return { mutated, accepted, refusals, outOfBounds: bad, diverged, nextSeed: seed };
}

const steps = 60;
const triesPerStep = 12;

class Scenario {
  mutated = 0;
  accepted = 0;
  readonly refusals = new Map<string, number>();
  readonly outOfBounds: string[] = [];
  readonly diverged: string[] = [];
  /** Everything that was let in of what was forged, for whoever looks for a cause. */
  readonly forged: Uint8Array[] = [];
  readonly #random: Random;
  readonly server: Server;
  readonly people: readonly Person[];
  readonly #own: readonly number[];
  readonly #elsewhere: readonly Uint8Array[];
  readonly #earlier: Uint8Array[] = [];
  /** The forger's own copy, which follows the server's. */
  #forging: Person;

  constructor(seed: number) {
    const random = seededRandom(seed);
    this.#random = random;
    this.server = new Server(random);
    const taken = new Set([0, this.server.doc.clientID]);
    const newId = () => {
      // Ids of every size: who comes first at one place is decided by them.
      let id = 0;
      while (taken.has(id)) id = random.below(2 ** (2 + random.below(31)));
      taken.add(id);
      return id;
    };
    this.people = [newId(), newId()].map((id) => new Person(this.server, id, random));
    this.#own = [newId(), newId()];
    this.#forging = this.#newForger();
    this.#elsewhere = this.#editsElsewhere();
  }

  run(): void {
    for (let step = 0; step < steps && this.outOfBounds.length === 0; step += 1) {
      liveStep(this.people, this.#random, (update) => this.#sendHonest(update));
      this.#forge();
    }
    settle(this.server, this.people, (update) => this.#sendHonest(update));
    const { doc, log } = this.server;
    this.diverged.push(...differences(doc, log, this.people, this.#random));
    for (const person of [...this.people, this.#forging]) person.destroy();
  }

  #sendHonest(update: Uint8Array): void {
    const verdict = this.server.receive(update, (client) => !this.#own.includes(client));
    if (!verdict.ok) this.outOfBounds.push(`an honest update was refused: ${verdict.reason}`);
    this.#earlier.push(update);
  }

  #forge(): void {
    const random = this.#random;
    const forging = this.#forging;
    forging.hear();
    forging.edit();
    const honest = forging.takeUnsent()[0];
    if (!honest) return;
    for (let count = 0; count < triesPerStep; count += 1) {
      if (!this.#attempt(mutate(honest, this.#forger()))) continue;
      // What is in its own copy is no longer what the server has.
      forging.destroy();
      this.#forging = this.#newForger();
      return;
    }
    if (random.chance(0.7)) {
      this.server.receive(honest, (client) => this.#own.includes(client));
      this.#earlier.push(honest);
    }
    forging.destroy();
    this.#forging = this.#newForger();
  }

  /** Whether it was let in and did something. */
  #attempt(update: Uint8Array): boolean {
    this.mutated += 1;
    const { server } = this;
    const verdict = server.judge(update, (client) => this.#own.includes(client));
    if (!verdict.ok) {
      this.refusals.set(verdict.reason, (this.refusals.get(verdict.reason) ?? 0) + 1);
      return false;
    }
    if (verdict.effect === "none") return this.#expectNothing(update);
    this.accepted += 1;
    this.forged.push(update);
    const shadow = copyOf(server.doc);
    const before = standingOf(shadow);
    try {
      applyUpdate(shadow, update);
      this.outOfBounds.push(...outOfBounds(shadow, before, this.#own, update));
    } catch (cause) {
      this.outOfBounds.push(`cannot be applied: ${String(cause)}`);
    }
    if (this.outOfBounds.length === 0) applyUpdate(server.doc, update);
    return true;
  }

  /** Said to be without effect, so nothing may be different afterwards. */
  #expectNothing(update: Uint8Array): boolean {
    const shadow = copyOf(this.server.doc);
    const state = Buffer.from(encodeStateAsUpdate(shadow));
    applyUpdate(shadow, update);
    if (!state.equals(encodeStateAsUpdate(shadow)))
      this.outOfBounds.push("said to be without effect, and had one");
    return false;
  }

  #forger(): Forger {
    return {
      random: this.#random,
      doc: this.server.doc,
      own: this.#own,
      others: this.people.map(({ doc }) => doc.clientID),
      earlier: this.#earlier,
      elsewhere: this.#elsewhere,
    };
  }

  #newForger(): Person {
    const id = this.#random.pick(this.#own) ?? 1;
    return new Person(this.server, id, this.#random);
  }

  /** The forger's honest edits of another document, under the same id. */
  #editsElsewhere(): Uint8Array[] {
    const other = new Person(new Server(this.#random), this.#own[0] ?? 1, this.#random);
    const updates: Uint8Array[] = [];
    for (let step = 0; step < 10; step += 1) {
      other.edit();
      updates.push(...other.takeUnsent());
    }
    updates.push(encodeStateAsUpdate(other.doc, encodeStateVector(new Doc())));
    other.destroy();
    return updates;
  }
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}
