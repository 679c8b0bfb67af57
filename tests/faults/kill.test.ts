/**
 * The server is killed at random moments under people who go on typing while it is away. After each kill the data folder
 * is read before anybody can send anything again: what was acknowledged is in it, once.
 */
import { seededRandom } from "@brudnopis/document/testing";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { form, say } from "./form.ts";
import { restartedIn } from "./restart.ts";
import { prepare, ServerProcess } from "./server-process.ts";
import { expectSame, readStored } from "./stored.ts";
import { expectComplete, finished, hireTypists, savedCount, typed } from "./typists.ts";

const { kills, pace } = form(
  { kills: 2, pace: { count: 10, perSecond: 10 } },
  { kills: 50, pace: { count: 20, perSecond: 5 } },
);

test(
  `A1 ${kills} kills under ${pace.count} typists lose nothing acknowledged and repeat nothing`,
  { timeout: form(60_000, 900_000) },
  async () => {
    const seed = Date.now();
    const random = seededRandom(seed);
    const settings = await prepare(await temporaryFolder());
    let server = await new ServerProcess(settings).start();
    const typists = await hireTypists(server.url, random, pace);

    let acknowledged = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      await typed(typists, 1 + random.below(6 * pace.count));
      server = await restartedIn(server, settings, typists, {
        when: `seed ${seed}, kill ${kill}`,
      });
      acknowledged = savedCount(typists);
    }

    await finished(typists);
    await server.kill();
    const stored = await readStored(settings.dataDir);
    expect(savedCount(typists)).toBeGreaterThan(acknowledged);
    expectComplete(typists, stored, `seed ${seed}`);
    await expectSame(typists, stored, `seed ${seed}`);
    say(
      `kill: seed ${seed}, ${kills} kills, ${pace.count} typists, ${savedCount(typists)} acknowledged: ` +
        "0 lost, 0 repeated, integrity ok, all converged",
    );
  },
);
