import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import type { StateParts } from "../store/states.ts";
import { HistoryThread, type HistoryThreadOptions, spawnHistoryWorker } from "./history-thread.ts";

test("J1 what is needed is fetched when its turn comes, and J2 people take turns", async () => {
  const { fetched, jobs, ask, open } = start();
  for (const [person, name] of [
    ["ada", "ada 1"],
    ["ada", "ada 2"],
    ["ada", "ada 3"],
    ["bob", "bob 1"],
  ] as const)
    ask(person, name);
  expect(fetched).toEqual([]);

  open();
  await Promise.all(jobs);

  expect(fetched).toEqual(["ada 1", "bob 1", "ada 2", "ada 3"]);
});

test("J2 the server's own work does not wait for all that people ask for", async () => {
  const { thread, fetched, jobs, ask, open } = start();
  for (const name of ["ada 1", "ada 2", "ada 3"]) ask("ada", name);
  const own = thread.ask("merge", { state }).then(() => fetched.length);

  open();
  await Promise.all(jobs);

  expect(await own).toBeLessThan(2);
});

test("J3 what one person asks for is refused when too much of it waits", async () => {
  const { thread, jobs, ask, open } = start();
  for (let i = 0; i < 30; i += 1) ask("ada", `ada ${i}`);

  const refused = thread.askFor("ada", "merge", async () => ({ state }));
  ask("bob", "bob 1");

  await expect(refused).rejects.toMatchObject({ code: "too-many-requests" });
  open();
  await Promise.all(jobs);
});

test("J4 what takes too long is ended, and the next is done by a new thread", async () => {
  // A thread takes longer than this to start.
  const { thread, open, first } = start({ deadlineMs: 1 });
  const next = thread.ask("merge", { state });

  open();

  await expect(first).rejects.toMatchObject({ code: "unavailable" });
  expect(await next).toEqual(Uint8Array.of(0, 0));
});

test("J5 a thread without work is ended, and the next job is done by a new one", async () => {
  const workers: Worker[] = [];
  const spawn = () => {
    const worker = spawnHistoryWorker();
    workers.push(worker);
    return worker;
  };
  const { thread, open, first } = start({ idleMs: 1, spawn });
  open();
  await first;
  const [worker] = workers;

  if (worker && worker.threadId !== -1) await once(worker, "exit");

  expect(await thread.ask("merge", { state })).toEqual(Uint8Array.of(0, 0));
  expect(workers).toHaveLength(2);
});

test("a job that fails before it begins holds up nobody", async () => {
  const { thread, open } = start();
  const failing = thread.askFor("ada", "merge", () => Promise.reject(new Error("Not there")));
  const next = thread.askFor("ada", "merge", async () => ({ state }));

  open();

  await expect(failing).rejects.toThrow("Not there");
  expect(await next).toEqual(Uint8Array.of(0, 0));
});

const state: StateParts = { base: undefined, bytes: new Uint8Array(), lengths: [] };

/** A thread that is busy until `open` is called. */
function start(options?: HistoryThreadOptions) {
  const thread = new HistoryThread(options);
  onTestFinished(() => thread.close());
  const { promise, resolve: open } = Promise.withResolvers<void>();
  const fetched: string[] = [];
  const first = thread.askFor("eva", "merge", () => promise.then(() => ({ state })));
  const jobs: Promise<unknown>[] = [];
  const ask = (person: string, name: string) => {
    const job = thread.askFor(person, "merge", async () => {
      fetched.push(name);
      return { state };
    });
    jobs.push(job);
  };
  return { thread, fetched, jobs, ask, open, first };
}
