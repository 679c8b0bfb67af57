/** What stands between pages and the server in some networks. */
import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  request as ask,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export class HttpProxy {
  readonly url: string;
  /** Whether answers are handed on only when they are whole. */
  isHoldingBack = false;
  /** How many answers to bodies are still lost on their way. */
  answersToLose = 0;
  /** How many bodies came by. */
  bodies = 0;
  readonly #target: URL;
  readonly #streams = new Set<ServerResponse>();

  private constructor(server: Server, target: string) {
    // A server that listens on a port has an address of this shape.
    const { port } = server.address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
    this.#target = new URL(target);
    server.on("request", (request, response) => this.#forward(request, response));
  }

  static async before(url: string): Promise<HttpProxy> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return new HttpProxy(server, url);
  }

  /** Cuts off the streams that are open. */
  cut(): void {
    for (const response of this.#streams) response.destroy();
  }

  #forward(request: IncomingMessage, response: ServerResponse): void {
    const { method, url, headers } = request;
    const { hostname, port } = this.#target;
    const forwarded = ask({ hostname, port, method, path: url, headers }, (answer) => {
      if (method === "POST" && this.answersToLose > 0) {
        this.answersToLose -= 1;
        answer.resume();
        return response.destroy();
      }
      void this.#answer(answer, response);
    });
    if (method === "POST") this.bodies += 1;
    forwarded.on("error", () => response.destroy());
    response.on("close", () => forwarded.destroy());
    request.pipe(forwarded);
  }

  async #answer(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    answer.on("error", () => response.destroy());
    const held = this.isHoldingBack ? await wholeOf(answer).catch(() => undefined) : undefined;
    if (answer.errored) return;
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    if (held) return void response.end(held);
    this.#streams.add(response);
    response.on("close", () => this.#streams.delete(response));
    answer.pipe(response);
  }
}

async function wholeOf(answer: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  answer.on("data", (piece: Buffer) => pieces.push(piece));
  await once(answer, "end");
  return Buffer.concat(pieces);
}
