import { expect, test } from "vitest";
import { type Random, seededRandom } from "../testing.ts";
import { type AuthoredUpdate, Authorship, type IdRange } from "./authorship.ts";

const minuteMs = 60_000;

test("who inserted and who deleted something is told by its id", () => {
  const authorship = Authorship.empty();
  authorship.add(update(1, "ada", { inserted: [range(7, 0, 5)] }));
  authorship.add(update(2, "bob", { deleted: [range(7, 2, 2)] }));

  expect(authorship.insertedBy(7, 4)).toEqual({ person: "ada", at: minuteMs, seq: 1 });
  expect(authorship.deletedBy(7, 3)).toEqual({ person: "bob", at: 2 * minuteMs, seq: 2 });
  expect([authorship.insertedBy(7, 5), authorship.insertedBy(8, 0)]).toEqual([
    undefined,
    undefined,
  ]);
  expect([authorship.deletedBy(7, 1), authorship.deletedBy(7, 4)]).toEqual([undefined, undefined]);
});

test("A1 who repeats the deletions of others is not credited with them", () => {
  const authorship = Authorship.empty();
  authorship.add(update(1, "ada", { inserted: [range(7, 0, 20)] }));
  authorship.add(update(2, "bob", { deleted: [range(7, 5, 3)] }));

  authorship.add(update(3, "cyd", { deleted: [range(7, 2, 10)] }));

  const people = Array.from({ length: 14 }, (_, clock) => authorship.deletedBy(7, clock)?.person);
  expect(people.slice(0, 2)).toEqual([undefined, undefined]);
  expect(people.slice(2, 5)).toEqual(["cyd", "cyd", "cyd"]);
  expect(people.slice(5, 8)).toEqual(["bob", "bob", "bob"]);
  expect(people.slice(8, 12)).toEqual(["cyd", "cyd", "cyd", "cyd"]);
  expect(people.slice(12)).toEqual([undefined, undefined]);
});

test("A3 what one types within a minute is one credit, and the next minute another", () => {
  const authorship = Authorship.empty();
  authorship.add({ ...update(1, "ada", { inserted: [range(7, 0, 1)] }), at: 60_000 });
  authorship.add({ ...update(2, "ada", { inserted: [range(7, 1, 1)] }), at: 119_999 });
  authorship.add({ ...update(3, "ada", { inserted: [range(7, 2, 1)] }), at: 120_000 });

  expect(authorship.insertedBy(7, 0)).toEqual({ person: "ada", at: 119_999, seq: 2 });
  expect(authorship.insertedBy(7, 1)).toEqual(authorship.insertedBy(7, 0));
  expect(authorship.insertedBy(7, 2)).toEqual({ person: "ada", at: 120_000, seq: 3 });
});

test("backspacing through one's own words takes a few bytes", () => {
  const authorship = Authorship.empty();
  authorship.add(update(1, "ada", { inserted: [range(7, 0, 500)] }));
  for (let clock = 499; clock >= 0; clock -= 1)
    authorship.add({ ...update(501 - clock, "ada", { deleted: [range(7, clock, 1)] }), at: 1 });

  expect(authorship.encode().length).toBeLessThan(50);
});

test("bytes of another format are refused", () => {
  expect(() => Authorship.decode(Uint8Array.of(9))).toThrow("format 9");
});

test.each(seeds(30))(
  "seed %i: it says what going through the log letter by letter says",
  (seed) => {
    const updates = randomLog(seededRandom(seed));
    const authorship = Authorship.empty();
    for (const each of updates) authorship.add(each);

    expect(spoken(authorship)).toEqual(letterByLetter(updates));
  },
);

test.each(seeds(30))("A2 seed %i: stored and fed on in between, it says the same", (seed) => {
  const random = seededRandom(seed);
  const updates = randomLog(random);
  let authorship = Authorship.empty();
  for (const each of updates) {
    authorship.add(each);
    if (random.chance(0.1)) authorship = Authorship.decode(authorship.encode());
    // Whoever asks meanwhile changes nothing.
    if (random.chance(0.2)) authorship.deletedBy(random.below(3), random.below(100));
  }

  expect(authorship.seq).toBe(updates.length);
  expect(spoken(Authorship.decode(authorship.encode()))).toEqual(letterByLetter(updates));
});

function range(client: number, clock: number, length: number): IdRange {
  return { client, clock, length };
}

/** A minute after the one before it. */
function update(
  seq: number,
  person: string,
  { inserted = [], deleted = [] }: Partial<AuthoredUpdate>,
): AuthoredUpdate {
  return { seq, person, at: seq * minuteMs, inserted, deleted };
}

const clients = 3;
const length = 300;

/** Three people write, each under an id of theirs, delete anything, and now and then repeat what they know of. */
function randomLog(random: Random): AuthoredUpdate[] {
  const ends = [0, 0, 0];
  return Array.from({ length }, (_, index) => {
    const client = random.below(clients);
    const end = ends[client] ?? 0;
    const inserted = random.chance(0.6) ? [range(client, end, 1 + random.below(4))] : [];
    for (const { length: more } of inserted) ends[client] = end + more;
    const deleted = Array.from({ length: random.below(4) }, () => {
      const of = random.below(clients);
      return range(of, random.below((ends[of] ?? 0) + 1), 1 + random.below(12));
    });
    return {
      ...update(index + 1, `person ${client}`, { inserted, deleted }),
      at: index * 20_000,
    };
  });
}

type Spoken = (string | undefined)[];

function spoken(authorship: Authorship): Spoken {
  return everyId((client, clock) => [
    authorship.insertedBy(client, clock)?.person,
    authorship.deletedBy(client, clock)?.person,
  ]);
}

function letterByLetter(updates: readonly AuthoredUpdate[]): Spoken {
  const [inserted, deleted] = [new Map<string, string>(), new Map<string, string>()];
  const note = (known: Map<string, string>, ranges: readonly IdRange[], person: string) => {
    for (const { client, clock, length: count } of ranges)
      for (let id = clock; id < clock + count; id += 1)
        if (!known.has(`${client} ${id}`)) known.set(`${client} ${id}`, person);
  };
  for (const each of updates) {
    note(inserted, each.inserted, each.person);
    note(deleted, each.deleted, each.person);
  }
  return everyId((client, clock) => [
    inserted.get(`${client} ${clock}`),
    deleted.get(`${client} ${clock}`),
  ]);
}

function everyId(tell: (client: number, clock: number) => Spoken): Spoken {
  return Array.from({ length: clients }, (_, client) =>
    Array.from({ length: 5 * length }, (__, clock) => tell(client, clock)).flat(),
  ).flat();
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
