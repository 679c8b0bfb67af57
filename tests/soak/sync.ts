/**
 * Whether the server's memory grows while people come and go: typists and readers in several documents, with carets, lost
 * connections and reloads, and now and then somebody who looks at the history or keeps a revision.
 * `npm run soak:sync -- <minutes>`, an hour by default; a line a minute, and how much it has grown at the end.
 */
import { setTimeout as pause } from "node:timers/promises";
import { documentIds, sampleState } from "../bench/sync/states.ts";
import { allOfUs as us, dataFolderFor, removeFolder, Server } from "../bench/sync/subjects.ts";
import { report } from "../bench/report.ts";
import { Person, type Scene } from "./person.ts";
import { slope } from "./slope.ts";

const bench = "soak";
const typists = 30;
const readers = 15;
const documentCount = 5;
const minuteMs = 60_000;
const megabyte = 1024 * 1024;

/** In which everything that is kept is filled, and code is compiled; not counted. */
const firstMinutes = 10;

interface Sample {
  readonly minute: number;
  readonly rssMb: number;
  readonly heapUsedMb: number;
  readonly externalMb: number;
}

const [minutes = "60"] = process.argv.slice(2);
await main(Number(minutes));

async function main(length: number): Promise<void> {
  const ids = documentIds(documentCount);
  const state = await sampleState();
  const dataDir = await dataFolderFor(us, { ids, state });
  const server = await Server.start(us, dataDir);
  const scene: Scene = { target: server.target, documents: ids, state };
  const people = Array.from(
    { length: typists + readers },
    (_, index) => new Person(scene, index < typists),
  );
  const lives = people.map((person) => person.live());
  try {
    reportGrowth(await Promise.race([watch(server, people, length), failureOf(lives)]), length);
  } finally {
    for (const person of people) person.stop();
    await Promise.allSettled(lives);
    await server.stop();
    await removeFolder(dataDir);
  }
}

/** Lives end only when somebody is not treated as they should be. */
async function failureOf(lives: readonly Promise<void>[]): Promise<never> {
  await Promise.race(lives);
  throw new Error("Somebody has left for good");
}

async function watch(
  server: Server,
  people: readonly Person[],
  length: number,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const start = performance.now();
  for (let minute = 1; minute <= length; minute += 1) {
    await pause(start + minute * minuteMs - performance.now());
    const { rss, heapUsed, external } = await server.memory();
    const sample: Sample = {
      minute,
      rssMb: toMb(rss),
      heapUsedMb: toMb(heapUsed),
      externalMb: toMb(external),
    };
    samples.push(sample);
    console.log(JSON.stringify({ bench, ...sample, ...countsOf(people) }));
  }
  return samples;
}

function countsOf(people: readonly Person[]) {
  const sum = (key: keyof Person["counts"]) =>
    people.reduce((total, { counts }) => total + counts[key], 0);
  return { visits: sum("visits"), reconnects: sum("reconnects"), letters: sum("letters") };
}

function reportGrowth(samples: readonly Sample[], length: number): void {
  // A short try says how it will look, and little more.
  const from = Math.min(firstMinutes, Math.floor(length / 3));
  const later = samples.filter(({ minute }) => minute > from);
  const perTenMinutes = (key: "rssMb" | "heapUsedMb") =>
    10 * slope(later.map((sample) => [sample.minute, sample[key]]));
  const common = { bench, subject: us.name, unit: "MB per 10 minutes", bar: 1 };
  report({ ...common, metric: "rss-growth", value: perTenMinutes("rssMb") });
  report({ ...common, metric: "heap-growth", value: perTenMinutes("heapUsedMb") });
}

function toMb(bytes: number): number {
  return Math.round((bytes / megabyte) * 100) / 100;
}
