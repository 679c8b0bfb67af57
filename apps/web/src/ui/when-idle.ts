/** An idle page gets round to it at once; a busy one has to after this long. */
const longestIdleWaitMs = 1000;

/** Runs something when the browser has nothing more urgent to do; returns what calls it off. */
export function whenIdle(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(run, { timeout: longestIdleWaitMs });
  return () => cancelIdleCallback(id);
}
