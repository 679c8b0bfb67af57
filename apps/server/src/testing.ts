/** A whole server for tests: a free port, a folder of its own, time that stands still until it is told to move. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type RunningServer, startServer } from "./compose.ts";
import type { Config } from "./config.ts";
import type { Overrides } from "./parts.ts";
import type { Schedule } from "./schedule.ts";
import type { Driver, Statement } from "./store/driver.ts";
import { openStore } from "./store/store.ts";
import { temporaryFolder } from "./store/testing.ts";

/** The lowest cost that scrypt takes: tests sign in often. */
export const passwordCost = 4;

export interface TestServerOptions {
  /** What is in the data folder before the start. */
  readonly statements?: readonly Statement[];
  readonly dataDir?: string;
  readonly config?: Partial<Config>;
  readonly overrides?: Overrides;
}

/** Stops, with all it started, when the test is over. */
export async function startTestServer(options: TestServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const server = await start({ ...options, dataDir });
  onTestFinished(() => server.stop());
  return server;
}

/** One for all tests of a file, where starting one each would take too long. It is there once the tests run. */
export function useServer(options: () => Promise<TestServerOptions>): () => RunningServer {
  let server: RunningServer | undefined;
  let dataDir: string | undefined;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "brudnopis-test-"));
    server = await start({ ...(await options()), dataDir });
  });
  afterAll(async () => {
    await server?.stop();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  });
  return () => {
    if (!server) throw new Error("The server is not started yet");
    return server;
  };
}

async function start(
  options: TestServerOptions & { readonly dataDir: string },
): Promise<RunningServer> {
  const { statements = [], config, overrides, dataDir } = options;
  if (statements.length > 0) await withStore(dataDir, (driver) => driver.write(statements));
  return startServer(
    { port: 0, host: "127.0.0.1", logLevel: "silent", dataDir, ...config },
    { passwordCost, isPdfWarm: false, ...overrides },
  );
}

/** Opens the data folder of a server that does not run. */
export async function withStore<T>(
  dataDir: string,
  use: (driver: Driver) => Promise<T>,
): Promise<T> {
  const driver = await openStore({
    dataDir,
    onDeath: (cause) => {
      throw new Error("The writer thread ended", { cause });
    },
  });
  try {
    return await use(driver);
  } finally {
    await driver.close();
  }
}

/** Time for tests: nothing happens until it is moved on. */
export class FakeTime {
  #now: number;
  #tasks: { readonly at: number; readonly task: () => void }[] = [];

  constructor(now = Date.UTC(2026, 10, 22, 8)) {
    this.#now = now;
  }

  readonly clock = (): number => this.#now;

  readonly schedule: Schedule = (task, delayMs) => {
    const entry = { at: this.#now + delayMs, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  };

  /** Moves the clock and runs what is due by then. */
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#tasks.filter(({ at }) => at <= this.#now);
    this.#tasks = this.#tasks.filter(({ at }) => at > this.#now);
    for (const { task } of due) task();
  }
}
