/** A server of channels, as far as a page can tell: tests say what it answers. */
import type { Fetch } from "./http-requests.ts";

/** A request that waits for its answer. */
export interface Asked {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly path: string;
  readonly body: Uint8Array;
  readonly isKeptAlive: boolean;
  answer(status: number, body?: string): void;
  fail(): void;
}

/** A stream that is open. */
export interface AskedStream extends Asked {
  write(text: string): void;
  end(): void;
  cut(): void;
}

export class FakeServer {
  readonly asked: Asked[] = [];
  readonly streams: AskedStream[] = [];

  readonly fetch: Fetch = async (address, init = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const { pathname, searchParams } = new URL(address);
    const body = init.body instanceof Uint8Array ? init.body : new Uint8Array();
    init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
    const asked: Asked = {
      method: init.method ?? "GET",
      path: pathname,
      query: searchParams,
      body,
      isKeptAlive: init.keepalive ?? false,
      answer: (status, text) => resolve(new Response(text ?? null, { status })),
      fail: () => reject(new TypeError("Failed to fetch")),
    };
    if (asked.method === "POST") this.asked.push(asked);
    else this.streams.push(streamOf(asked, resolve, init.signal ?? undefined));
    return promise;
  };

  /** The requests that were made since this was asked last. */
  take(): Asked[] {
    return this.asked.splice(0);
  }
}

function streamOf(
  asked: Asked,
  resolve: (response: Response) => void,
  signal: AbortSignal | undefined,
): AskedStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (own) => {
      controller = own;
    },
  });
  signal?.addEventListener("abort", () => controller?.error(signal.reason));
  let hasBegun = false;
  const begin = () => {
    if (!hasBegun)
      resolve(new Response(body, { headers: { "content-type": "text/event-stream" } }));
    hasBegun = true;
  };
  return {
    ...asked,
    write: (text) => {
      begin();
      controller?.enqueue(new TextEncoder().encode(text));
    },
    end: () => {
      begin();
      controller?.close();
    },
    cut: () => controller?.error(new TypeError("network error")),
  };
}

/** What frames a body holds, when they are short. */
export function framesOf(body: Uint8Array): number[][] {
  const frames: number[][] = [];
  for (let at = 0; at < body.length; at += 1 + (body[at] ?? 0))
    frames.push([...body.subarray(at + 1, at + 1 + (body[at] ?? 0))]);
  return frames;
}

export function frameEvent(number: number, ...bytes: number[]): string {
  return `id: ${number}\ndata: ${btoa(String.fromCharCode(...bytes))}\n\n`;
}
