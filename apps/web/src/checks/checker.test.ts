import type { Finding } from "@brudnopis/document";
import { expect, test } from "vitest";
import { smallTemplate } from "../document/testing.ts";
import { type CheckPort, type CheckRequest, workerChecker } from "./checker.ts";

const content = {
  format: 1,
  template: { id: "small", version: 1 },
  networkKind: "planning",
  language: "pl",
  illustrative: false,
  title: "",
  fields: {},
  collections: {},
} as const;
const context = { language: "pl", today: "2026-11-23", openRemarks: [] } as const;

/** Keeps what it is asked; the test answers. */
class FakeWorker extends EventTarget implements CheckPort {
  readonly asked: CheckRequest[] = [];

  postMessage(request: CheckRequest): void {
    this.asked.push(request);
  }

  terminate(): void {}

  answer(run: number, findings: readonly Finding[]): void {
    this.dispatchEvent(new MessageEvent("message", { data: { run, findings } }));
  }
}

const found: Finding = {
  rule: "few-causes",
  severity: "hint",
  place: "causes",
  also: [],
  facts: { count: 1 },
};

test("the worker gets the template once, and from then on what changed", async () => {
  const worker = new FakeWorker();
  const template = smallTemplate();
  const checker = workerChecker(worker, template);

  const first = checker.check(
    { ...content, fields: { "basics.cost": { type: "money", grosze: 1 } } },
    context,
  );
  worker.answer(1, [found]);
  await first;
  const second = checker.check({ ...content, fields: {} }, context);
  worker.answer(2, []);

  expect(await first).toEqual([found]);
  expect(await second).toEqual([]);
  expect(worker.asked.map((request) => request.template)).toEqual([template, undefined]);
  expect(worker.asked[1]?.patch).toMatchObject({ fields: {}, emptied: ["basics.cost"] });
});

test("the answer to an earlier question is dropped", async () => {
  const worker = new FakeWorker();
  const checker = workerChecker(worker, smallTemplate());

  void checker.check(content, context);
  const last = checker.check(content, context);
  worker.answer(1, [found]);
  worker.answer(2, []);

  expect(await last).toEqual([]);
});

test("a worker that fails rejects the check, so that the page can do it itself", async () => {
  const worker = new FakeWorker();
  const checker = workerChecker(worker, smallTemplate());

  const check = checker.check(content, context);
  worker.dispatchEvent(new Event("error"));

  await expect(check).rejects.toThrow("error");
});
