/** Rules about the problem tree. */
import type { RecordContent } from "@brudnopis/schema";
import { referredIds } from "../summary.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { finding } from "./rules.ts";
import type { Entry, Subject } from "./subject.ts";

export function causeFindings(subject: Subject): Finding[] {
  const causes = subject.entries(mid.causes.key).filter(({ isBegun }) => isBegun);
  const actions = subject.entries(mid.actions.key).filter(({ isBegun }) => isBegun);
  const few = fewCauses(subject, causes.length);
  if (causes.length === 0 || actions.length === 0) return few;
  return [...few, ...actionsWithoutCause(actions), ...causesWithoutAction(causes, actions)];
}

const leastCauses = 2;

function fewCauses({ content, entries, template }: Subject, count: number): Finding[] {
  const isBegun =
    content.fields[mid.centralProblem] !== undefined ||
    count > 0 ||
    entries(mid.effects.key).length > 0;
  const hasCauses = template.collections.some(({ key }) => key === mid.causes.key);
  if (!hasCauses || !isBegun || count >= leastCauses) return [];
  return [finding("few-causes", { place: mid.causes.key, facts: { count } })];
}

function actionsWithoutCause(actions: readonly Entry[]): Finding[] {
  const { causes } = mid.actions;
  return actions
    .filter(({ record }) => record.fields[causes] === undefined)
    .map(({ place, label }) =>
      finding("action-without-cause", { place: `${place}.${causes}`, facts: { action: label } }),
    );
}

/** While no action names any cause, saying that of each action is enough. */
function causesWithoutAction(causes: readonly Entry[], actions: readonly Entry[]): Finding[] {
  const named = new Set(actions.flatMap(({ record }) => referredIds(record, mid.actions.causes)));
  if (named.size === 0) return [];
  const removed = withRelatives(named, causes);
  return causes
    .filter(({ record }) => !removed.has(record.id))
    .map(({ place, label }) => finding("cause-without-action", { place, facts: { cause: label } }));
}

/** Who removes a cause works on those that it comes from, and on those that come from it. */
function withRelatives(named: ReadonlySet<string>, causes: readonly Entry[]): ReadonlySet<string> {
  const relatives = new Set(named);
  for (const { record } of causes) {
    const line = lineOf(record, causes);
    if (line.some((id) => named.has(id))) relatives.add(record.id);
    if (named.has(record.id)) for (const id of line) relatives.add(id);
  }
  return relatives;
}

/** A cause and what it comes from, up to the top; a circle is walked once. */
function lineOf(record: RecordContent, causes: readonly Entry[]): string[] {
  const line = [record.id];
  for (let above = record; ;) {
    const [id] = referredIds(above, mid.causes.under);
    const next = causes.find((cause) => cause.record.id === id)?.record;
    if (!next || line.includes(next.id)) return line;
    line.push(next.id);
    above = next;
  }
}
