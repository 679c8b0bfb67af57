import type { ExportJob, ExportRequest } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { ApiError } from "../api.ts";
import { FileJobs, type JobsApi } from "./file-jobs.ts";
import { firstChoice, requestOf } from "./purposes.ts";

const nothing = {
  canComment: false,
  hasOwnTemplate: false,
  hasPersonalFields: false,
  canEdit: false,
};
const request: ExportRequest = requestOf(firstChoice, nothing);

function job(id: string, phase: ExportJob["phase"], askedAt = 1): ExportJob {
  return { id, documentId: "d", request, phase, askedAt };
}

/** A server that answers a question for news when the test says so. */
function fakeServer() {
  const waiting: {
    id: string;
    answer: (job: ExportJob) => void;
    fail: (cause: unknown) => void;
  }[] = [];
  const cancelled: string[] = [];
  let asked = 0;
  const api: JobsApi = {
    ask: async () => job(`j${(asked += 1)}`, "queued", asked),
    mine: async () => ({ jobs: [], hasOwnTemplate: true }),
    next: (id) =>
      new Promise((resolve, reject) => waiting.push({ id, answer: resolve, fail: reject })),
    cancel: async (id) => cancelled.push(id),
  };
  const take = () => {
    const first = waiting.shift();
    if (!first) throw new Error("Nobody asks");
    return first;
  };
  return { api, waiting, cancelled, take };
}

function started() {
  const server = fakeServer();
  const ready: string[] = [];
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  const files = new FileJobs(server.api, pause, ({ id }) => ready.push(id));
  const phases = () => files.state.get().jobs.map(({ phase }) => phase);
  return { ...server, files, ready, pauses, phases };
}

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("J1 J3 a file is followed until it is ready, and told of once", async () => {
  const { files, take, waiting, ready, phases } = started();
  await files.start(request);
  expect(waiting).toHaveLength(1);

  take().answer(job("j1", "writing"));
  await settled();
  expect(phases()).toEqual(["writing"]);
  take().answer(job("j1", "done"));
  await settled();

  expect([phases(), ready, waiting]).toEqual([["done"], ["j1"], []]);
});

test("J1 a file that was asked for on another page is shown and not told of", async () => {
  const { api, files, take, ready, phases } = started();
  api.mine = async () => ({ jobs: [job("j7", "reading")] });
  await files.load();

  take().answer(job("j7", "done"));
  await settled();

  expect([phases(), ready]).toEqual([["done"], []]);
});

test("J1 what the server has forgotten is forgotten here", async () => {
  const { files, take, waiting, phases } = started();
  await files.start(request);

  take().fail(new ApiError("not-found"));
  await settled();

  expect([phases(), waiting]).toEqual([[], []]);
});

test("J2 a network that breaks off is waited for", async () => {
  const { files, take, pauses, ready } = started();
  await files.start(request);

  take().fail(new ApiError("offline"));
  await settled();
  expect(pauses).toEqual([2000]);
  take().answer(job("j1", "done"));
  await settled();

  expect(ready).toEqual(["j1"]);
});

test("J3 who cancels hears nothing more of the file, also when it was ready just then", async () => {
  const { files, take, cancelled, ready, phases } = started();
  await files.start(request);

  await files.cancel("j1");
  take().answer(job("j1", "done"));
  await settled();

  expect([cancelled, ready, phases()]).toEqual([["j1"], [], []]);
});

test("J4 after it is closed nothing is asked and nothing told", async () => {
  const { files, take, waiting, ready } = started();
  await files.start(request);

  files.close();
  take().answer(job("j1", "done"));
  await settled();

  expect([ready, waiting]).toEqual([[], []]);
});

test("the newest file stands first", async () => {
  const { files } = started();
  await files.start(request);
  await files.start(request);

  expect(files.state.get().jobs.map(({ id }) => id)).toEqual(["j2", "j1"]);
});
