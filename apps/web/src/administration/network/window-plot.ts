/** Where peer windows stand on a strip of time: all of them, today, and the months between. Pure geometry. */
import type { PeerWindow } from "@brudnopis/schema";
import { fromClock, toClock } from "./warsaw-time.ts";

export type WindowState = "past" | "open" | "planned";

export interface WindowBar {
  readonly id: string;
  readonly state: WindowState;
  /** Parts of the strip's width, 0 to 1. */
  readonly left: number;
  readonly width: number;
  /** Windows that overlap lie in lanes below each other. */
  readonly lane: number;
}

export interface Tick {
  /** The first moment of a month. */
  readonly at: number;
  readonly left: number;
}

export interface WindowPlot {
  readonly bars: readonly WindowBar[];
  readonly ticks: readonly Tick[];
  readonly lanes: number;
  readonly now: number;
}

const day = 86_400_000;
/** More month names than this would run into each other. */
const mostTicks = 8;
/** What is narrower could not be seen, let alone pointed at. */
const leastWidth = 0.012;

export function windowState({ opensAt, closesAt }: PeerWindow, now: number): WindowState {
  if (now >= closesAt) return "past";
  return now >= opensAt ? "open" : "planned";
}

export function plotWindows(windows: readonly PeerWindow[], now: number): WindowPlot {
  const [from, to] = range(windows, now);
  const part = (at: number) => (at - from) / (to - from);
  const lanes: number[] = [];
  const bars = windows
    .toSorted((a, b) => a.opensAt - b.opensAt)
    .map((window) => {
      const left = part(window.opensAt);
      const width = Math.max(leastWidth, part(window.closesAt) - left);
      const free = lanes.findIndex((end) => end <= left);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = left + width;
      return { id: window.id, state: windowState(window, now), left, width, lane };
    });
  const ticks = monthsBetween(from, to).map((at) => ({ at, left: part(at) }));
  return { bars, ticks, lanes: lanes.length, now: part(now) };
}

/** From the first window, or today, to the last, with some room on both sides; never less than a month. */
function range(windows: readonly PeerWindow[], now: number): readonly [number, number] {
  const first = Math.min(now, ...windows.map(({ opensAt }) => opensAt));
  const last = Math.max(now, ...windows.map(({ closesAt }) => closesAt));
  const room = Math.max((last - first) * 0.06, (30 * day - (last - first)) / 2, 2 * day);
  return [first - room, last + room];
}

/** Beginnings of months in Poland, every second or third one when there are many. */
function monthsBetween(from: number, to: number): number[] {
  const [year = 0, month = 1] = toClock(from).day.split("-").map(Number);
  const all: number[] = [];
  for (let index = month; ; index += 1) {
    const at = startOfMonth(year + Math.floor(index / 12), index % 12);
    if (at >= to) break;
    all.push(at);
  }
  const step = Math.ceil(all.length / mostTicks);
  return all.filter((_, index) => index % step === 0);
}

/** @param month Counted from 0. */
function startOfMonth(year: number, month: number): number {
  const first = `${year}-${String(month + 1).padStart(2, "0")}-01`;
  // The first of a month is always a day.
  return fromClock({ day: first, time: "00:00" }) ?? 0;
}
