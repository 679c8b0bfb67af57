/** What carries one client's frames: a WebSocket, or a channel over HTTP (`http-channel.ts`). */
import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { FrameBundle } from "./frame-bundle.ts";

/** Nothing here throws because a client is gone. */
export interface Wire {
  readonly isWritable: boolean;
  /** Bytes that were written and that the client may not have yet. */
  readonly waitingBytes: number;
  /** Bytes that it has, as far as is known. */
  readonly goneBytes: number;
  /** Takes the bytes of a whole WebSocket frame, as `frames.ts` builds them. `onGone` follows when they have left. */
  write(frame: Uint8Array, onGone?: () => void): void;
  /** The same for frames that leave together. */
  writeTogether(frames: FrameBundle): void;
  /** Asks for a sign of life. */
  ping(): void;
  /** Passes on no frames until it is resumed. */
  pause(): void;
  resume(): void;
  /** Says goodbye behind all that was written. */
  close(code: number, reason?: string): void;
  terminate(): void;
  onFrame(listener: (frame: Uint8Array, isBinary: boolean) => void): void;
  /** A sign of life that is no frame. */
  onPong(listener: () => void): void;
  /** Once, when it is over, whoever has ended it; at once when it is over already. */
  onClose(listener: () => void): void;
}

/** `ws` reads a socket and speaks its control frames; what the server says goes to the raw socket as it is. */
export class SocketWire implements Wire {
  readonly #ws: WebSocket;
  readonly #socket: Duplex;

  constructor(ws: WebSocket, socket: Duplex) {
    this.#ws = ws;
    this.#socket = socket;
  }

  get isWritable(): boolean {
    return this.#socket.writable;
  }

  get waitingBytes(): number {
    return this.#socket.writableLength;
  }

  get goneBytes(): number {
    const socket = this.#socket;
    const total =
      "bytesWritten" in socket && typeof socket.bytesWritten === "number" ? socket.bytesWritten : 0;
    return total - socket.writableLength;
  }

  write(frame: Uint8Array, onGone?: () => void): void {
    this.#socket.write(frame, onGone);
  }

  writeTogether({ bytes }: FrameBundle): void {
    this.#socket.write(bytes);
  }

  ping(): void {
    this.#ws.ping();
  }

  pause(): void {
    this.#ws.pause();
  }

  resume(): void {
    this.#ws.resume();
  }

  close(code: number, reason?: string): void {
    this.#ws.close(code, reason);
  }

  terminate(): void {
    this.#ws.terminate();
  }

  onFrame(listener: (frame: Uint8Array, isBinary: boolean) => void): void {
    this.#ws.on("message", (data, isBinary) => listener(toBytes(data), isBinary));
  }

  onPong(listener: () => void): void {
    this.#ws.on("pong", listener);
  }

  onClose(listener: () => void): void {
    if (this.#ws.readyState === this.#ws.CLOSED) listener();
    else this.#ws.once("close", listener);
  }
}

/** Messages are Buffers unless a socket is told otherwise, which ours are not. */
function toBytes(data: RawData): Uint8Array {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data);
}
