/** Each wait for the disk takes 30 ms. That holds up the thread that writes, and nobody's typing. */
import { seededRandom } from "@brudnopis/document/testing";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { form, say, saySkipped } from "./form.ts";
import { prepare, ServerProcess } from "./server-process.ts";
import { expectSame, readStored } from "./stored.ts";
import { Injection, straceProblem } from "./strace.ts";
import { expectComplete, finished, hireTypists, savedCount, typed } from "./typists.ts";

const problem = straceProblem();

/** The quick form runs beside other tests: it sees a commit on the wrong thread, and not how fast a machine is. */
const { edits, pace, loopMs, ackMs } = form(
  { edits: 200, pace: { count: 5, perSecond: 20 }, loopMs: 100, ackMs: 2000 },
  { edits: 8000, pace: { count: 20, perSecond: 20 }, loopMs: 20, ackMs: 250 },
);

if (problem) saySkipped("A6 a slow disk", problem);

test.skipIf(problem)(
  "A6 a disk that takes 30 ms freezes nobody: the event loop and the acknowledgements go on",
  { timeout: form(60_000, 900_000) },
  async () => {
    const seed = Date.now();
    const dataDir = await temporaryFolder();
    const server = await new ServerProcess(await prepare(dataDir)).start();
    const typists = await hireTypists(server.url, seededRandom(seed), pace);
    const slow = await Injection.begin(
      await server.writerThread(),
      "fsync,fdatasync",
      "delay_exit=30000",
    );
    await typed(typists, 5 * pace.count);
    const before = typists.map(({ latencies }) => latencies.length);
    server.watchLoop();
    const startedAt = performance.now();
    await typed(typists, edits);
    const perSecond = Math.round((1000 * edits) / (performance.now() - startedAt));
    const loop = percentile(await server.lateness(), 0.99);
    const acks = typists.flatMap(({ latencies }, index) => latencies.slice(before[index]));
    const ack = percentile(acks, 0.99);

    await finished(typists);
    expect(slow.hits).toBeGreaterThan(0);
    await slow.end();
    await server.kill();
    const stored = await readStored(dataDir);
    expectComplete(typists, stored, `seed ${seed}`);
    await expectSame(typists, stored, `seed ${seed}`);
    say(
      `slow-disk: seed ${seed}, ${perSecond} updates/s of ${pace.count} typists, 30 ms for each wait: event loop p99 ` +
        `${loop.toFixed(1)} ms, acknowledgement p50 ${percentile(acks, 0.5).toFixed(0)} ms, p99 ${ack.toFixed(0)} ms, ` +
        `${savedCount(typists)} acknowledged: 0 lost, 0 repeated`,
    );
    expect(loop, "event loop p99, ms").toBeLessThan(loopMs);
    expect(ack, "acknowledgement p99, ms").toBeLessThan(ackMs);
  },
);

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
