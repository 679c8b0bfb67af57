/** What is read when somebody asks for metrics, not before. */
import { Gauge, type Registry } from "prom-client";
import type { ExportStats } from "../export/jobs.ts";
import type { Health } from "../health/health.ts";
import type { Backlog } from "../store/meters.ts";
import type { SyncStats } from "../sync/sync.ts";

export interface Sources {
  sync(): Pick<SyncStats, "rooms" | "sockets" | "channels" | "entering" | "bufferedBytes">;
  backlog(): Backlog;
  exports(): ExportStats;
  /** Whether the server can do its work, each condition by itself. */
  health(): Promise<Health>;
}

export function addGauges(registry: Registry, sources: Sources): void {
  addSyncGauges(registry, sources);
  addBacklogGauges(registry, sources);
  addExportGauges(registry, sources);
  addHealthGauges(registry, sources);
}

function addSyncGauges(registry: Registry, { sync }: Sources): void {
  const gauge = (name: string, help: string, value: (stats: ReturnType<typeof sync>) => number) =>
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(value(sync()));
        },
      }),
    );
  gauge("brudnopis_rooms", "Documents that are open", ({ rooms }) => rooms);
  gauge("brudnopis_entering", "Sockets that are not let in yet", ({ entering }) => entering);
  gauge(
    "brudnopis_buffered_bytes",
    "Bytes that wait to be read at the other ends of the sockets",
    ({ bufferedBytes }) => bufferedBytes,
  );
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_sockets",
      help: "Open sockets, and channels over HTTP",
      labelNames: ["transport"],
      registers: [],
      collect() {
        const { sockets, channels } = sync();
        this.set({ transport: "websocket" }, sockets - channels);
        this.set({ transport: "http" }, channels);
      },
    }),
  );
}

function addBacklogGauges(registry: Registry, { backlog }: Sources): void {
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_pending_writes",
      help: "Writes that are not on disk yet",
      registers: [],
      collect() {
        this.set(backlog().writes);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_oldest_write_seconds",
      help: "For how long the oldest of them has waited",
      registers: [],
      collect() {
        this.set(backlog().oldestMs / 1000);
      },
    }),
  );
}

function addExportGauges(registry: Registry, { exports }: Sources): void {
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_exports",
      help: "Files that are being made, and those that wait",
      labelNames: ["phase"],
      registers: [],
      collect() {
        const { waiting, running } = exports();
        this.set({ phase: "waiting" }, waiting);
        this.set({ phase: "running" }, running);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_exports_kept_bytes",
      help: "Bytes of files that are kept in memory until they are fetched",
      registers: [],
      collect() {
        this.set(exports().keptBytes);
      },
    }),
  );
}

function addHealthGauges(registry: Registry, { health }: Sources): void {
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_free_disk_bytes",
      help: "Free space where the data folder is",
      registers: [],
      async collect() {
        this.set((await health()).freeDiskBytes ?? Number.NaN);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "brudnopis_ready",
      help: "Whether the server can do its work, by what that needs",
      labelNames: ["check"],
      registers: [],
      async collect() {
        const { checks } = await health();
        for (const [check, isRight] of Object.entries(checks)) this.set({ check }, isRight ? 1 : 0);
      },
    }),
  );
}
