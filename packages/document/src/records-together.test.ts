/** Several people at the same records: random edits of tables as wholes, with steps taken back, over a bad network. */
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, UndoManager } from "yjs";
import { checkDocument } from "./checks/check-document.ts";
import { createDocument } from "./create.ts";
import {
  addRecord,
  liveRecords,
  moveRecord,
  removeRecords,
  restoreRecords,
  setValue,
} from "./edits.ts";
import { localEdit, recordsOf } from "./layout.ts";
import { pasteBlock, readBlock } from "./paste-block.ts";
import { readDocument } from "./read.ts";
import { setOrder } from "./set-order.ts";
import { exampleTemplate, type Random, seededRandom } from "./testing.ts";

interface Person {
  readonly doc: Doc;
  readonly undo: UndoManager;
  readonly inbox: Uint8Array[];
}

const [goals, actions] = exampleTemplate.collections;
const seeds = Array.from({ length: 40 }, (_, index) => 7_000 + index);
const context = { language: "pl", today: "2026-11-23", openRemarks: [] } as const;

test.each(seeds)("tables converge, and no reference dangles in silence (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const people = createPeople(3, random);

  for (let step = 0; step < 250; step += 1) {
    const person = random.pick(people);
    if (!person) continue;
    if (random.chance(0.5)) edit(person, random);
    else deliver(person, random);
  }
  for (const from of people) for (const to of people) resync(to, from);

  const [first, ...others] = people.map(({ doc }) => readDocument(doc, exampleTemplate));
  expect(others, `seed ${seed}`).toEqual(others.map(() => first));
  if (!first) throw new Error("Nobody is left");
  const found = checkDocument(exampleTemplate, first, context)
    .filter(({ rule }) => rule === "dangling-reference")
    .map(({ place }) => place);
  expect(found.sort()).toEqual(danglingIn(first.collections).sort());
});

test("rows that several people paste, move and remove are all there afterwards, each once", () => {
  const random = seededRandom(1);
  const people = createPeople(3, random);
  const pasted = people.flatMap((person) => paste(person, random, 20));

  for (const { doc } of people) {
    const ids = liveRecords(doc, "actions").map(({ id }) => id);
    setOrder(doc, "actions", ids.toReversed());
  }
  for (const from of people) for (const to of people) resync(to, from);

  for (const { doc } of people) {
    const ids = liveRecords(doc, "actions").map(({ id }) => id);
    expect(ids.toSorted()).toEqual(pasted.toSorted());
  }
});

/** Places of references to what is not there: worked out without the checker. */
function danglingIn(collections: ReturnType<typeof readDocument>["collections"]): string[] {
  const live = new Set((collections["goals"] ?? []).map(({ id }) => id));
  return (collections["actions"] ?? []).flatMap(({ id, fields }) => {
    const goal = fields["goal"];
    return goal?.type === "reference" && goal.ids.some((named) => !live.has(named))
      ? [`actions/${id}.goal`]
      : [];
  });
}

function edit(person: Person, random: Random): void {
  const { doc, undo } = person;
  const kind = random.next();
  const ids = liveRecords(doc, "actions").map(({ id }) => id);
  const randomBit = () => random.chance(0.5);
  const id = random.pick(ids);
  if (kind < 0.1 || id === undefined) paste(person, random, 1 + random.below(5));
  else if (kind < 0.2) addRecord(doc, collectionOf(goals), { id: newId(random), randomBit });
  else if (kind < 0.3) removeSome(doc, "goals", random);
  else if (kind < 0.38) removeSome(doc, "actions", random);
  else if (kind < 0.45) restoreSome(doc, random);
  else if (kind < 0.6) moveRecord(doc, "actions", id, random.below(ids.length), randomBit);
  else if (kind < 0.7) setOrder(doc, "actions", ids.toSorted(), randomBit);
  else if (kind < 0.85) chooseGoal(doc, id, random);
  else if (kind < 0.92) setValue(doc, exampleTemplate, `actions/${id}.cost`, random.below(1_000));
  else if (random.chance(0.5)) undo.undo();
  else undo.redo();
  undo.stopCapturing();
}

function chooseGoal(doc: Doc, action: string, random: Random): void {
  const goal = random.pick(liveRecords(doc, "goals"))?.id;
  if (goal !== undefined) setValue(doc, exampleTemplate, `actions/${action}.goal`, [goal]);
}

function paste({ doc }: Person, random: Random, count: number): readonly string[] {
  const collection = collectionOf(actions);
  const cells = Array.from({ length: count }, (_, row) => [`Działanie ${row}`, "1 234,50", "2027"]);
  const rows = readBlock(cells, ["name", "cost", "year"], collection, {
    content: readDocument(doc, exampleTemplate),
    template: exampleTemplate,
    language: "pl",
  });
  return pasteBlock(doc, rows, { collection, over: [], values: {}, newId: () => newId(random) })
    .added;
}

function removeSome(doc: Doc, collection: string, random: Random): void {
  const ids = liveRecords(doc, collection).map(({ id }) => id);
  removeRecords(
    doc,
    collection,
    ids.filter(() => random.chance(0.3)),
  );
}

function restoreSome(doc: Doc, random: Random): void {
  const ids = [...recordsOf(doc, "goals").keys()];
  restoreRecords(
    doc,
    "goals",
    ids.filter(() => random.chance(0.3)),
  );
}

function collectionOf<T>(collection: T | undefined): T {
  if (collection === undefined) throw new Error("The example has goals and actions");
  return collection;
}

function newId(random: Random): string {
  return `r${random.below(2 ** 32).toString(36)}`;
}

function createPeople(count: number, random: Random): readonly Person[] {
  const origin = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  const state = encodeStateAsUpdate(origin);
  const people = Array.from({ length: count }, (_, index): Person => {
    const doc = new Doc();
    doc.clientID = 1 + index + random.below(2 ** 20) * count;
    applyUpdate(doc, state, "network");
    const undo = new UndoManager(doc, { trackedOrigins: new Set([localEdit]) });
    return { doc, undo, inbox: [] };
  });
  for (const person of people) {
    person.doc.on("update", (update: Uint8Array, cause: unknown) => {
      if (cause === "network") return;
      for (const other of people) if (other !== person) other.inbox.push(update);
    });
  }
  return people;
}

/** Not always the oldest, and now and then one is lost until the end. */
function deliver({ doc, inbox }: Person, random: Random): void {
  const [update] = inbox.splice(random.chance(0.8) ? 0 : random.below(inbox.length), 1);
  if (update && random.chance(0.95)) applyUpdate(doc, update, "network");
}

function resync(to: Person, from: Person): void {
  applyUpdate(to.doc, encodeStateAsUpdate(from.doc, encodeStateVector(to.doc)), "network");
}
