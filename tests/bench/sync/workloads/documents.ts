/** Many documents with few people each: what a letter costs, and what an open document takes of the memory. */
import { setTimeout as pause } from "node:timers/promises";
import { report } from "../../report.ts";
import type { MemoryReading } from "../messages.ts";
import {
  bench,
  type Documents,
  reportTurns,
  type Stand,
  withStands,
  type Workload,
} from "../run.ts";
import { documentIds, sampleState } from "../states.ts";
import { us } from "../subjects.ts";
import { cpuPerDelivery, gatherAll, type Turn, typeInTurns } from "./fanout.ts";

const documentCount = 500;
const people = { clientsPerDocument: 2, typistsPerDocument: 2 } as const;
const perSecond = 2;
/** As long as Hocuspocus puts off storing what is typed without a pause: it stores each document once in a turn. */
const turn = { rounds: 2, milliseconds: 10_000 } as const;
/** What is still to be done for those who have just come in. */
const quietMs = 3_000;

export const documents: Workload = {
  name: "documents",
  measure: async (run) => {
    const all: Documents = { ids: documentIds(documentCount), state: await sampleState() };
    await withStands(run, all, async (stands) => {
      reportMemory(await openAll(stands, all));
      const turns = await typeInTurns(run, stands, perSecond, turn);
      const unit = "µs per delivered letter";
      reportTurns(turns, { metric: "documents-cpu", unit, valueOf: cpuPerDelivery, bar: 0.8 });
      const slowest = ({ delivered }: Turn) => delivered.p99;
      reportTurns(turns, { metric: "documents-p99", unit: "ms", valueOf: slowest });
    });
  },
};

/** Bytes per document that all of them being open adds, with the sockets of the people in them. */
async function openAll(
  stands: readonly Stand[],
  all: Documents,
): Promise<Map<string, MemoryReading>> {
  const readings = new Map<string, MemoryReading>();
  for (const stand of stands) {
    const { server, subject } = stand;
    const before = await server.memory();
    await gatherAll([stand], { ...all, ...people });
    await pause(quietMs);
    const after = await server.memory();
    readings.set(subject.name, {
      rss: (after.rss - before.rss) / all.ids.length,
      heapUsed: (after.heapUsed - before.heapUsed) / all.ids.length,
      external: (after.external - before.external) / all.ids.length,
    });
  }
  return readings;
}

function reportMemory(readings: ReadonlyMap<string, MemoryReading>): void {
  const unit = "KB per open document";
  for (const [subject, { rss, heapUsed, external }] of readings) {
    report({ bench, metric: "documents-rss", subject, value: rss / 1024, unit });
    report({ bench, metric: "documents-heap", subject, value: (heapUsed + external) / 1024, unit });
  }
  const ours = readings.get(us.name);
  const [best] = [...readings]
    .filter(([name]) => name !== us.name)
    .sort(([, one], [, other]) => one.rss - other.rss);
  if (!ours || !best) return;
  const [name, { rss }] = best;
  report({
    bench,
    metric: "documents-rss-ratio",
    subject: us.name,
    value: ours.rss / rss,
    unit: `× ${name}`,
    bar: 1,
  });
}
