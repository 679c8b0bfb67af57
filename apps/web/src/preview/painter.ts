/**
 * Who draws the pages: a worker, as far as this page knows it.
 *
 *   P1  What is asked for is answered once: with the picture, or with why there is none.
 *   P2  Who goes away gets nothing, and the worker does not draw it for nobody.
 *   P3  When the worker ends, everybody who waits hears of it.
 */
import type { PaintAnswer, PaintRequest } from "./painting.ts";

/** What of a worker is used. */
export interface PaintPort extends Pick<EventTarget, "addEventListener"> {
  postMessage(request: PaintRequest, transfer?: Transferable[]): void;
  terminate(): void;
}

export interface Painter {
  /** @throws what the worker says when it cannot read it. */
  open(pdf: ArrayBuffer): Promise<void>;
  /** Undefined when it was called off. */
  paint(page: number, width: number, signal: AbortSignal): Promise<ImageBitmap | undefined>;
  close(): void;
}

interface Waiting {
  resolve(picture: ImageBitmap | undefined): void;
  reject(cause: Error): void;
}

type Question =
  | { readonly type: "open"; readonly pdf: ArrayBuffer }
  | { readonly type: "paint"; readonly page: number; readonly width: number };

export function createPainter(port: PaintPort): Painter {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  port.addEventListener("message", (event) => {
    // The library in the worker greets too; its words have no such id.
    const { data } = event as MessageEvent<PaintAnswer>;
    const who = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === "failed") who?.reject(new Error(data.reason));
    else if (data.type === "done") who?.resolve(data.picture);
  });
  for (const type of ["error", "messageerror"]) {
    port.addEventListener(type, () => {
      for (const { reject } of waiting.values()) reject(new Error(`The painter: ${type}`));
      waiting.clear();
    });
  }
  const ask = (question: Question, signal?: AbortSignal) =>
    new Promise<ImageBitmap | undefined>((resolve, reject) => {
      const id = (asked += 1);
      waiting.set(id, { resolve, reject });
      const transfer = question.type === "open" ? [question.pdf] : [];
      port.postMessage({ ...question, id }, transfer);
      signal?.addEventListener("abort", () => {
        if (!waiting.delete(id)) return;
        port.postMessage({ type: "drop", id });
        resolve(undefined);
      });
    });
  return {
    open: async (pdf) => void (await ask({ type: "open", pdf })),
    paint: (page, width, signal) => ask({ type: "paint", page, width }, signal),
    close: () => port.terminate(),
  };
}

/** In a worker of its own, so that drawing is never in the way of typing. */
export function startPainter(): Painter {
  return createPainter(
    new Worker(new URL("./paint-worker.ts", import.meta.url), { type: "module" }),
  );
}
