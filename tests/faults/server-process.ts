import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { onTestFinished } from "vitest";
import { withStore } from "../../apps/server/src/testing.ts";
import { freePort } from "../free-port.ts";
import { ground } from "../http/ground.ts";

export interface ServerSettings {
  readonly dataDir: string;
  readonly port: number;
  readonly reserveBytes?: number;
  /** Whether its writer thread does what `fault` in the data folder says. */
  readonly isFaulty?: boolean;
  readonly logLevel?: "silent" | "warn";
}

/** A data folder with documents and people, and a port. */
export async function prepare(dataDir: string): Promise<ServerSettings> {
  await withStore(dataDir, async (driver) => driver.write(await ground()));
  return { dataDir, port: await freePort() };
}

/** Gone when the test is over. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly exit: Promise<number | undefined>;

  /** One that has loaded the server and waits to be told to start it. */
  constructor(settings: ServerSettings) {
    this.url = `http://127.0.0.1:${settings.port}`;
    const script = join(import.meta.dirname, "server.ts");
    this.#child = spawn(process.execPath, [script, JSON.stringify(settings)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#lines = createInterface(this.#child.stdout);
    this.exit = once(this.#child, "exit").then(([code]) =>
      typeof code === "number" ? code : undefined,
    );
    // Who ends before all was said to it need not hear it.
    this.#child.stdin.on("error", () => {});
    onTestFinished(() => {
      this.#child.kill("SIGKILL");
    });
  }

  async start(): Promise<this> {
    const died = this.exit.then((code) => {
      throw new Error(`The server ended with code ${String(code)}`);
    });
    await Promise.race([this.#ask("start"), died]);
    return this;
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.exit;
  }

  watchLoop(): void {
    this.#child.stdin.write("watch\n");
  }

  /** Milliseconds by which its event loop was late, since it was watched or asked last. */
  async lateness(): Promise<number[]> {
    // `server.ts` prints an array of numbers.
    return JSON.parse(await this.#ask("lateness")) as number[];
  }

  /** The system's number of its thread that writes. */
  async writerThread(): Promise<string> {
    const folder = `/proc/${this.#child.pid}/task`;
    for (const thread of await readdir(folder)) {
      const name = await readFile(`${folder}/${thread}/comm`, "utf8");
      if (name.trim() === "store-writer") return thread;
    }
    throw new Error("The server has no thread that writes");
  }

  async #ask(word: string): Promise<string> {
    const answer = once(this.#lines, "line");
    this.#child.stdin.write(`${word}\n`);
    const [line] = await answer;
    return String(line);
  }
}
