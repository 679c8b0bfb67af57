import { expect, onTestFinished, test } from "vitest";
import { createMetrics, type Metrics } from "./metrics.ts";

test("Y1 an update that was taken is counted, and timed when it is acknowledged", async () => {
  const metrics = openMetrics();

  metrics.sync.acknowledged(metrics.sync.taken());
  metrics.sync.taken();

  const text = await metrics.text();
  expect(text).toContain("brudnopis_updates_total 2\n");
  expect(text).toContain("brudnopis_ack_seconds_count 1\n");
});

test("Y1 what a key costs is no more than a few microseconds, even where tests share the machine", () => {
  const { sync } = openMetrics();
  const keys = 20_000;
  const perKey = () => {
    const from = performance.now();
    for (let key = 0; key < keys; key += 1) sync.acknowledged(sync.taken());
    return ((performance.now() - from) / keys) * 1000;
  };
  perKey();

  // The best of several: the others tell of what else runs here.
  expect(Math.min(...Array.from({ length: 5 }, perKey))).toBeLessThan(3);
});

test("refusals are counted by their reason, closed sockets by their code", async () => {
  const metrics = openMetrics();

  metrics.sync.refused("clock-gap");
  metrics.sync.refused("clock-gap");
  metrics.sync.closed(4422);

  const text = await metrics.text();
  expect(text).toContain('brudnopis_refusals_total{reason="clock-gap"} 2\n');
  expect(text).toContain('brudnopis_sockets_closed_total{code="4422"} 1\n');
});

test("Y2 sockets by transport, the backlog and the conditions of being ready are those of the moment", async () => {
  const metrics = openMetrics();
  let sockets = 5;
  metrics.read({
    sync: () => ({ rooms: 2, sockets, channels: 1, entering: 0, bufferedBytes: 12 }),
    backlog: () => ({ writes: 3, oldestMs: 1500 }),
    exports: () => ({ waiting: 4, running: 2, keptBytes: 5000 }),
    health: async () => ({
      isReady: false,
      checks: { serving: true, reading: true, writing: true, disk: false, format: true },
      freeDiskBytes: 1000,
    }),
  });
  sockets = 6;

  const lines = (await metrics.text()).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "brudnopis_rooms 2",
      'brudnopis_sockets{transport="websocket"} 5',
      'brudnopis_sockets{transport="http"} 1',
      "brudnopis_buffered_bytes 12",
      "brudnopis_pending_writes 3",
      'brudnopis_exports{phase="waiting"} 4',
      "brudnopis_exports_kept_bytes 5000",
      "brudnopis_oldest_write_seconds 1.5",
      'brudnopis_ready{check="disk"} 0',
      'brudnopis_ready{check="writing"} 1',
      "brudnopis_free_disk_bytes 1000",
    ]),
  );
});

test("an export that fails is timed as well", async () => {
  const metrics = openMetrics();

  metrics.exportEnded("failed", 40);
  metrics.exportEnded("done", 120);

  const text = await metrics.text();
  expect(text).toContain('brudnopis_export_seconds_count{outcome="failed"} 1\n');
  expect(text).toContain('brudnopis_export_seconds_count{outcome="done"} 1\n');
});

test("a loop that was held up shows in its lag", async () => {
  const metrics = openMetrics();
  await nextTurns();

  const until = performance.now() + 150;
  while (performance.now() < until);
  await nextTurns();

  const [, lag] = /lag_seconds\{quantile="1"\} (\S+)/.exec(await metrics.text()) ?? [];
  expect(Number(lag)).toBeGreaterThan(0.1);
});

/** Two looks of the monitor, which come every 20 ms. */
function nextTurns(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
}

function openMetrics(): Metrics {
  const metrics = createMetrics();
  onTestFinished(() => metrics.close());
  return metrics;
}
