import { createDocument } from "@brudnopis/document";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { encodeStateAsUpdate } from "yjs";
import { projectPaths } from "../project.ts";
import { partsOf } from "../store/states.ts";
import { loadTemplates } from "../templates.ts";
import { ExportThread, spawnExportWorker } from "./export-thread.ts";
import type { ExportTask } from "./export-task.ts";

const { signal } = new AbortController();

async function task(): Promise<ExportTask> {
  const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  const doc = createDocument(template, { language: "pl", networkKind: "planning", title: "Konin" });
  const data = new Uint8Array(encodeStateAsUpdate(doc));
  return {
    source: {
      documentId: "konin",
      state: partsOf({ data, encoding: "plain" }),
      template,
      withPersonalData: false,
      facts: {
        at: Date.UTC(2026, 10, 22),
        day: "2026-11-22",
        state: "draft",
        organisations: ["Miasto Konin"],
        images: [],
        marks: [],
        due: [],
        url: "https://brudnopis.example/dokumenty/konin",
        schemaUrl: "https://brudnopis.example/schema.json",
      },
    },
    wanted: { type: "file", format: "json", preset: "full" },
  };
}

function openThread(): { thread: ExportThread; errors: unknown[] } {
  const errors: unknown[] = [];
  const thread = new ExportThread({ log: { error: (fields) => errors.push(fields) } });
  onTestFinished(() => thread.close());
  return { thread, errors };
}

test("E2 what is called off ends at once, and who waits behind it is answered", async () => {
  const { thread } = openThread();
  const calling = new AbortController();
  const first = thread.run(await task(), { signal: calling.signal });
  const second = thread.run(await task(), { signal });

  calling.abort(new Error("called off"));

  await expect(first).rejects.toThrow("called off");
  expect((await second).name).toMatch(/^MID – Konin, /);
});

test("E2 a task that cannot be done fails alone, and the log says no words of the document", async () => {
  const { thread, errors } = openThread();
  const good = await task();
  if (!("source" in good)) throw new Error("It has a source");
  const data = new Uint8Array([1, 2, 3]);
  const broken = {
    ...good,
    source: { ...good.source, state: partsOf({ data, encoding: "plain" }) },
  };

  await expect(thread.run(broken, { signal })).rejects.toMatchObject({ code: "export-failed" });

  expect(errors).toMatchObject([{ documentId: "konin", wanted: "json" }]);
  expect((await thread.run(good, { signal })).bytes.length).toBeGreaterThan(100);
});

test("E4 a thread that has nothing to do is ended, and the next task starts another", async () => {
  const workers: Worker[] = [];
  const thread = new ExportThread({
    log: { error: () => undefined },
    idleMs: 1,
    spawn: () => {
      const worker = spawnExportWorker();
      workers.push(worker);
      return worker;
    },
  });
  onTestFinished(() => thread.close());
  await thread.run(await task(), { signal });
  if (workers[0]) await once(workers[0], "exit");

  expect((await thread.run(await task(), { signal })).name).toMatch(/^MID – Konin, /);
  expect(workers).toHaveLength(2);
});

test.runIf(process.platform === "linux")(
  "what the thread does gives way to the server's own thread",
  async () => {
    const { thread } = openThread();
    const before = new Map(niceOfThreads());
    const usual = before.get(process.pid) ?? 0;

    await thread.run(await task(), { signal });

    const now = niceOfThreads();
    const fresh = now.filter(([id]) => !before.has(id)).map(([, nice]) => nice);
    expect(fresh.filter((nice) => nice > usual)).toHaveLength(1);
    expect(new Map(now).get(process.pid)).toBe(usual);
  },
);

/** By thread, as Linux says it in the nineteenth column (proc_pid_stat(5)). */
function niceOfThreads(): (readonly [id: number, nice: number])[] {
  return readdirSync("/proc/self/task").flatMap((id) => {
    try {
      const stat = readFileSync(`/proc/self/task/${id}/stat`, "utf8");
      const columns = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return [[Number(id), Number(columns[16])] as const];
    } catch {
      // It has just ended.
      return [];
    }
  });
}
