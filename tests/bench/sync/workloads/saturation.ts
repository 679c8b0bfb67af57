/** One document in which everybody types, faster and faster: how many letters a second still reach all within 100 ms. */
import { report } from "../../report.ts";
import { bench, type Documents, type Stand, withStands, type Workload } from "../run.ts";
import { documentIds, sampleState } from "../states.ts";
import { us } from "../subjects.ts";
import { gatherAll } from "./fanout.ts";

const clients = 50;
const people = { clientsPerDocument: clients, typistsPerDocument: clients } as const;
const barMs = 100;
/** A server under more than it can do needs a while to come to it. */
const turn = { milliseconds: 3_000, ignoredMs: 500 } as const;
/** Letters a second, of all together. Beyond the last it would be the people who are slow. */
const first = 800;
const last = 12_000;
const faster = 2;
/** The search ends when it is known as exactly as this. */
const exactly = 1.2;
/** Somebody else's work can spoil a turn, for example by keeping the disk busy: most of them decide. */
const tries = { enough: 2, all: 3 } as const;

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
      await searchAll(searches);
      reportAll(searches);
    });
  },
};

/** A step of everybody's in turn. */
async function searchAll(searches: readonly Search[]): Promise<void> {
  for (const { stand } of searches) await keepsUp(stand, first);
  for (;;) {
    const open = searches.filter((search) => rateOf(search) !== undefined);
    if (open.length === 0) return;
    for (const search of open) await step(search);
  }
}

async function step(search: Search): Promise<void> {
  const rate = rateOf(search);
  if (rate === undefined) return;
  if (await keepsUpMostly(search.stand, rate)) search.kept = rate;
  else search.lost = rate;
}

/** What to try next; undefined when enough is known. */
function rateOf({ kept, lost }: Search): number | undefined {
  if (kept === 0) return lost === Infinity ? first : undefined;
  if (lost === Infinity) return kept >= last ? undefined : Math.min(last, kept * faster);
  return lost / kept > exactly ? Math.sqrt(kept * lost) : undefined;
}

async function keepsUpMostly(stand: Stand, rate: number): Promise<boolean> {
  let kept = 0;
  for (let time = 0; time < tries.all; time += 1) {
    if (await keepsUp(stand, rate)) kept += 1;
    if (kept === tries.enough) return true;
    if (time + 1 - kept === tries.enough) return false;
  }
  return false;
}

async function keepsUp(stand: Stand, rate: number): Promise<boolean> {
  const typed = await stand.people.write({ ...turn, perSecond: rate / clients });
  const { delivered, expected, peopleShare } = typed;
  const name = stand.subject.name.padEnd(32);
  const { p50, p99 } = delivered;
  console.error(
    `${name} ${rate.toFixed(0)}/s: ${p50.toFixed(0)} and ${p99.toFixed(0)} ms, people ${peopleShare.toFixed(2)}`,
  );
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
