/**
 * All who are in a document come back at the same moment, up to date, as after a lost network: with their state vector, and
 * with word that they are there, as the stock providers send it. Beside it: those who do not say that they are there, and
 * newcomers, who have nothing of the document yet.
 */
import { setTimeout as pause } from "node:timers/promises";
import { encodeStateVectorFromUpdate } from "yjs";
import { median, report } from "../../report.ts";
import type { LoopReading, Visited } from "../messages.ts";
import {
  bench,
  type Documents,
  inTurns,
  reportTurns,
  type Stand,
  type Turns,
  withStands,
  type Workload,
} from "../run.ts";
import { writeHistory } from "../history.ts";
import { documentIds } from "../states.ts";
import { us } from "../subjects.ts";
import { gatherAll } from "./fanout.ts";

const count = 500;
const documentBytes = 100_000;
const seed = 20_261_123;
/** Somebody is there all the time, so that the document stays open. */
const people = { clientsPerDocument: 1, typistsPerDocument: 0 } as const;
/** What is still to be done when all are in. */
const settleMs = 300;

interface Storm extends Visited {
  readonly cpuMicros: number;
  readonly loop: LoopReading;
}

interface Weather {
  readonly document: string;
  /** Of those who are up to date; absent when they have nothing. */
  readonly stateVector?: Uint8Array;
  readonly isPresent: boolean;
}

export const storm: Workload = {
  name: "storm",
  measure: async (run) => {
    const { state } = await writeHistory({ seed, bytes: documentBytes });
    const all: Documents = { ids: documentIds(1), state };
    const [document = ""] = all.ids;
    const stateVector = encodeStateVectorFromUpdate(state);
    await withStands(run, all, async (stands) => {
      await gatherAll(stands, { ...all, ...people });
      const take = (rounds: number, weather: Weather) =>
        inTurns(stands, run.isQuick ? 1 : rounds, (stand) => endure(stand, weather));
      const usual: Weather = { document, stateVector, isPresent: true };
      await take(1, usual);
      reportStorms(await take(3, usual));
      reportBeside("storm-silent", await take(1, { ...usual, isPresent: false }));
      reportBeside("storm-newcomers", await take(1, { document, isPresent: true }));
    });
  },
};

async function endure({ server, people: all }: Stand, weather: Weather): Promise<Storm> {
  await server.watchLoop();
  const before = await server.cpuMicros();
  const visited = await all.visit({ ...weather, target: server.target, count });
  await pause(settleMs);
  const cpuMicros = (await server.quietCpuMicros()) - before;
  const loop = await server.loop();
  await all.part();
  await server.quietCpuMicros();
  return { ...visited, cpuMicros, loop };
}

const cpuOf = ({ cpuMicros }: Storm) => cpuMicros / 1000;
const timeOf = ({ milliseconds }: Storm) => milliseconds;

function reportStorms(turns: Turns<Storm>): void {
  reportTurns(turns, { metric: "storm-cpu", unit: "ms", valueOf: cpuOf, bar: 0.25 });
  reportTurns(turns, { metric: "storm-synced", unit: "ms", valueOf: timeOf, bar: 0.5 });
  for (const [subject, storms] of turns) {
    const value = median(storms.map(({ loop }) => loop.p99));
    const bar = subject === us.name ? { bar: 200 } : {};
    report({ bench, metric: "storm-loop-p99", subject, value, unit: "ms", ...bar });
  }
}

function reportBeside(metric: string, turns: Turns<Storm>): void {
  reportTurns(turns, { metric: `${metric}-cpu`, unit: "ms", valueOf: cpuOf });
  reportTurns(turns, { metric: `${metric}-synced`, unit: "ms", valueOf: timeOf });
}
