/** One document in which everybody types, faster and faster: how many letters a second still reach all within 100 ms. */
import { report } from "../../report.ts";
import { bench, type Documents, type Run, type Stand, withStands, type Workload } from "../run.ts";
import { documentIds, sampleState } from "../states.ts";
import { us } from "../subjects.ts";
import { gatherAll } from "./fanout.ts";

const clients = 50;
const people = { clientsPerDocument: clients, typistsPerDocument: clients } as const;
const barMs = 100;
/** A server under more than it can do needs a while to come to it. */
const turn = { milliseconds: 4_000, ignoredMs: 1_000 } as const;
const quickTurn = { milliseconds: 2_000, ignoredMs: 500 } as const;
/** Letters a second, of all together. Beyond the last, our limit of frames is reached (P11), not the server. */
const first = 400;
const last = 3_800;
const faster = 1.5;
/** The search ends when it is known as exactly as this. */
const exactly = 1.1;
/** A turn beside somebody else's work says nothing of the server. */
const tries = 2;

interface Search {
  readonly stand: Stand;
  /** The most that was kept up with, and the least that was not. */
  kept: number;
  lost: number;
}

export const saturation: Workload = {
  name: "saturation",
  measure: async (run) => {
    const all: Documents = { ids: documentIds(1), state: await sampleState() };
    await withStands(run, all, async (stands) => {
      await gatherAll(stands, { ...all, ...people });
      const searches = stands.map((stand): Search => ({ stand, kept: 0, lost: Infinity }));
      await searchAll(searches, run);
      reportAll(searches);
    });
  },
};

/** A step of everybody's in turn. */
async function searchAll(searches: readonly Search[], run: Run): Promise<void> {
  for (const { stand } of searches) await keepsUp(stand, first, run);
  for (;;) {
    const open = searches.filter((search) => rateOf(search) !== undefined);
    if (open.length === 0) return;
    for (const search of open) await step(search, run);
  }
}

async function step(search: Search, run: Run): Promise<void> {
  const rate = rateOf(search);
  if (rate === undefined) return;
  for (let time = 0; time < tries; time += 1) {
    if (await keepsUp(search.stand, rate, run)) {
      search.kept = rate;
      return;
    }
  }
  search.lost = rate;
}

/** What to try next; undefined when enough is known. */
function rateOf({ kept, lost }: Search): number | undefined {
  if (kept === 0) return lost === Infinity ? first : undefined;
  if (lost === Infinity) return kept >= last ? undefined : Math.min(last, kept * faster);
  return lost / kept > exactly ? Math.sqrt(kept * lost) : undefined;
}

async function keepsUp(stand: Stand, rate: number, { isQuick }: Run): Promise<boolean> {
  const pace = isQuick ? quickTurn : turn;
  const { delivered, expected } = await stand.people.write({ ...pace, perSecond: rate / clients });
  await stand.server.quietCpuMicros();
  return delivered.count >= expected && delivered.p99 < barMs;
}

function reportAll(searches: readonly Search[]): void {
  const unit = "letters/s";
  for (const { stand, kept } of searches)
    report({ bench, metric: "saturation", subject: stand.subject.name, value: kept, unit });
  const ours = searches.find(({ stand }) => stand.subject === us);
  const [best] = searches
    .filter(({ stand }) => stand.subject !== us)
    .sort((one, other) => other.kept - one.kept);
  if (!ours || !best) return;
  report(
    {
      bench,
      metric: "saturation-ratio",
      subject: us.name,
      value: ours.kept / best.kept,
      unit: `× ${best.stand.subject.name}`,
      bar: 1.3,
    },
    "at least",
  );
}
