/** One run of the benchmark: whom it measures, for how long, and what the turns of all of them say together. */
import type { StartOptions } from "../processes.ts";
import { median, report } from "../report.ts";
import { dataFolderFor, removeFolder, Server, type Subject, us } from "./subjects.ts";
import { People } from "./people.ts";

export interface Run {
  readonly subjects: readonly Subject[];
  /** Short turns, for whoever works on the server; the figures are rough. */
  readonly isQuick: boolean;
  /** For our own server, for example to profile it. */
  readonly options: StartOptions;
}

export interface Workload {
  readonly name: string;
  measure(run: Run): Promise<void>;
}

export const bench = "sync";

/** A server that runs, and the people who come to it. */
export interface Stand {
  readonly subject: Subject;
  readonly server: Server;
  readonly people: People;
}

export interface Documents {
  readonly ids: readonly string[];
  readonly state: Uint8Array;
}

/** Starts everybody's server, and ends them when the work is done. */
export async function withStands(
  { subjects, options }: Run,
  documents: Documents,
  work: (stands: readonly Stand[]) => Promise<void>,
): Promise<void> {
  const folders: string[] = [];
  const stands: Stand[] = [];
  try {
    for (const subject of subjects) {
      const folder = await dataFolderFor(subject, documents);
      folders.push(folder);
      const server = await Server.start(subject, folder, subject === us ? options : {});
      stands.push({ subject, server, people: new People() });
    }
    await work(stands);
  } finally {
    for (const { people } of stands) await people.end();
    for (const { server } of stands) await server.stop();
    for (const folder of folders) await removeFolder(folder);
  }
}

/** What everybody was measured at, turn by turn, by name. */
export type Turns<T> = ReadonlyMap<string, readonly T[]>;

/** Everybody in turn, again and again, so that neighbouring turns see the same machine. */
export async function inTurns<T>(
  stands: readonly Stand[],
  rounds: number,
  take: (stand: Stand) => Promise<T>,
): Promise<Turns<T>> {
  const turns = new Map<string, T[]>(stands.map(({ subject }) => [subject.name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const stand of stands) turns.get(stand.subject.name)?.push(await take(stand));
  return turns;
}

export interface Comparison<T> {
  readonly metric: string;
  readonly unit: string;
  readonly valueOf: (turn: T) => number;
  /** How many times the best peer's ours may be at most. */
  readonly bar?: number;
  /** Peers it is to be compared with; all by default. */
  readonly among?: (name: string) => boolean;
}

/** One line for everybody, and one for how we compare with the best of the others. */
export function reportTurns<T>(turns: Turns<T>, comparison: Comparison<T>): void {
  const { metric, unit, valueOf, bar, among = () => true } = comparison;
  const values = new Map([...turns].map(([name, all]) => [name, all.map(valueOf)]));
  for (const [subject, all] of values) report({ bench, metric, subject, value: median(all), unit });
  const ours = values.get(us.name);
  const [best] = [...values]
    .filter(([name]) => name !== us.name && among(name))
    .sort(([, one], [, other]) => median(one) - median(other));
  if (!ours || !best) return;
  const [name, theirs] = best;
  const ratios = ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN));
  report({
    bench,
    metric: `${metric}-ratio`,
    subject: us.name,
    value: median(ratios),
    unit: `× ${name}`,
    ...(bar === undefined ? {} : { bar }),
  });
}
