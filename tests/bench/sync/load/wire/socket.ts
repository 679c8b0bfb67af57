/** One bare WebSocket. It reads into a buffer that all of the process share, and throws away what it has read. */
import { connect, type Socket } from "node:net";
import { binaryFrame, FrameReader, pongFrame } from "./frames.ts";

export interface BareSocketOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  onOpen(): void;
  onMessage(payload: Uint8Array): void;
  /** Not called after `destroy`. */
  onEnd(why: string): void;
}

const shared = { buffer: Buffer.allocUnsafe(256 * 1024) };

export class BareSocket {
  readonly #options: BareSocketOptions;
  readonly #socket: Socket;
  readonly #reader: FrameReader;
  /** What came of the answer to the upgrade; undefined once it is all there. */
  #greeting: string | undefined = "";
  #isOver = false;

  constructor(options: BareSocketOptions) {
    this.#options = options;
    this.#reader = new FrameReader({
      onMessage: options.onMessage,
      onPing: (payload) => this.#socket.write(pongFrame(payload)),
      onClose: (why) => this.#end(`closed with ${why}`),
    });
    this.#socket = connect({
      port: options.port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer: shared.buffer,
        callback: (length) => {
          this.#read(shared.buffer.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.once("connect", () => this.#socket.write(this.#upgrade()));
    this.#socket.on("error", (error) => this.#end(error.message));
    this.#socket.once("close", () => this.#end("cut off"));
  }

  send(payload: Uint8Array): void {
    this.#socket.write(binaryFrame(payload));
  }

  destroy(): void {
    this.#isOver = true;
    this.#socket.destroy();
  }

  #upgrade(): string {
    const { port, path, headers } = this.#options;
    const key = Buffer.from(Array.from({ length: 16 }, () => Math.floor(Math.random() * 256)));
    return [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${key.toString("base64")}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      "\r\n",
    ].join("\r\n");
  }

  #read(chunk: Buffer): void {
    if (this.#isOver) return;
    if (this.#greeting === undefined) return this.#reader.read(chunk);
    const text = this.#greeting + chunk.toString("latin1");
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      this.#greeting = text;
      return;
    }
    if (!text.startsWith("HTTP/1.1 101")) return this.#end(text.slice(0, text.indexOf("\r\n")));
    this.#greeting = undefined;
    this.#options.onOpen();
    const rest = Buffer.from(text.slice(end + 4), "latin1");
    if (rest.length > 0) this.#reader.read(rest);
  }

  #end(why: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#socket.destroy();
    this.#options.onEnd(why);
  }
}
