/**
 * What the server counts and times, for Prometheus. Nothing in here names a person or a document: every label has a few
 * values that are known beforehand.
 *
 *   Y1  What is told for every key that is pressed has no labels, and costs less than a microsecond.
 *   Y2  What can be read at any time is read when somebody asks, not counted all the time.
 */
import { Counter, Histogram, Registry } from "prom-client";
import type { FailureAction } from "../access/audit.ts";
import type { StoreMeters } from "../store/meters.ts";
import type { SyncMeters } from "../sync/meters.ts";
import { addGauges, type Sources } from "./gauges.ts";
import { addProcessGauges } from "./process-gauges.ts";

export interface Metrics {
  readonly sync: SyncMeters;
  readonly store: StoreMeters;
  /** Somebody could not sign in. */
  failedToSignIn(action: FailureAction): void;
  /** A file was made, or could not be; with the time that it waited. */
  exportEnded(outcome: "done" | "failed", ms: number): void;
  /** Says where to look for what is read when somebody asks (Y2). Called once. */
  read(sources: Sources): void;
  /** Everything, in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
  close(): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const ending = new AbortController();
  addProcessGauges(registry, ending.signal);
  return {
    sync: createSyncMeters(registry),
    store: createStoreMeters(registry),
    failedToSignIn: signInCounter(registry),
    exportEnded: exportTimer(registry),
    read: (sources) => addGauges(registry, sources),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => ending.abort(),
  };
}

/** Seconds. Around the bars for acknowledgements, 150 ms, and for an alert, 1 s. */
const latencies = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10];
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

function createSyncMeters(registry: Registry): SyncMeters {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const updates = counter("brudnopis_updates_total", "Updates of documents that were applied");
  const broadcasts = counter("brudnopis_broadcasts_total", "Frames that carried updates to others");
  const answers = counter("brudnopis_catch_up_answers_total", "Answers to what a client lacks");
  const lost = counter("brudnopis_rooms_lost_total", "Rooms given up, to be loaded again");
  const slow = counter(
    "brudnopis_slow_readers_total",
    "Sockets cut off because they did not keep up",
  );
  const acknowledged = new Histogram({
    name: "brudnopis_ack_seconds",
    help: "From an update that was taken until it is on disk and its author was told",
    buckets: latencies,
    registers,
  });
  const groups = new Histogram({
    name: "brudnopis_update_group_size",
    help: "Updates of one document that went to the disk together",
    buckets: sizes,
    registers,
  });
  const refusals = new Counter({
    name: "brudnopis_refusals_total",
    help: "What clients sent and the server did not accept",
    labelNames: ["reason"],
    registers,
  });
  const closed = new Counter({
    name: "brudnopis_sockets_closed_total",
    help: "Sockets that the server closed, by close code",
    labelNames: ["code"],
    registers,
  });
  return {
    taken: () => {
      updates.inc();
      return performance.now();
    },
    acknowledged: (takenAt) => acknowledged.observe((performance.now() - takenAt) / 1000),
    stored: (count) => groups.observe(count),
    broadcast: () => broadcasts.inc(),
    caughtUp: () => answers.inc(),
    refused: (reason) => refusals.inc({ reason }),
    lost: () => lost.inc(),
    closed: (code) => closed.inc({ code }),
    cutOff: () => slow.inc(),
  };
}

function createStoreMeters(registry: Registry): StoreMeters {
  const registers = [registry];
  const writes = new Histogram({
    name: "brudnopis_commit_writes",
    help: "Writes that went to the disk as one transaction",
    buckets: sizes,
    registers,
  });
  const seconds = new Histogram({
    name: "brudnopis_commit_seconds",
    help: "How long the writer thread took for a transaction",
    buckets: latencies,
    registers,
  });
  const failed = new Counter({
    name: "brudnopis_commits_failed_total",
    help: "Transactions that could not be stored",
    registers,
  });
  return {
    committed: (count, ms) => {
      writes.observe(count);
      seconds.observe(ms / 1000);
    },
    failed: () => failed.inc(),
  };
}

function signInCounter(registry: Registry): Metrics["failedToSignIn"] {
  const failures = new Counter({
    name: "brudnopis_sign_in_failures_total",
    help: "Tries to sign in that were wrong, or came after too many that were",
    labelNames: ["kind"],
    registers: [registry],
  });
  for (const kind of Object.values(kinds)) failures.inc({ kind }, 0);
  return (action) => failures.inc({ kind: kinds[action] });
}

const kinds: Readonly<Record<FailureAction, string>> = {
  "sign-in-failed": "wrong",
  "sign-in-throttled": "throttled",
};

function exportTimer(registry: Registry): Metrics["exportEnded"] {
  const seconds = new Histogram({
    name: "brudnopis_export_seconds",
    help: "How long an export took, with the time that it waited",
    labelNames: ["outcome"],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [registry],
  });
  return (outcome, ms) => seconds.observe({ outcome }, ms / 1000);
}
