/** The processes of benchmarks: a server and its clients must not share a thread. */
import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { installPeers, yWebsocketFolder } from "./sync/peers.ts";

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What the process is started by, for example a program that slows down the disk. */
  readonly wrapper?: readonly string[];
  /** Options of Node. */
  readonly nodeOptions?: readonly string[];
}

/** @param script Below this folder. */
export function startProcess(
  script: string,
  args: readonly string[] = [],
  { env = {}, wrapper = [], nodeOptions = [] }: StartOptions = {},
): ChildProcess {
  // What the peer prints goes beside our lines, not among them.
  const stdio: StdioOptions = ["ignore", 2, 2, "ipc"];
  const node = [process.execPath, "--expose-gc", ...nodeOptions];
  const [program = "", ...rest] = [...wrapper, ...node, join(import.meta.dirname, script), ...args];
  return spawn(program, rest, {
    stdio,
    serialization: "advanced",
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
}

/** `@y/websocket-server`, which knows neither people nor rights and stores nothing. */
export async function startPeer(): Promise<ChildProcess> {
  const folder = yWebsocketFolder(await installPeers());
  return startProcess("sync/y-websocket-server.ts", [folder, String(await freePort())]);
}

/** The child's next word, which is of the type that the question asks for. */
export async function heard<Answer>(child: ChildProcess): Promise<Answer> {
  const listening = new AbortController();
  const { signal } = listening;
  try {
    const exit = once(child, "exit", { signal }).then(([code]) => {
      throw new Error(`A process of the benchmark ended with code ${String(code)}`);
    });
    const [message] = await Promise.race([once(child, "message", { signal }), exit]);
    return message as Answer;
  } finally {
    listening.abort();
  }
}

export async function endProcess(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill();
  await exit;
}
