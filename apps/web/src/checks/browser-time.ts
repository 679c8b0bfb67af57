import { whenIdle } from "../ui/when-idle.ts";
import type { RunClock } from "./check-runs.ts";

export const browserTime: RunClock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  whenIdle,
};
