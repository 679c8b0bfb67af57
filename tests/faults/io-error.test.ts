/**
 * The disk fails under people who type: at the n-th wait for it, for every n, and at every n-th for a while. What was not
 * known to be stored is not acknowledged; when the disk works again, all that they typed is there, once.
 */
import { seededRandom } from "@brudnopis/document/testing";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { stockClient } from "../sync/sockets.ts";
import { form, say, saySkipped } from "./form.ts";
import { isTrouble, isWriting, Listener } from "./listener.ts";
import { restartedIn } from "./restart.ts";
import { prepare, ServerProcess } from "./server-process.ts";
import { expectSame, readStored } from "./stored.ts";
import { Injection, straceProblem } from "./strace.ts";
import { expectComplete, finished, hireTypists, savedCount, typed, untilSaved } from "./typists.ts";

const problem = straceProblem();

const { ns, ends, stepsOften, pace } = form(
  { ns: [1], ends: 1, stepsOften: [2], pace: { count: 5, perSecond: 20 } },
  {
    ns: Array.from({ length: 60 }, (_, index) => index + 1),
    ends: 10,
    stepsOften: [2, 3, 4, 5, 7, 11],
    pace: { count: 20, perSecond: 10 },
  },
);

const waits = "fsync,fdatasync";

if (problem) saySkipped("A5 a wait for the disk that fails", problem);

test.skipIf(problem)(
  "A5 a wait for the disk that fails, whichever it is, acknowledges nothing and loses nothing",
  { timeout: form(60_000, 900_000) },
  async () => {
    const seed = Date.now();
    const dataDir = await temporaryFolder();
    const settings = await prepare(dataDir);
    let server = await new ServerProcess(settings).start();
    let thread = await server.writerThread();
    const typists = await hireTypists(server.url, seededRandom(seed), pace);
    const listener = new Listener(await stockClient(server.url, "observer"));
    await typed(typists, 20);

    let hits = 0;
    for (const n of ns) {
      const injection = await Injection.begin(thread, waits, `error=EIO:when=${n}`);
      await injection.untilHits(1);
      await untilSaved(typists, savedCount(typists) + 20);
      hits += injection.hits;
      await injection.end();
    }
    for (const step of stepsOften) {
      const injection = await Injection.begin(thread, waits, `error=EIO:when=${step}+${step}`);
      await injection.untilHits(4);
      hits += injection.hits;
      await injection.end();
      await untilSaved(typists, savedCount(typists) + 20);
    }

    for (let end = 1; end <= ends; end += 1) {
      await listener.until(isWriting);
      const injection = await Injection.begin(thread, waits, "error=EIO:when=1+");
      await listener.until(isTrouble);
      hits += injection.hits;
      const when = `seed ${seed}, killed while the disk fails, ${end}`;
      server = await restartedIn(server, settings, typists, { when });
      thread = await server.writerThread();
      await untilSaved(typists, savedCount(typists) + 20);
    }

    await finished(typists);
    await server.kill();
    const stored = await readStored(dataDir);
    expectComplete(typists, stored, `seed ${seed}`);
    await expectSame(typists, stored, `seed ${seed}`);
    expect(hits).toBeGreaterThanOrEqual(ns.length);
    // SQLite makes up by itself for a failure while it folds its log, so not each is one of writing.
    expect(listener.troubles).toBeGreaterThan(0);
    say(
      `io-error: seed ${seed}, EIO of fsync/fdatasync at the n-th call for n = 1 to ${ns.length}, then at every ` +
        `${stepsOften.join(", ")}-th, and at all until it was killed, ${ends} times: ` +
        `${hits} failures under ${pace.count} typists, ` +
        `${savedCount(typists)} acknowledged: ` +
        "0 lost, 0 repeated, integrity ok, all converged",
    );
  },
);
