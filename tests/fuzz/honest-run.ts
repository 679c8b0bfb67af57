/** Honest editing by several people, through the gate: whatever is refused is a fault of the gate. */
import { type Random, seededRandom } from "@brudnopis/document/testing";
import { encodeStateAsUpdate, encodeStateVector } from "yjs";
import { differences } from "./replicas.ts";
import { Person, Server } from "./world.ts";

export interface HonestResult {
  readonly updates: number;
  /** Each with its seed, so that it can be repeated. */
  readonly refused: readonly string[];
  readonly diverged: readonly string[];
  /** Where another run goes on. */
  readonly nextSeed: number;
}

/** Scenarios of one document each until so many updates were judged. */
export function runHonest(options: {
  readonly seed: number;
  readonly updates: number;
}): HonestResult {
  let updates = 0;
  const refused: string[] = [];
  const diverged: string[] = [];
  let { seed } = options;
  for (; updates < options.updates; seed += 1) {
    const result = liveOnce(seed);
    updates += result.updates;
    refused.push(...result.refused.map((reason) => `seed ${seed}: ${reason}`));
    diverged.push(...result.diverged.map((how) => `seed ${seed}: ${how}`));
  }
  return { updates, refused, diverged, nextSeed: seed };
}

const steps = 150;
const everybody = () => true;

function liveOnce(seed: number): Omit<HonestResult, "nextSeed"> {
  const random = seededRandom(seed);
  const server = new Server(random);
  const people = [1, 2, 3].map(
    (index) => new Person(server, index + 10 * (1 + random.below(100_000)), random),
  );
  const refused: string[] = [];
  let updates = 0;
  const send = (update: Uint8Array) => {
    updates += 1;
    const verdict = server.receive(update, everybody);
    if (!verdict.ok) refused.push(`${verdict.reason} (${verdict.detail})`);
  };
  for (let step = 0; step < steps; step += 1) liveStep(people, random, send);
  settle(server, people, send);
  const diverged = refused.length > 0 ? [] : differences(server.doc, server.log, people, random);
  for (const person of people) person.destroy();
  return { updates, refused, diverged };
}

export function liveStep(
  people: readonly Person[],
  random: Random,
  send: (update: Uint8Array) => void,
): void {
  const person = random.pick(people);
  if (!person) return;
  person.edit();
  if (random.chance(0.6)) person.takeUnsent().forEach(send);
  if (random.chance(0.4)) person.hear(1 + random.below(8));
}

/** Everybody sends all that they have and hears all, until nobody has anything to say. */
export function settle(
  server: Server,
  people: readonly Person[],
  send: (update: Uint8Array) => void,
): void {
  for (let round = 0; round < 5; round += 1) {
    for (const person of people) {
      person.hear();
      person.takeUnsent();
      send(encodeStateAsUpdate(person.doc, encodeStateVector(server.doc)));
    }
  }
  for (const person of people) person.hear();
}
