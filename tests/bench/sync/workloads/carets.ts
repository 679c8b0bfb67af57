/** Many who move their carets: what a move costs the server that has to show it to all the others. */
import { setTimeout as pause } from "node:timers/promises";
import { documentIds, sampleState } from "../states.ts";
import { inTurns, reportTurns, type Stand, withStands, type Workload } from "../run.ts";
import { gatherAll, type Turn } from "./fanout.ts";

const people = { clientsPerDocument: 100, typistsPerDocument: 100 } as const;
const perSecond = 5;
/** What is still to be shown when nobody moves any more. */
const settleMs = 500;

export const carets: Workload = {
  name: "carets",
  measure: async (run) => {
    const documents = { ids: documentIds(1), state: await sampleState() };
    await withStands(run, documents, async (stands) => {
      await gatherAll(stands, { ...documents, ...people });
      for (const { people: all } of stands) await all.move({ milliseconds: 2_000, perSecond });
      const milliseconds = run.isQuick ? 3_000 : 4_000;
      const turns = await inTurns(stands, run.isQuick ? 1 : 3, (stand) =>
        takeTurn(stand, milliseconds),
      );
      const valueOf = ({ cpuMicros, made }: Turn) => cpuMicros / made;
      reportTurns(turns, { metric: "carets-cpu", unit: "µs per move", valueOf, bar: 0.25 });
      const usual = ({ delivered }: Turn) => delivered.p50;
      reportTurns(turns, { metric: "carets-p50", unit: "ms", valueOf: usual });
      const slowest = ({ delivered }: Turn) => delivered.p99;
      reportTurns(turns, { metric: "carets-p99", unit: "ms", valueOf: slowest });
    });
  },
};

async function takeTurn({ people: all, server }: Stand, milliseconds: number): Promise<Turn> {
  const before = await server.cpuMicros();
  const delivered = await all.move({ milliseconds, perSecond });
  await pause(settleMs);
  return { ...delivered, cpuMicros: (await server.cpuMicros()) - before };
}
