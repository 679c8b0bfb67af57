import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { createDocument } from "./create.ts";
import { readDocument } from "./read.ts";
import { editAtRandom, exampleTemplate, type Random, seededRandom } from "./testing.ts";

/** A copy of the document, and the updates on their way to it. */
interface Replica {
  readonly doc: Doc;
  readonly inbox: Uint8Array[];
}

const seeds = Array.from({ length: 40 }, (_, index) => 1_000 + index);

test.each(seeds)("replicas read the same, whatever the network did (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const replicas = createReplicas(4, random);

  for (let step = 0; step < 400; step += 1) {
    const replica = random.pick(replicas);
    if (!replica) continue;
    if (random.chance(0.5)) editAtRandom(replica.doc, exampleTemplate, random);
    else if (random.chance(0.95)) deliverOne(replica, random);
    else resync(replica, random.pick(replicas) ?? replica);
  }
  for (const from of replicas) for (const to of replicas) resync(to, from);

  const [first, ...others] = replicas.map(({ doc }) => readDocument(doc, exampleTemplate));
  expect(others, `seed ${seed}`).toEqual(others.map(() => first));
});

function createReplicas(count: number, random: Random): readonly Replica[] {
  const origin = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  const state = encodeStateAsUpdate(origin);
  const replicas = Array.from({ length: count }, (_, index): Replica => {
    const doc = new Doc();
    doc.clientID = 1 + index + random.below(2 ** 20) * count;
    applyUpdate(doc, state, "network");
    return { doc, inbox: [] };
  });
  for (const replica of replicas) {
    replica.doc.on("update", (update: Uint8Array, cause: unknown) => {
      if (cause === "network") return;
      for (const other of replicas) if (other !== replica) post(other, update, random);
    });
  }
  return replicas;
}

/** Now and then an update is lost or comes twice. */
function post({ inbox }: Replica, update: Uint8Array, random: Random): void {
  if (random.chance(0.05)) return;
  inbox.push(update);
  if (random.chance(0.05)) inbox.push(update);
}

/** Not always the oldest. */
function deliverOne({ doc, inbox }: Replica, random: Random): void {
  const [update] = inbox.splice(random.chance(0.8) ? 0 : random.below(inbox.length), 1);
  if (update) applyUpdate(doc, update, "network");
}

/** What two peers do when they connect: one asks with its state vector, the other answers. */
function resync(to: Replica, from: Replica): void {
  applyUpdate(to.doc, encodeStateAsUpdate(from.doc, encodeStateVector(to.doc)), "network");
}
