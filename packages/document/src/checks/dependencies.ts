/** Rules about actions that wait for one another. */
import { formatDate } from "../dates.ts";
import { referredIds } from "../summary.ts";
import { dateIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { finding } from "./rules.ts";
import { type Entry, shortLabel, type Subject } from "./subject.ts";
import { spanOf } from "./timing.ts";

export function dependencyFindings(subject: Subject): Finding[] {
  const actions = subject.entries(mid.actions.key);
  const cycles = cyclesOf(actions);
  const inCycle = new Map(cycles.flatMap((cycle) => cycle.map((id) => [id, cycle])));
  return [
    ...cycles.map((cycle) => cycleFinding(cycle, subject)),
    ...actions.flatMap((action) => {
      const cycle = inCycle.get(action.record.id) ?? [];
      return tooEarly(action, (id) => !cycle.includes(id), subject);
    }),
  ];
}

function predecessors({ record }: Entry): readonly string[] {
  return referredIds(record, mid.actions.dependsOn);
}

/** One way around for each knot of actions that wait for themselves; an action is in one of them at most. */
function cyclesOf(actions: readonly Entry[]): string[][] {
  const waitsFor = new Map(actions.map((action) => [action.record.id, predecessors(action)]));
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const { record } of actions) {
    if (seen.has(record.id)) continue;
    const cycle = wayBack(record.id, waitsFor);
    if (!cycle) continue;
    cycles.push(cycle);
    for (const id of cycle) seen.add(id);
  }
  return cycles;
}

/** The shortest way from an action along what it waits for back to itself. */
function wayBack(
  from: string,
  waitsFor: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (const id of queue) {
    for (const next of waitsFor.get(id) ?? []) {
      if (next === from) return pathTo(id, cameFrom);
      if (cameFrom.has(next) || !waitsFor.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(last: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [last];
  for (let id = cameFrom.get(last); id !== undefined; id = cameFrom.get(id)) path.unshift(id);
  return path;
}

function cycleFinding(cycle: readonly string[], { entry }: Subject): Finding {
  const actions = cycle.flatMap((id) => entry(mid.actions.key, id) ?? []);
  const places = actions.map(({ place }) => `${place}.${mid.actions.dependsOn}`);
  const around = [...actions, ...actions.slice(0, 1)].map(shortLabel).join(" → ");
  return finding("dependency-cycle", {
    place: places[0] ?? mid.actions.key,
    also: places.slice(1),
    facts: { cycle: around },
  });
}

/** Of several that end too late, the last is named: it says when the action can start. */
function tooEarly(
  action: Entry,
  counts: (id: string) => boolean,
  { entry, language }: Subject,
): Finding[] {
  const start = dateIn(action.record, mid.actions.start);
  if (start === undefined) return [];
  const late = predecessors(action)
    .filter(counts)
    .flatMap((id) => {
      const predecessor = entry(mid.actions.key, id);
      const end = predecessor && spanOf(predecessor.record, mid.actions)?.end;
      return predecessor && end !== undefined && start < end ? [{ predecessor, end }] : [];
    })
    .toSorted((a, b) => (a.end < b.end ? 1 : -1));
  const last = late[0];
  if (!last) return [];
  const facts = {
    action: action.label,
    start: formatDate(start, language),
    predecessor: last.predecessor.label,
    end: formatDate(last.end, language),
  };
  const also = late.map(({ predecessor }) => `${predecessor.place}.${mid.actions.end}`);
  return [
    finding("dependency-order", { place: `${action.place}.${mid.actions.start}`, also, facts }),
  ];
}
