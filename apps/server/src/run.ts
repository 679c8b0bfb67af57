/** What every program of the server does around its server: says why it cannot start, and stops when asked to. */
import { StartProblem } from "./start-problem.ts";

export interface Stoppable {
  stop(): Promise<void>;
}

/**
 * The terminal, npm and what starts us each pass on the same Ctrl-C; signals this close together are one. A later one
 * is from a person who does not want to wait.
 */
const sameSignalMs = 1000;

/** What started us ends us by force a while after it has asked: 15 seconds are usual for the shortest. */
const stopWithinMs = 14_000;

export async function run(start: () => Promise<Stoppable>): Promise<void> {
  const stopAsked = Promise.withResolvers<void>();
  let askedAt: number | undefined;
  const onSignal = () => {
    if (askedAt !== undefined && Date.now() - askedAt > sameSignalMs) endNow();
    askedAt ??= Date.now();
    stopAsked.resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  try {
    const server = await start();
    await stopAsked.promise;
    console.log("\nStopping …");
    setTimeout(giveUp, stopWithinMs).unref();
    await server.stop();
    process.exit(0);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    console.error(`\nBrudnopis cannot start.\n${error.message}\n`);
    process.exit(1);
  }
}

function giveUp(): void {
  console.error(
    "Stopping took too long and was cut short: the disk does not answer. Nothing is lost that was called saved; what was " +
      "not waits in the tabs where it was typed.",
  );
  endNow();
}

/** `process.exit` would wait for the thread that writes, and that one for a disk that may never answer. */
function endNow(): void {
  process.kill(process.pid, "SIGKILL");
}
