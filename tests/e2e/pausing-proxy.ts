/** A TCP proxy whose connections can fall silent, as they do for a phone that sleeps: nobody is told, nothing arrives. */
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

export class PausingProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #frozen = new Set<Socket>();
  #target = 0;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on("connection", (client) => this.#forward(client));
  }

  static async listen(): Promise<PausingProxy> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address !== "object" || !address) throw new Error("No port");
    return new PausingProxy(server, address.port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  forwardTo(port: number): void {
    this.#target = port;
  }

  /** What is open carries nothing more, in neither direction, and stays open. What is opened afterwards works. */
  freeze(): void {
    for (const socket of this.#open) {
      socket.unpipe();
      socket.pause();
      this.#frozen.add(socket);
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #forward(client: Socket): void {
    const server = connect(this.#target, "127.0.0.1");
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        this.#open.delete(socket);
        if (!this.#frozen.has(socket)) other.destroy();
      });
      socket.pipe(other);
    }
  }
}
