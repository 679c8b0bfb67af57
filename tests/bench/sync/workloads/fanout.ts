/** One document that many have open and some type in: what a letter costs the server, and how soon the others have it. */
import { setTimeout as pause } from "node:timers/promises";
import type { Delivered, Pace } from "../messages.ts";
import { inTurns, reportTurns, type Run, type Stand, withStands, type Workload } from "../run.ts";
import { documentIds, sampleState } from "../states.ts";
import { type Subject, us } from "../subjects.ts";

const people = { clientsPerDocument: 200, typistsPerDocument: 10 } as const;
const perSecond = 10;
const turn = { rounds: 3, milliseconds: 5_000 } as const;
/** What is put off until the typing ends belongs to it as well: Hocuspocus stores after two seconds. */
const settleMs = 2_500;

export interface Turn extends Delivered {
  readonly cpuMicros: number;
}

export const fanout: Workload = {
  name: "fanout",
  measure: async (run) => {
    const documents = { ids: documentIds(1), state: await sampleState() };
    await withStands(run, documents, async (stands) => {
      await gatherAll(stands, { ...documents, ...people });
      const turns = await typeInTurns(run, stands, perSecond, turn);
      reportTurns(turns, {
        metric: "fanout-cpu",
        unit: "µs per delivered letter",
        valueOf: cpuPerDelivery,
        bar: 0.7,
      });
      const valueOf = ({ delivered }: Turn) => delivered.p50;
      reportTurns(turns, { metric: "fanout-p50", unit: "ms", valueOf });
      const slowest = ({ delivered }: Turn) => delivered.p99;
      reportTurns(turns, { metric: "fanout-p99", unit: "ms", valueOf: slowest, bar: 1 });
    });
  },
};

export async function gatherAll(
  stands: readonly Stand[],
  options: {
    readonly ids: readonly string[];
    readonly state: Uint8Array;
    readonly clientsPerDocument: number;
    readonly typistsPerDocument: number;
  },
): Promise<void> {
  const { ids: documents, ...rest } = options;
  for (const { people: all, server, subject } of stands) {
    const { target } = server;
    await all.gather({ ...rest, documents, target, isSeeded: subject.isSeeded });
  }
}

/** Servers run for weeks: what counts is what a letter costs once the code is compiled, so the first turns do not. */
export async function typeInTurns(
  { isQuick }: Run,
  stands: readonly Stand[],
  lettersPerSecond: number,
  { rounds, milliseconds }: { readonly rounds: number; readonly milliseconds: number },
) {
  const pace = (time: number): Pace => ({ milliseconds: time, perSecond: lettersPerSecond });
  for (const stand of stands) await takeTurn(stand, pace(isQuick ? 2_000 : 4_000));
  const one = pace(isQuick ? 3_000 : milliseconds);
  return inTurns(stands, isQuick ? 1 : rounds, (stand) => takeTurn(stand, one));
}

async function takeTurn({ people: all, server, subject }: Stand, pace: Pace): Promise<Turn> {
  const before = await server.cpuMicros();
  const typed = await all.write(pace);
  requireAll(typed, subject);
  await pause(settleMs);
  return { ...typed, cpuMicros: (await server.quietCpuMicros()) - before };
}

/** A peer that loses letters, or takes seconds for them, is measured by those that came, and it is said. */
function requireAll({ delivered, expected }: Delivered, { name }: Subject): void {
  if (delivered.count >= expected * 0.999) return;
  const problem = `${name}: of ${expected} letters only ${delivered.count} were delivered in time`;
  if (name === us.name) throw new Error(problem);
  console.error(problem);
}

export function cpuPerDelivery({ cpuMicros, delivered }: Turn): number {
  return cpuMicros / delivered.count;
}
