/** What the process takes from the machine, and how long its one thread keeps things waiting. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, type Registry } from "prom-client";

/** How often the loop is looked at. */
const resolutionMs = 20;
const quantiles = [0.5, 0.99, 1] as const;

export function addProcessGauges(registry: Registry, ending: AbortSignal): void {
  registry.registerMetric(
    new Counter({
      name: "process_cpu_seconds_total",
      help: "Processor time of all threads",
      registers: [],
      collect() {
        const { user, system } = process.cpuUsage();
        this.reset();
        this.inc((user + system) / 1e6);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "process_resident_memory_bytes",
      help: "Memory of the process",
      registers: [],
      collect() {
        this.set(process.memoryUsage.rss());
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "process_start_time_seconds",
      help: "When the process began, in Unix time",
      registers: [],
      collect() {
        this.set(performance.timeOrigin / 1000);
      },
    }),
  );
  addLoopLag(registry, ending);
}

function addLoopLag(registry: Registry, ending: AbortSignal): void {
  const loop = monitorEventLoopDelay({ resolution: resolutionMs });
  loop.enable();
  ending.addEventListener("abort", () => loop.disable());
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_loop_lag_seconds",
      help: "How late the event loop was since somebody asked last",
      labelNames: ["quantile"],
      registers: [],
      collect() {
        // What is measured is the time between two looks, in nanoseconds.
        const late = (quantile: number) =>
          loop.percentile(quantile * 100) / 1e9 - resolutionMs / 1e3;
        for (const quantile of quantiles) this.set({ quantile }, Math.max(0, late(quantile)));
        loop.reset();
      },
    }),
  );
}
