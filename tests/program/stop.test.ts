/** Stopping as whoever runs the server sees it: by signal, under typing, with clients and disks that do not help. */
import { CloseCode } from "@brudnopis/schema";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { withStore } from "../../apps/server/src/testing.ts";
import { freePort } from "../free-port.ts";
import { ground } from "../http/ground.ts";
import { credentialsOf, konin, rawUpgrade } from "../sync/sockets.ts";
import { type Program, startProgram } from "./program.ts";
import { readStored } from "./stored.ts";
import { Typist, wordsIn } from "./typist.ts";

const running = /running at (http:\S+)/;
const hangingServer = join(import.meta.dirname, "hanging-server.ts");

test("P15 B6 a restart under typing loses nothing, repeats nothing, and everybody is back in five seconds", async () => {
  const place = await prepared();
  const program = await startProgram(place);
  const url = await program.line(running);
  const credentials = await credentialsOf(url, "editor");
  const typists = [0, 1, 2, 3, 4].map((name) => new Typist(name, url, konin, credentials, 20));
  await Promise.all(typists.map(({ client }) => client.synced()));
  const closes = typists.map((typist) => typist.nextClose());
  await untilSaved(typists, 50);

  const ms = await stopped(program);

  expect(await program.exitCode).toBe(0);
  expect(ms).toBeLessThan(15_000);
  expect(await Promise.all(closes)).toEqual(typists.map(() => CloseCode.restart));
  const stored = wordsIn(await readStored(place.DATA_DIR, konin));
  expect(typists.flatMap(({ saved }) => saved).filter((word) => !stored.has(word))).toEqual([]);

  const next = await startProgram(place);
  await next.line(running);
  const from = performance.now();
  await Promise.all(typists.map(({ client }) => client.synced()));
  for (const typist of typists) typist.stop();
  await Promise.all(typists.map(({ client }) => client.saved()));
  expect(performance.now() - from).toBeLessThan(5000);
  expect(await stopped(next)).toBeLessThan(15_000);
  const all = wordsIn(await readStored(place.DATA_DIR, konin));
  expect([...all.keys()].sort()).toEqual(typists.flatMap(({ typed }) => typed).sort());
  expect([...all].filter(([, count]) => count > 1)).toEqual([]);
});

test("P15 B6 a client that never says goodbye, and one that does not even read, do not hold up a stop", async () => {
  const program = await startProgram(await prepared());
  const url = await program.line(running);
  const credentials = await credentialsOf(url, "editor");
  const deaf = rawUpgrade(url, konin, credentials);
  await once(deaf, "data");
  deaf.pause();
  const mute = rawUpgrade(url, konin, credentials);
  mute.on("data", () => {});
  await once(mute, "data");

  const ms = await stopped(program);

  expect(await program.exitCode).toBe(0);
  expect(ms).toBeLessThan(6000);
});

test("a second signal ends a stop at once, also one that waits for the disk", async () => {
  const place = await prepared();
  const program = await startProgram(place, hangingServer);
  await typeOnHangingDisk(await program.line(running), place.DATA_DIR);
  program.child.kill("SIGTERM");
  // Signals within a second are one.
  await elapsed(1100);
  const from = performance.now();

  program.child.kill("SIGTERM");

  await program.exitCode;
  expect(performance.now() - from).toBeLessThan(1000);
  expect(program.child.signalCode).toBe("SIGKILL");
});

test("P15 B6 a disk that hangs ends a stop in fifteen seconds, by force, and nothing is lost that was called saved", async () => {
  const place = await prepared();
  const program = await startProgram(place, hangingServer);
  const typist = await typeOnHangingDisk(await program.line(running), place.DATA_DIR);
  const closed = typist.nextClose();

  const ms = await stopped(program);

  expect(ms).toBeLessThan(15_000);
  expect(program.child.signalCode).toBe("SIGKILL");
  expect(program.errors()).toContain("the disk does not answer");
  expect(await closed).toBe(CloseCode.restart);
  const stored = wordsIn(await readStored(place.DATA_DIR, konin));
  expect(typist.saved.length).toBeGreaterThan(0);
  expect(typist.saved.filter((word) => !stored.has(word))).toEqual([]);
});

/** A folder with people and documents in it, and a port for more than one server after the other. */
async function prepared(): Promise<{ readonly DATA_DIR: string; readonly PORT: string }> {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => driver.write(await ground()));
  return { DATA_DIR: dataDir, PORT: String(await freePort()) };
}

/** Asks the program to stop, and resolves with the milliseconds that it took. */
async function stopped({ child, exitCode }: Program): Promise<number> {
  const from = performance.now();
  child.kill("SIGTERM");
  await exitCode;
  return performance.now() - from;
}

/** Somebody who has typed a little that is saved, when the disk begins to hang under what they type next. */
async function typeOnHangingDisk(url: string, dataDir: string): Promise<Typist> {
  const typist = new Typist(0, url, konin, await credentialsOf(url, "editor"), 20);
  await untilSaved([typist], 5);
  execFileSync("mkfifo", [join(dataDir, "brudnopis.db.hang")]);
  const { length } = typist.typed;
  await eventually(() => typist.typed.length > length + 5);
  return typist;
}

function untilSaved(typists: readonly Typist[], count: number): Promise<void> {
  return eventually(() => typists.flatMap(({ saved }) => saved).length >= count);
}

async function eventually(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await elapsed(20);
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
