/**
 * A document with a long history is opened for the first time after a restart: how long until whoever comes has been told
 * all of it. Only those who store take part.
 */
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { startProcess } from "../../processes.ts";
import { report } from "../../report.ts";
import { type History, writeHistory } from "../history.ts";
import { installPeers } from "../peers.ts";
import { People } from "../people.ts";
import { bench, reportTurns, type Run, type Turns, type Workload } from "../run.ts";
import { documentIds } from "../states.ts";
import { removeFolder, Server, type Subject } from "../subjects.ts";

const keys = 200_000;
const seed = 259_778;
const [document = ""] = documentIds(1);

export const coldOpen: Workload = {
  name: "cold-open",
  measure: async (run) => {
    const history = await writeHistory({ seed, keys });
    const folder = await mkdtemp(join(tmpdir(), "bench-sync-history-"));
    const subjects = run.subjects.filter(({ historyBuilder }) => historyBuilder !== undefined);
    const people = new People();
    try {
      const places = await build(subjects, history, folder);
      const open = (place: Place) => openOnce(place, people, history, run);
      // The first time, y-leveldb puts together what the last session has left.
      const first = await inTurns(places, 1, open);
      for (const [subject, [value = Number.NaN]] of first)
        report({ bench, metric: "cold-open-first", subject, value, unit: "ms" });
      const turns = await inTurns(places, run.isQuick ? 2 : 4, open);
      reportTurns(turns, { metric: "cold-open", unit: "ms", valueOf: (ms) => ms, bar: 0.4 });
    } finally {
      await people.end();
      await removeFolder(folder);
    }
  },
};

interface Place {
  readonly subject: Subject;
  readonly dataDir: string;
}

async function build(
  subjects: readonly Subject[],
  history: History,
  folder: string,
): Promise<Place[]> {
  const file = join(folder, "history");
  await writeFile(file, serialize(history));
  const packages = await installPeers();
  return Promise.all(
    subjects.map(async (subject) => {
      const dataDir = await mkdtemp(join(folder, "data-"));
      const args = [subject.historyBuilder ?? "", dataDir, file, packages];
      const [code] = await once(startProcess("sync/build-history.ts", args), "exit");
      if (code !== 0) throw new Error(`There is no history of ${subject.name}`);
      return { subject, dataDir };
    }),
  );
}

/** Milliseconds. The server is killed afterwards, so that the next turn finds what this one has found. */
async function openOnce(
  { subject, dataDir }: Place,
  people: People,
  history: History,
  { options }: Run,
): Promise<number> {
  const server = await Server.start(subject, dataDir, options);
  try {
    const { milliseconds } = await people.visit({
      target: server.target,
      document,
      count: 1,
      isPresent: true,
      leastBytes: history.state.length / 2,
    });
    return milliseconds;
  } finally {
    await people.part();
    await server.kill();
  }
}

async function inTurns(
  places: readonly Place[],
  rounds: number,
  take: (place: Place) => Promise<number>,
): Promise<Turns<number>> {
  const turns = new Map<string, number[]>(places.map(({ subject }) => [subject.name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const place of places) turns.get(place.subject.name)?.push(await take(place));
  return turns;
}
