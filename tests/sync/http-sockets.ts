/** The page's own socket of HTTP requests, as what tests know already: the provider's class, and a socket of `ws`. */
import { EventEmitter } from "node:events";
import { HttpSocket } from "../../apps/web/src/document/http-socket.ts";
import type { Fetch } from "../../apps/web/src/document/http-requests.ts";

/** What a browser sends along by itself. */
export interface Credentials {
  readonly cookie?: string | undefined;
  readonly origin?: string | undefined;
}

export function headersOf({ cookie, origin }: Credentials): Record<string, string> {
  return {
    ...(cookie === undefined ? {} : { cookie }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** What tests use of a socket of `ws`. */
export interface BareSocket extends EventEmitter {
  readonly readyState: number;
  readonly OPEN: number;
  send(frame: Uint8Array | string): void;
  pause(): void;
  resume(): void;
  close(): void;
  terminate(): void;
}

/** A browser adds cookie and origin by itself; Node has to be told. */
function fetchWith(credentials: Credentials): Fetch {
  return (address, init) =>
    fetch(address, { ...init, headers: { ...init?.headers, ...headersOf(credentials) } });
}

/** For the stock provider. */
export function httpSocketClass(credentials: Credentials): typeof HttpSocket {
  return class extends HttpSocket {
    constructor(url: string | URL) {
      super(url, { fetch: fetchWith(credentials) });
    }
  };
}

export class HttpBareSocket extends EventEmitter implements BareSocket {
  readonly OPEN = 1;
  readonly #socket: HttpSocket;
  readonly #gate = new Gate();

  constructor(address: string, credentials: Credentials) {
    super();
    const own = fetchWith(credentials);
    this.#socket = new HttpSocket(address, {
      fetch: async (to, init) => this.#gate.through(await own(to, init)),
    });
    this.#socket.addEventListener("open", () => this.emit("open"));
    this.#socket.addEventListener("message", (event) => {
      if (event instanceof MessageEvent && event.data instanceof ArrayBuffer)
        this.emit("message", Buffer.from(event.data), true);
    });
    this.#socket.addEventListener("close", (event) => {
      if (event instanceof CloseEvent) this.emit("close", event.code, Buffer.from(event.reason));
    });
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  send(frame: Uint8Array | string): void {
    if (typeof frame === "string") throw new Error("There is no text over HTTP");
    this.#socket.send(frame);
  }

  /** Reads nothing more of what the server says. */
  pause(): void {
    this.#gate.close();
  }

  resume(): void {
    this.#gate.open();
  }

  close(): void {
    this.#socket.close();
  }

  terminate(): void {
    this.#socket.close();
  }
}

/** Holds the bodies of answers while it is closed. */
class Gate {
  #closed: PromiseWithResolvers<void> | undefined;

  close(): void {
    this.#closed ??= Promise.withResolvers();
  }

  open(): void {
    this.#closed?.resolve();
    this.#closed = undefined;
  }

  through(response: Response): Response {
    if (!response.body || response.status !== 200) return response;
    const held = new TransformStream<Uint8Array, Uint8Array>(
      {
        transform: async (piece, controller) => {
          await this.#closed?.promise;
          controller.enqueue(piece);
        },
      },
      { highWaterMark: 1 },
    );
    const { status, headers } = response;
    return new Response(response.body.pipeThrough(held), { status, headers });
  }
}
