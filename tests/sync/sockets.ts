/**
 * Ways to talk to `/sync` from outside: the stock provider, bare sockets, and bytes that are not even WebSocket. The first
 * two speak over HTTP instead when a test file asks for it.
 */
import { FrameType } from "@brudnopis/schema";
import { readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import { Doc } from "yjs";
import { signedIn } from "../http/client.ts";
import {
  type BareSocket,
  type Credentials,
  headersOf,
  HttpBareSocket,
  httpSocketClass,
} from "./http-sockets.ts";
import { id, type Person } from "../http/ground.ts";

export type { Credentials } from "./http-sockets.ts";

export const konin = id("midkonin");

type Transport = "websocket" | "http";

let transport: Transport = "websocket";

/** Runs the rules of a test file over another transport: to be called before they are imported. */
export function speakOver(other: Transport): void {
  transport = other;
}

export function spokenOver(): Transport {
  return transport;
}

function syncUrl(url: string, documentId: string): string {
  return `${url.replace("http", "ws")}/sync/${documentId}`;
}

export async function credentialsOf(url: string, person: Person): Promise<Credentials> {
  const { cookie } = await signedIn(url, person);
  return { cookie, origin: url };
}

/** The stock provider with a bare document, and „saved” counted on top of it as the web app does. */
export class StockClient {
  readonly doc = new Doc();
  readonly provider: WebsocketProvider;
  #sent = 0;
  #saved = 0;
  #onSaved: (() => void) | undefined;

  constructor(
    url: string,
    documentId: string,
    credentials: Credentials,
    options: { readonly maxBackoffTime?: number } = {},
  ) {
    // A browser adds these by itself; Node has to be told.
    class WithHeaders extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: headersOf(credentials) });
      }
    }
    this.provider = new WebsocketProvider(
      `${url.replace("http", "ws")}/sync`,
      documentId,
      this.doc,
      {
        // It is the browser's interface, which `ws` implements as far as the provider uses it.
        WebSocketPolyfill: (transport === "http"
          ? httpSocketClass(credentials)
          : WithHeaders) as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        ...options,
      },
    );
    this.#countSaved();
  }

  /** How many edits were made here, and how many of them the server has said to be saved. */
  get sentCount(): number {
    return this.#sent;
  }

  get savedCount(): number {
    return this.#saved;
  }

  /** Resolves when the first answer has been read. */
  async synced(): Promise<this> {
    if (!this.provider.synced) await new Promise((resolve) => this.provider.once("sync", resolve));
    return this;
  }

  /** Resolves when the document satisfies the condition, now or after an update. */
  until(isTrue: (doc: Doc) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isTrue(this.doc)) return;
        this.doc.off("update", check);
        resolve();
      };
      this.doc.on("update", check);
      check();
    });
  }

  /** Resolves when the server has said that all is saved. */
  saved(): Promise<void> {
    return new Promise((resolve) => {
      this.#onSaved = resolve;
      this.#checkSaved();
    });
  }

  /** Resolves with the code of a close after which the provider does not come back. */
  async closedForGood(): Promise<number> {
    return new Promise((resolve) => this.provider.once("closed", ({ code }) => resolve(code)));
  }

  /** Resolves when there is no connection. */
  async disconnected(): Promise<void> {
    if (!this.provider.wsconnected) return;
    await new Promise((resolve) => this.provider.once("connection-close", resolve));
  }

  destroy(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  #checkSaved(): void {
    if (this.#saved === this.#sent && this.provider.synced) this.#onSaved?.();
  }

  #countSaved(): void {
    const { provider } = this;
    provider.messageHandlers[FrameType.saved] = (_encoder, decoder) => {
      this.#saved = Math.max(this.#saved, readVarUint(decoder));
      this.#checkSaved();
    };
    // After the provider's own listener, so that the question follows the update.
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin === provider) return;
      this.#sent += 1;
      if (provider.synced) this.#ask();
    });
    provider.on("sync", (isSynced) => {
      if (isSynced) this.#ask();
    });
  }

  #ask(): void {
    const encoder = createEncoder();
    writeVarUint(encoder, FrameType.saved);
    writeVarUint(encoder, this.#sent);
    if (this.provider.ws?.readyState === WebSocket.OPEN)
      this.provider.ws.send(toUint8Array(encoder));
  }
}

/** A stock client that is gone when the test is over. */
export async function stockClient(
  url: string,
  person: Person,
  documentId = konin,
): Promise<StockClient> {
  const client = new StockClient(url, documentId, await credentialsOf(url, person));
  onTestFinished(() => client.destroy());
  return client;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** A bare socket that says what a test tells it to. */
export class RawClient {
  readonly socket: BareSocket;
  readonly closed: Promise<Closed>;

  constructor(url: string, documentId: string, credentials: Credentials) {
    const address = syncUrl(url, documentId);
    this.socket =
      transport === "http"
        ? new HttpBareSocket(address, credentials)
        : new WebSocket(address, { headers: headersOf(credentials) });
    this.socket.on("error", () => {});
    this.closed = new Promise((resolve) => {
      this.socket.on("close", (code: number, reason: Buffer) =>
        resolve({ code, reason: reason.toString() }),
      );
    });
    onTestFinished(() => this.socket.terminate());
  }

  /** Resolves when the server has let it in, with its first frame. */
  async open(): Promise<this> {
    await once(this.socket, "message");
    return this;
  }

  send(...bytes: readonly (Uint8Array | string)[]): void {
    for (const frame of bytes) this.socket.send(frame);
  }
}

/** The HTTP status with which an upgrade is answered. */
export function upgradeStatus(
  url: string,
  path: string,
  credentials: Credentials,
): Promise<number> {
  const socket = new WebSocket(`${url.replace("http", "ws")}${path}`, {
    headers: headersOf(credentials),
  });
  return new Promise((resolve) => {
    socket.on("error", () => {});
    socket.on("open", () => resolve(101));
    socket.on("unexpected-response", (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
    });
    onTestFinished(() => socket.terminate());
  });
}

/** A TCP connection that asks for the upgrade and then sends whatever it likes. */
export function rawUpgrade(
  url: string,
  documentId: string,
  { cookie, origin }: Credentials,
): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(
    [
      `GET /sync/${documentId} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      `Origin: ${origin ?? ""}`,
      `Cookie: ${cookie ?? ""}`,
      "\r\n",
    ].join("\r\n"),
  );
  onTestFinished(() => {
    socket.destroy();
  });
  return socket;
}

/** A client frame of WebSocket: masked, with a mask of zeros. */
export function clientFrame(payload: Uint8Array): Uint8Array {
  if (payload.length > 125) throw new Error("Only short frames");
  return Uint8Array.of(0x82, 0x80 | payload.length, 0, 0, 0, 0, ...payload);
}
