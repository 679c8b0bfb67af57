/**
 * The server as a process of its own, to be killed or hurt: `node server.ts <settings as JSON>`. It starts when it is told
 * to, so that another can be ready in time, says when it listens, and how late its event loop has been when it is asked.
 */
import { createInterface } from "node:readline";
import { startServer } from "../../apps/server/src/compose.ts";
import type { ServerSettings } from "./server-process.ts";

const lateMs: number[] = [];

async function start(): Promise<void> {
  // The test that starts this file gives it what `ServerSettings` says.
  const settings = JSON.parse(process.argv[2] ?? "") as ServerSettings;
  const { dataDir, port, reserveBytes = 0, isFaulty = false } = settings;
  const storeWriter = new URL("./faulty-writer.ts", import.meta.url);
  await startServer(
    { dataDir, port, host: "127.0.0.1", logLevel: settings.logLevel ?? "silent", reserveBytes },
    { isPdfWarm: false, ...(isFaulty ? { storeWriter } : {}) },
  );
  console.log("listening");
}

/** By how much a timer is later than it was to be. */
function watchLoop(everyMs = 5): void {
  const dueAt = performance.now() + everyMs;
  setTimeout(() => {
    lateMs.push(Math.max(0, performance.now() - dueAt));
    watchLoop(everyMs);
  }, everyMs).unref();
}

for await (const line of createInterface(process.stdin)) {
  if (line === "start") await start();
  if (line === "watch") watchLoop();
  if (line === "lateness") console.log(JSON.stringify(lateMs.splice(0)));
}
