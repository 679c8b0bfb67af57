/** Who is measured: us, and every peer, each as a process of its own with a data folder of its own. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import serverOptions from "../../../apps/server/node-options.json" with { type: "json" };
import { freePort } from "../../free-port.ts";
import { heard, startProcess, type StartOptions } from "../processes.ts";
import { fillDataFolder, password } from "./ground.ts";
import type { CpuReading, LoopReading, MemoryReading, Target, ToServer } from "./messages.ts";
import { installPeers, yWebsocketFolder } from "./peers.ts";

export interface Subject {
  readonly name: string;
  /** What `build-history.ts` calls its store; absent where a restart forgets everything. */
  readonly historyBuilder?: string;
  /** Whether documents are in the data folder before the start, where others are told them by their first client. */
  readonly isSeeded: boolean;
  start(dataDir: string, options?: StartOptions): Promise<ChildProcess>;
}

export const us: Subject = {
  name: "us",
  historyBuilder: "us",
  isSeeded: true,
  start: async (dataDir, options) =>
    startProcess("sync/our-server.ts", [dataDir, password], {
      ...options,
      nodeOptions: [...serverOptions, ...(options?.nodeOptions ?? [])],
    }),
};

/** All of us, as `npm start` has it. */
export const allOfUs: Subject = {
  ...us,
  start: (dataDir, options) => us.start(dataDir, { ...options, env: { WARM: "yes" } }),
};

export const peers: readonly Subject[] = [
  {
    name: "@y/websocket-server",
    isSeeded: false,
    start: (_dataDir, options) => startYWebsocket(options),
  },
  {
    name: "@y/websocket-server + y-leveldb",
    historyBuilder: "y-leveldb",
    isSeeded: false,
    start: (dataDir, options) =>
      startYWebsocket({ ...options, env: { YPERSISTENCE: join(dataDir, "level") } }),
  },
  {
    name: "@hocuspocus/server + SQLite",
    historyBuilder: "hocuspocus",
    isSeeded: false,
    start: async (dataDir, options) =>
      startProcess(
        "sync/hocuspocus-server.ts",
        [await installPeers(), String(await freePort()), join(dataDir, "documents.sqlite")],
        options,
      ),
  },
];

export const subjects: readonly Subject[] = [us, ...peers];

async function startYWebsocket(options: StartOptions = {}): Promise<ChildProcess> {
  const folder = yWebsocketFolder(await installPeers());
  return startProcess("sync/y-websocket-server.ts", [folder, String(await freePort())], options);
}

const lookMs = 250;
/** A server with a thousand sockets never does nothing at all. */
const quietMicros = 12_000;
const enoughQuiet = 2;
const longestLook = 60;

/** A subject's server while it runs. */
export class Server {
  readonly subject: Subject;
  readonly target: Target;
  readonly #process: ChildProcess;

  private constructor(subject: Subject, process: ChildProcess, target: Target) {
    this.subject = subject;
    this.#process = process;
    this.target = target;
  }

  static async start(subject: Subject, dataDir: string, options?: StartOptions): Promise<Server> {
    const process = await subject.start(dataDir, options);
    return new Server(subject, process, await heard<Target>(process));
  }

  async cpuMicros(): Promise<number> {
    return (await this.#ask<CpuReading>({ type: "cpu" })).cpuMicros;
  }

  /** Resolves with that when there is nothing left to do, what was put off included. */
  async quietCpuMicros(): Promise<number> {
    let before = await this.cpuMicros();
    for (let look = 0, quiet = 0; look < longestLook && quiet < enoughQuiet; look += 1) {
      await pause(lookMs);
      const now = await this.cpuMicros();
      quiet = now - before < quietMicros ? quiet + 1 : 0;
      before = now;
    }
    return before;
  }

  memory(): Promise<MemoryReading> {
    return this.#ask<MemoryReading>({ type: "memory" });
  }

  async watchLoop(): Promise<void> {
    await this.#ask({ type: "watch-loop" });
  }

  loop(): Promise<LoopReading> {
    return this.#ask<LoopReading>({ type: "loop" });
  }

  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const exit = once(this.#process, "exit");
    this.#process.send({ type: "end", signal } satisfies ToServer);
    await exit;
  }

  #ask<Answer>(message: ToServer): Promise<Answer> {
    const answer = heard<Answer>(this.#process);
    this.#process.send(message);
    return answer;
  }
}

/** A data folder that a subject can be started on. */
export async function dataFolderFor(
  { isSeeded }: Subject,
  documents: { readonly ids: readonly string[]; readonly state: Uint8Array },
): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-sync-"));
  if (isSeeded) await fillDataFolder(dataDir, documents);
  return dataDir;
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
