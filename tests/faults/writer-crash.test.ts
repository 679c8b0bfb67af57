/**
 * The thread that writes ends, before it commits or after it did and before it could say so. What it was asked for is
 * not acknowledged, people are told, and another thread goes on; when it ends too often, the process does.
 */
import { seededRandom } from "@brudnopis/document/testing";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { signedIn } from "../http/client.ts";
import { konin, stockClient } from "../sync/sockets.ts";
import { form, say } from "./form.ts";
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

/** More than five a minute end the process, so they are that far apart. */
const { crashes, apartMs, pace } = form(
  { crashes: 2, apartMs: 0, pace: { count: 5, perSecond: 20 } },
  { crashes: 16, apartMs: 13_000, pace: { count: 20, perSecond: 10 } },
);

const kinds = ["crash", "crash-after"] as const;

test(
  "a writer thread that ends, also after a commit that it could not tell of, loses and repeats nothing",
  { timeout: form(60_000, 900_000) },
  async () => {
    const seed = Date.now();
    const random = seededRandom(seed);
    const dataDir = await temporaryFolder();
    const settings = { ...(await prepare(dataDir)), isFaulty: true };
    let server = await new ServerProcess(settings).start();
    const typists = await hireTypists(server.url, random, pace);
    const listener = new Listener(await stockClient(server.url, "observer"));
    const reader = await signedIn(server.url, "facilitator");
    await typed(typists, 20);

    const toldMs: number[] = [];
    for (let crash = 0; crash < crashes; crash += 1) {
      await writeFile(join(dataDir, "fault"), kinds[crash % 2] ?? "crash");
      toldMs.push(Math.round((await listener.until(isTrouble)) - lastSavedAt(typists)));
      expect((await reader.get(`/api/documents/${konin}/content`)).status).toBe(200);
      await listener.until(isWriting);
      await untilSaved(typists, savedCount(typists) + 20);
      // Not for anything to happen: the limit is of crashes in a minute.
      await new Promise((resolve) => setTimeout(resolve, apartMs));
    }

    for (const kind of kinds) {
      await listener.until(isWriting);
      await writeFile(join(dataDir, "fault"), kind);
      await listener.until(isTrouble);
      const when = `seed ${seed}, killed after a ${kind}`;
      server = await restartedIn(server, settings, typists, { when });
      await untilSaved(typists, savedCount(typists) + 20);
    }

    await finished(typists);
    await server.kill();
    const stored = await readStored(dataDir);
    expectComplete(typists, stored, `seed ${seed}`);
    await expectSame(typists, stored, `seed ${seed}`);
    expect(Math.max(...toldMs), `told after ms, ${toldMs.join(", ")}`).toBeLessThan(2000);
    say(
      `writer-crash: seed ${seed}, ${crashes} crashes before and after a commit under ${pace.count} typists, told after ` +
        `${Math.max(...toldMs)} ms at most, ${savedCount(typists)} acknowledged: 0 lost, 0 repeated, integrity ok, ` +
        "all converged; one process, and two more that were killed after a crash",
    );
  },
);
