import { useEffect, useState } from "react";

const longestWaitMs = 3000;

/** False until the browser has had nothing more urgent to do since it was wanted, true from then on. */
export function useWhenIdle(isWanted: boolean): boolean {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    if (!isWanted || isTime) return;
    // Safari has no idle callbacks.
    if (!("requestIdleCallback" in globalThis)) {
      const timer = setTimeout(() => setTime(true), longestWaitMs);
      return () => clearTimeout(timer);
    }
    const id = requestIdleCallback(() => setTime(true), { timeout: longestWaitMs });
    return () => cancelIdleCallback(id);
  }, [isWanted, isTime]);
  return isTime;
}
