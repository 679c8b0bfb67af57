/**
 * The disk is filled under people who type, and freed. Meanwhile nothing is acknowledged, they are told within two seconds,
 * and everybody reads; afterwards all that they typed is there, once.
 */
import { seededRandom } from "@brudnopis/document/testing";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { Client, signedIn } from "../http/client.ts";
import { konin, StockClient, stockClient } from "../sync/sockets.ts";
import { form, isLong, say, saySkipped } from "./form.ts";
import { mountDisk, pretendDisk } from "./full-disk.ts";
import { isTrouble, isWriting, Listener } from "./listener.ts";
import { restartedIn } from "./restart.ts";
import { prepare, ServerProcess } from "./server-process.ts";
import { expectSame, readStored } from "./stored.ts";
import {
  expectComplete,
  finished,
  hireTypists,
  lastSavedAt,
  savedCount,
  typed,
  untilSaved,
} from "./typists.ts";

const { rounds, pace } = form(
  { rounds: 1, pace: { count: 5, perSecond: 20 } },
  { rounds: 5, pace: { count: 20, perSecond: 10 } },
);
const reserveBytes = 4 * 1024 * 1024;

test(
  "A4 a full disk is an outage of writing, not of data, and ends by itself when there is space",
  { timeout: form(60_000, 900_000) },
  async () => {
    const seed = Date.now();
    const folder = await temporaryFolder();
    const mounted = isLong ? mountDisk(folder, 48) : undefined;
    if (isLong && !mounted) saySkipped("a disk of its own", "only root may mount one");
    const disk = mounted ?? pretendDisk(folder);
    const settings = { ...(await prepare(folder)), reserveBytes, isFaulty: !disk.isReal };
    let server = await new ServerProcess(settings).start();
    const typists = await hireTypists(server.url, seededRandom(seed), pace);
    const reader = await signedIn(server.url, "facilitator");
    const credentials = { cookie: reader.cookie, origin: server.url };
    const listener = new Listener(await stockClient(server.url, "observer"));
    await typed(typists, 20);

    const toldMs: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const when = `seed ${seed}, round ${round}`;
      await disk.fill();
      const toldAt = await listener.until(isTrouble);
      const saved = savedCount(typists);
      toldMs.push(Math.round(toldAt - lastSavedAt(typists)));
      await expectReads(reader, new StockClient(server.url, konin, credentials));
      if (disk.isReal) await expectSignIn(server.url);
      await typed(typists, 40);
      expect(savedCount(typists), `acknowledged by a full disk, ${when}`).toBe(saved);

      await disk.free();
      await listener.until(isWriting);
      await untilSaved(typists, saved + 40);
    }

    await disk.fill();
    await listener.until(isTrouble);
    const when = `seed ${seed}, killed while the disk is full`;
    const heal = () => disk.free();
    server = await restartedIn(server, settings, typists, { when, heal });

    await finished(typists);
    await server.kill();
    const stored = await readStored(folder);
    expectComplete(typists, stored, `seed ${seed}`);
    await expectSame(typists, stored, `seed ${seed}`);
    expect(Math.max(...toldMs), `told after ms, ${toldMs.join(", ")}`).toBeLessThan(2000);
    say(
      `disk-full: seed ${seed}, ${disk.kind}, filled and freed ${rounds} times under ${pace.count} typists: ` +
        `told after ${toldMs.join(", ")} ms (from the last acknowledgement), ${savedCount(typists)} acknowledged: ` +
        "0 lost, 0 repeated, integrity ok, all converged; one process, and another in the end",
    );
  },
);

async function expectReads(reader: Client, late: StockClient): Promise<void> {
  for (const what of ["content", "state"]) {
    const { status } = await reader.get(`/api/documents/${konin}/${what}`);
    expect(status, what).toBe(200);
  }
  await late.synced();
  late.destroy();
}

/** The reserve is there for whoever puts it right. */
async function expectSignIn(url: string): Promise<void> {
  const status = async () => (await new Client(url).signIn("administrator")).status;
  await expect.poll(status, { timeout: 5000 }).toBe(200);
}
