import { expect, test } from "vitest";
import { fromClock } from "./warsaw-time.ts";
import { plotWindows, windowState } from "./window-plot.ts";

function at(day: string, time = "00:00"): number {
  return fromClock({ day, time }) ?? Number.NaN;
}

function peerWindow(id: string, opens: string, closes: string) {
  return { id, opensAt: at(opens), closesAt: at(closes), note: "" };
}

const now = at("2026-06-15", "12:00");

test("a window is planned, then open until the very moment it closes, then past", () => {
  const window = peerWindow("a", "2026-06-01", "2026-06-10");
  const states = [window.opensAt - 1, window.opensAt, window.closesAt - 1, window.closesAt];

  expect(states.map((moment) => windowState(window, moment))).toEqual([
    "planned",
    "open",
    "open",
    "past",
  ]);
});

test("windows lie in the order of time, all within the strip", () => {
  const { bars } = plotWindows(
    [
      peerWindow("late", "2026-09-01", "2026-09-20"),
      peerWindow("early", "2026-03-01", "2026-03-20"),
    ],
    now,
  );

  expect(bars.map(({ id, state }) => `${id} ${state}`)).toEqual(["early past", "late planned"]);
  const [early, late] = bars;
  expect(early?.left).toBeGreaterThan(0);
  expect((early?.left ?? 1) + (early?.width ?? 1)).toBeLessThan(late?.left ?? 0);
  expect((late?.left ?? 1) + (late?.width ?? 1)).toBeLessThan(1);
});

test("widths are as the times are", () => {
  const { bars } = plotWindows(
    [
      peerWindow("ten", "2026-05-01", "2026-05-11"),
      peerWindow("twenty", "2026-07-01", "2026-07-21"),
    ],
    now,
  );

  expect((bars[1]?.width ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(2, 5);
});

test("windows that overlap lie in lanes of their own, and a lane is used again", () => {
  const { bars, lanes } = plotWindows(
    [
      peerWindow("a", "2026-05-01", "2026-06-01"),
      peerWindow("b", "2026-05-15", "2026-06-10"),
      peerWindow("c", "2026-06-20", "2026-07-01"),
    ],
    now,
  );

  expect(bars.map(({ id, lane }) => `${id}${lane}`)).toEqual(["a0", "b1", "c0"]);
  expect(lanes).toBe(2);
});

test("a window of an hour can still be seen among years", () => {
  const hour = { id: "h", opensAt: now, closesAt: now + 3_600_000, note: "" };
  const { bars } = plotWindows([hour, peerWindow("far", "2029-01-01", "2029-02-01")], now);

  expect(bars[0]?.width).toBe(0.012);
});

test("today is on the strip, also far from all windows", () => {
  for (const year of [2024, 2028]) {
    const plot = plotWindows([peerWindow("w", `${year}-01-01`, `${year}-02-01`)], now);
    expect(plot.now).toBeGreaterThan(0);
    expect(plot.now).toBeLessThan(1);
  }
});

test("ticks are beginnings of months, in Poland, through the year's end and the change of clocks", () => {
  const { ticks } = plotWindows([peerWindow("w", "2025-12-10", "2026-04-20")], at("2025-12-15"));

  expect(ticks.map((tick) => tick.at)).toEqual(
    ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map((day) => at(day)),
  );
});

test("ticks stay few over years", () => {
  const { ticks } = plotWindows([peerWindow("w", "2024-01-10", "2028-11-01")], now);

  expect(ticks.length).toBeGreaterThan(3);
  expect(ticks.length).toBeLessThanOrEqual(8);
});

test("a single day gets a strip of a month", () => {
  const { bars } = plotWindows([peerWindow("w", "2026-06-15", "2026-06-16")], now);

  expect(bars[0]?.width).toBeCloseTo(1 / 30, 3);
});
