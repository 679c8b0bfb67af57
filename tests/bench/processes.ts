/** The processes of benchmarks: a server and its clients must not share a thread. */
import { type ChildProcess, fork, spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectPaths } from "../../apps/server/src/project.ts";
import { freePort } from "../free-port.ts";

/** @param script Below this folder. */
export function startProcess(script: string, ...args: readonly string[]): ChildProcess {
  // What the peer prints goes beside our lines, not among them.
  const stdio: StdioOptions = ["ignore", 2, 2, "ipc"];
  return fork(join(import.meta.dirname, script), args, { serialization: "advanced", stdio });
}

/** `@y/websocket-server`, which knows neither people nor rights and stores nothing. */
export async function startPeer(): Promise<ChildProcess> {
  return startProcess("sync/peer-server.ts", await installPeer(), String(await freePort()));
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

const peerPackage = "@y/websocket-server@0.1.1";
const peerYjs = "yjs@13.6.33";

/** Into the cache, on demand: it is no part of the product. Returns the folder of its package. */
async function installPeer(): Promise<string> {
  const folder = join(projectPaths.root, "node_modules/.cache/bench-sync");
  const installed = join(folder, "node_modules/@y/websocket-server");
  if (existsSync(installed)) return installed;
  await mkdir(folder, { recursive: true });
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder];
  const npm = spawn("npm", ["install", ...options, peerPackage, peerYjs], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(npm, "exit");
  if (code !== 0) throw new Error(`npm could not install ${peerPackage}`);
  return installed;
}
