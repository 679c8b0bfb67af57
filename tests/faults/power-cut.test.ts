/**
 * The power is cut while documents are written: what was written and not waited for arrives or does not, sector by sector.
 * What was acknowledged before is there, once, in a database that is whole.
 */
import { seededRandom } from "@brudnopis/document/testing";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  aDocument,
  anOrganisation,
  aPerson,
  temporaryFolder,
} from "../../apps/server/src/store/testing.ts";
import { withStore } from "../../apps/server/src/testing.ts";
import { form, say, saySkipped } from "./form.ts";
import {
  documentIds,
  filesOf,
  readRecording,
  recording,
  SimulatedDisk,
  writeFiles,
} from "./power-cut.ts";
import { readStored } from "./stored.ts";
import { straceProblem } from "./strace.ts";

const problem = straceProblem();

const { recordings, cutsEach, edits } = form(
  { recordings: 1, cutsEach: 3, edits: 300 },
  { recordings: 6, cutsEach: 10, edits: 1500 },
);

if (problem) saySkipped("A2 a power cut", problem);

test.skipIf(problem)(
  `A2 of ${recordings * cutsEach} power cuts none damages the database or loses what was acknowledged`,
  { timeout: form(60_000, 900_000) },
  async () => {
    const seed = Date.now();
    const random = seededRandom(seed);

    let acknowledged = 0;
    let lostOnTheWay = 0;
    for (let number = 0; number < recordings; number += 1) {
      const { before, events } = await record(edits, random.below(1_000_000));
      for (let count = 0; count < cutsEach; count += 1) {
        const cutAt = 1 + random.below(events.length);
        const when = `seed ${seed}, recording ${number}, event ${cutAt} of ${events.length}`;
        const disk = new SimulatedDisk(before);
        for (const event of events.slice(0, cutAt)) disk.apply(event);
        const folder = await temporaryFolder();
        await writeFiles(folder, disk.cut(random));

        const stored = await storedTexts(folder);
        const said = disk.said.map((line) => line.trim());
        expect(
          said.filter((text) => !stored.has(text)),
          `acknowledged and lost, ${when}`,
        ).toEqual([]);
        acknowledged += said.length;
        lostOnTheWay += stored.size - said.length;
      }
    }
    say(
      `power-cut: seed ${seed}, ${recordings * cutsEach} cuts in ${recordings} recordings of ${edits} edits: ${acknowledged} ` +
        `acknowledged before the cuts, 0 lost, 0 repeated, 0 databases damaged (${lostOnTheWay} more had arrived unsaid)`,
    );
  },
);

/** What was on the disk, and what happened to it from then on. */
async function record(count: number, seed: number) {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, (driver) =>
    driver.write([
      anOrganisation("konin"),
      aPerson("ada", "konin"),
      ...documentIds.flatMap((id) => aDocument({ id })),
    ]),
  );
  const before = await filesOf(dataDir);
  const output = join(await temporaryFolder(), "calls");
  const child = [
    join(import.meta.dirname, "power-cut-child.ts"),
    dataDir,
    String(count),
    String(seed),
  ];
  const { status, stderr } = spawnSync(
    "strace",
    [...recording, "-o", output, process.execPath, ...child],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The recording failed: ${stderr}`);
  return { before, events: await readRecording(output, dataDir) };
}

/** Each text that is stored; fails when one is there twice. */
async function storedTexts(folder: string): Promise<ReadonlySet<string>> {
  const all: string[] = [];
  for (const id of documentIds) {
    const texts = (await readStored(folder, id)).getArray<string>("texts").toArray();
    all.push(...texts.map((text) => text.split(":").slice(0, 2).join(":")));
  }
  const once = new Set(all);
  expect(once.size, "there twice").toBe(all.length);
  return once;
}
