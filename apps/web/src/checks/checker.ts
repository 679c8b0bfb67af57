/**
 * Who checks: a worker, or this page in its idle time where there are no workers. Both hold the document as it was when
 * they last checked it.
 */
import type { CheckContext, Finding } from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { importAgain } from "../ui/import-again.ts";
import { type ContentPatch, patchOf } from "./content-patch.ts";

/** Sent to the worker. */
export interface CheckRequest {
  readonly run: number;
  /** With the first request alone. */
  readonly template: Template | undefined;
  readonly patch: ContentPatch;
  readonly context: CheckContext;
}

/** Sent back. */
export interface CheckAnswer {
  readonly run: number;
  readonly findings: readonly Finding[];
}

export interface Checker {
  /** @throws what the worker says when it cannot check. */
  check(content: DocumentContent, context: CheckContext): Promise<readonly Finding[]>;
  close(): void;
}

/** Falls back to this page at the first thing that goes wrong with the worker. */
export function createChecker(template: Template): Checker {
  let checker: Checker | undefined;
  return {
    check: async (content, context) => {
      try {
        checker ??= workerChecker(
          new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" }),
          template,
        );
        return await checker.check(content, context);
      } catch {
        checker?.close();
        checker = pageChecker(template);
        return checker.check(content, context);
      }
    },
    close: () => checker?.close(),
  };
}

/** What of a worker is used. */
export interface CheckPort extends Pick<EventTarget, "addEventListener"> {
  postMessage(request: CheckRequest): void;
  terminate(): void;
}

interface Pending {
  readonly run: number;
  resolve(findings: readonly Finding[]): void;
  reject(cause: Error): void;
}

/** Sends what changed since the last time; an answer to anything but the last question is dropped. */
export function workerChecker(worker: CheckPort, template: Template): Checker {
  let pending: Pending | undefined;
  let run = 0;
  let last: DocumentContent | undefined;
  worker.addEventListener("message", (event) => {
    // Our own worker sends nothing else.
    const { data } = event as MessageEvent<CheckAnswer>;
    if (data.run === pending?.run) pending.resolve(data.findings);
  });
  for (const type of ["error", "messageerror"]) {
    worker.addEventListener(type, () => pending?.reject(new Error(`The check's worker: ${type}`)));
  }
  return {
    check: (content, context) => {
      run += 1;
      const isFirst = last === undefined;
      const patch = patchOf(last, content);
      worker.postMessage({ run, template: isFirst ? template : undefined, patch, context });
      last = content;
      return new Promise((resolve, reject) => {
        pending = { run, resolve, reject };
      });
    },
    close: () => worker.terminate(),
  };
}

function pageChecker(template: Template): Checker {
  return {
    check: async (content, context) => {
      const { checkDocument } = await importAgain(() => import("./check-here.ts"));
      return checkDocument(template, content, context);
    },
    close: () => undefined,
  };
}
