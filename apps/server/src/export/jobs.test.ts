import { AppError, type ExportJob, exportLimits, ExportRequest } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { FakeTime } from "../testing.ts";
import type { JobRun, MadeFile } from "./job.ts";
import { ExportJobs } from "./jobs.ts";

const document = "document";

/** A queue whose files are made when a test says so. */
class Workshop {
  readonly time = new FakeTime();
  readonly jobs = new ExportJobs({
    clock: this.time.clock,
    schedule: this.time.schedule,
    keptBytes: 500,
    log: { error: (fields) => this.errors.push(fields) },
  });
  readonly errors: unknown[] = [];
  /** By name, those that were begun, in their order. */
  readonly begun = new Map<string, { run: JobRun; end: PromiseWithResolvers<MadeFile> }>();

  readonly #newest = new Map<string, { id: string; person: string }>();

  ask(person: string, name = person): ExportJob {
    const job = this.#start(person, name);
    this.#newest.set(name, { id: job.id, person });
    return job;
  }

  #start(person: string, name: string): ExportJob {
    return this.jobs.start({
      personId: person,
      documentId: document,
      request: ExportRequest.parse({ format: "pdf" }),
      deadlineMs: exportLimits.deadlineMs,
      work: (run) => {
        const end = Promise.withResolvers<MadeFile>();
        run.signal.addEventListener("abort", () => end.reject(run.signal.reason));
        this.begun.set(name, { run, end });
        return end.promise;
      },
    });
  }

  async finish(name: string, bytes = 10): Promise<void> {
    const job = this.#newest.get(name);
    const file = { name: `${name}.pdf`, type: "application/pdf", bytes: new Uint8Array(bytes) };
    this.begun.get(name)?.end.resolve(file);
    // The sum of its bytes comes from another thread.
    if (job) await this.jobs.ended(document, job.person, job.id).catch(() => undefined);
    await settled();
  }

  look(person: string, { id }: ExportJob, waitMs = 0): Promise<ExportJob> {
    return this.jobs.look(document, person, id, waitMs);
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("X1 a third file of one person is refused while two are under way, and taken afterwards", async () => {
  const shop = new Workshop();
  shop.ask("ada", "first");
  shop.ask("ada", "second");

  expect(() => shop.ask("ada", "third")).toThrow(AppError);
  await shop.finish("first");
  shop.ask("ada", "third");

  expect([...shop.begun.keys()]).toEqual(["first", "second", "third"]);
});

test("X1 when too many wait, everybody is refused", () => {
  const shop = new Workshop();
  for (let index = 0; index < exportLimits.waiting; index += 1) shop.ask(`person-${index}`);

  expect(() => shop.ask("one-more")).toThrow("Too many files");
});

test("X2 who asks for one file goes before another's second", async () => {
  const shop = new Workshop();
  shop.ask("ada", "ada 1");
  shop.ask("bob", "bob 1");
  const second = shop.ask("ada", "ada 2");
  const first = shop.ask("eve", "eve 1");

  expect((await shop.look("eve", first)).ahead).toBe(2);
  expect((await shop.look("ada", second)).ahead).toBe(3);
  await shop.finish("bob 1");

  expect([...shop.begun.keys()]).toEqual(["ada 1", "bob 1", "eve 1"]);
});

test("X3 what is called off stops, and who waits takes its place", async () => {
  const shop = new Workshop();
  const [running] = [shop.ask("ada", "ada 1"), shop.ask("bob", "bob 1")];
  shop.ask("eve", "eve 1");

  shop.jobs.cancel(document, "ada", running.id);
  await settled();

  expect(shop.begun.get("ada 1")?.run.signal.aborted).toBe(true);
  expect((await shop.look("ada", running)).phase).toBe("cancelled");
  expect(shop.begun.has("eve 1")).toBe(true);
});

test("X3 what takes too long ends as such", async () => {
  const shop = new Workshop();
  const job = shop.ask("ada");

  shop.time.advance(exportLimits.deadlineMs);
  await settled();

  expect(await shop.look("ada", job)).toMatchObject({
    phase: "failed",
    problem: { code: "export-timeout" },
  });
});

test("X4 nobody else finds a job or its file, under whatever document", async () => {
  const shop = new Workshop();
  const { id } = shop.ask("ada");
  await shop.finish("ada");

  expect(() => shop.jobs.file(document, "bob", id)).toThrow("no such file");
  expect(() => shop.jobs.file("another", "ada", id)).toThrow("no such file");
  expect(() => shop.jobs.cancel(document, "bob", id)).toThrow("no such file");
  expect(shop.jobs.list(document, "bob")).toEqual([]);
  expect(shop.jobs.file(document, "ada", id).file.name).toBe("ada.pdf");
});

test("X5 a file is there for ten minutes", async () => {
  const shop = new Workshop();
  const { id } = shop.ask("ada");
  await shop.finish("ada");

  shop.time.advance(exportLimits.keptMs - 1);
  expect(shop.jobs.list(document, "ada")).toHaveLength(1);
  shop.time.advance(1);

  expect(shop.jobs.list(document, "ada")).toEqual([]);
  expect(() => shop.jobs.file(document, "ada", id)).toThrow("no such file");
});

test("X5 of all files only so many bytes are kept, the newest always", async () => {
  const shop = new Workshop();
  for (const [index, bytes] of [200, 200, 200, 600].entries()) {
    shop.ask(`person-${index}`);
    await shop.finish(`person-${index}`, bytes);
  }

  expect(shop.jobs.stats().keptBytes).toBe(600);
  expect(shop.jobs.list(document, "person-0")).toEqual([]);
  expect(shop.jobs.list(document, "person-3")).toHaveLength(1);
});

test("X6 what was called off stays so, whatever its work says afterwards", async () => {
  const { jobs } = new Workshop();
  const work = Promise.withResolvers<MadeFile>();
  let run: JobRun | undefined;
  const { id } = jobs.start({
    personId: "ada",
    documentId: document,
    request: ExportRequest.parse({ format: "pdf" }),
    deadlineMs: exportLimits.deadlineMs,
    // It does not hear that it was called off.
    work: (begun) => {
      run = begun;
      return work.promise;
    },
  });

  jobs.cancel(document, "ada", id);
  run?.phase("writing");
  work.resolve({ name: "late.pdf", type: "application/pdf", bytes: new Uint8Array(1) });
  while (jobs.stats().running > 0) await settled();

  const job = await jobs.look(document, "ada", id, 0);
  expect([job.phase, job.file]).toEqual(["cancelled", undefined]);
});

test("who waits hears of the next change, and when the time is over that there was none", async () => {
  const shop = new Workshop();
  const job = shop.ask("ada");
  const writing = shop.look("ada", job, 20_000);

  shop.begun.get("ada")?.run.phase("writing");
  expect((await writing).phase).toBe("writing");
  const nothing = shop.look("ada", job, 20_000);
  shop.time.advance(20_000);

  expect((await nothing).phase).toBe("writing");
});

test("a bug is logged and told as nothing but that it failed", async () => {
  const shop = new Workshop();
  const job = shop.ask("ada");

  shop.begun.get("ada")?.end.reject(new Error("secret words"));
  await settled();

  expect(await shop.look("ada", job)).toMatchObject({
    phase: "failed",
    problem: { code: "internal" },
  });
  expect(shop.errors).toHaveLength(1);
});

test("closing calls off what is under way and waits until it has stopped", async () => {
  const shop = new Workshop();
  shop.ask("ada");

  await shop.jobs.close();

  expect(shop.begun.get("ada")?.run.signal.aborted).toBe(true);
  expect(() => shop.ask("bob")).toThrow("stopping");
});
