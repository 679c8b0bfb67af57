/** Rules about goals, the actions that serve them and the indicators that measure them. */
import type { RecordContent } from "@brudnopis/schema";
import { formatNumber, withUnit } from "../numbers.ts";
import { referredIds } from "../summary.ts";
import { choiceIn, lineIn, numberIn, yearIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { finding } from "./rules.ts";
import type { Entry, Subject } from "./subject.ts";

/** While there are no goals, or no actions, that itself is the finding. */
export function goalFindings(subject: Subject): Finding[] {
  const goals = subject.entries(mid.goals.key).filter(({ isBegun }) => isBegun);
  const actions = subject.entries(mid.actions.key).filter(({ isBegun }) => isBegun);
  if (goals.length === 0) return [];
  return [
    ...(actions.length > 0 ? goalsWithoutAction(goals, actions) : []),
    ...actionsWithoutGoal(actions),
    ...goalsWithoutResult(goals, subject),
  ];
}

function goalsWithoutAction(goals: readonly Entry[], actions: readonly Entry[]): Finding[] {
  const served = new Set(actions.flatMap(({ record }) => referredIds(record, mid.actions.goals)));
  return goals
    .filter(({ record }) => !served.has(record.id))
    .map(({ place, label }) => finding("goal-without-action", { place, facts: { goal: label } }));
}

function actionsWithoutGoal(actions: readonly Entry[]): Finding[] {
  const { goals } = mid.actions;
  return actions
    .filter(({ record }) => record.fields[goals] === undefined)
    .map(({ place, label }) =>
      finding("action-without-goal", { place: `${place}.${goals}`, facts: { action: label } }),
    );
}

/** An indicator whose type is not chosen yet may become one of results. */
function goalsWithoutResult(goals: readonly Entry[], { entries, template }: Subject): Finding[] {
  const { key, goal, type } = mid.indicators;
  if (!template.collections.some((collection) => collection.key === key)) return [];
  const measured = new Set(
    entries(key)
      .filter(({ record }) => choiceIn(record, type) !== "output")
      .flatMap(({ record }) => referredIds(record, goal)),
  );
  return goals
    .filter(({ record }) => !measured.has(record.id))
    .map(({ place, label }) =>
      finding("goal-without-result-indicator", { place, facts: { goal: label } }),
    );
}

export function indicatorFindings(subject: Subject): Finding[] {
  const { indicators, contributions, outputs, actions } = mid;
  const contributed = movers(contributions, subject);
  const produced = movers(outputs, subject);
  const hasActions = subject.entries(actions.key).some(({ isBegun }) => isBegun);
  return subject.entries(indicators.key).flatMap((entry) => {
    const moving = contributed.get(entry.record.id) ?? [];
    const isMoved = moving.length > 0 || produced.has(entry.record.id);
    return [
      ...yearFindings(entry),
      ...(isContrary(entry.record)
        ? [contrary(entry, subject)]
        : sumFindings(entry, moving, subject)),
      ...(isMoved || !hasActions ? [] : unmoved(entry)),
    ];
  });
}

type Movers = ReadonlyMap<string | undefined, readonly Entry[]>;

/** Records of actions by the indicator that they name. */
function movers(
  { key, indicator }: { key: string; indicator: string },
  { entries }: Subject,
): Movers {
  return Map.groupBy(entries(key), ({ record }) => referredIds(record, indicator)[0]);
}

function yearFindings({ record, place, label }: Entry): Finding[] {
  const { baseYear, targetYear } = mid.indicators;
  const [from, to] = [yearIn(record, baseYear), yearIn(record, targetYear)];
  if (from === undefined || to === undefined || to > from) return [];
  const facts = { indicator: label, baseYear: String(from), targetYear: String(to) };
  const also = [`${place}.${baseYear}`];
  return [finding("indicator-years", { place: `${place}.${targetYear}`, also, facts })];
}

/** By how much an indicator is to change. */
function changeOf(record: RecordContent): number | undefined {
  const baseline = numberIn(record, mid.indicators.baseline);
  const target = numberIn(record, mid.indicators.target);
  return baseline === undefined || target === undefined ? undefined : target - baseline;
}

/** Whether target and baseline do not lie as the direction says. */
function isContrary(record: RecordContent): boolean {
  const change = changeOf(record);
  const direction = choiceIn(record, mid.indicators.direction);
  if (change === undefined) return false;
  return (direction === "increase" && change <= 0) || (direction === "decrease" && change >= 0);
}

function contrary({ record, place, label }: Entry, { language }: Subject): Finding {
  const { baseline, target, direction, unit } = mid.indicators;
  const write = (key: string) =>
    withUnit(formatNumber(numberIn(record, key) ?? 0, language), lineIn(record, unit));
  return finding("indicator-direction", {
    place: `${place}.${target}`,
    also: [`${place}.${baseline}`, `${place}.${direction}`],
    facts: {
      variant: choiceIn(record, direction) ?? "",
      indicator: label,
      baseline: write(baseline),
      target: write(target),
    },
  });
}

/** In per cent of the change that is wanted: figures of actions are rounded. */
const tolerance = 1;

function sumFindings(entry: Entry, moving: readonly Entry[], { language }: Subject): Finding[] {
  const expected = changeOf(entry.record);
  const changes = moving.map(({ record }) => numberIn(record, mid.contributions.change));
  const unit = lineIn(entry.record, mid.indicators.unit);
  const isClear = moving.every(({ record }) =>
    isSameUnit(lineIn(record, mid.contributions.unit), unit),
  );
  if (expected === undefined || moving.length === 0 || !isClear) return [];
  const sum = changes.reduce<number>((total, change) => total + (change ?? 0), 0);
  const difference = Math.abs(sum - expected);
  const isKnown = changes.every((change) => change !== undefined);
  if (!isKnown || difference * 100 <= Math.abs(expected) * tolerance + 1e-9) return [];
  const write = (value: number) => withUnit(formatNumber(value, language, 2), unit);
  const facts = {
    indicator: entry.label,
    sum: write(sum),
    expected: write(expected),
    difference: write(difference),
    tolerance: `${tolerance}%`,
  };
  const also = moving.map(({ place }) => `${place}.${mid.contributions.change}`);
  return [
    finding("contribution-sum", { place: `${entry.place}.${mid.indicators.target}`, also, facts }),
  ];
}

function unmoved({ record, place, label }: Entry): Finding[] {
  if (choiceIn(record, mid.indicators.type) !== "result") return [];
  return [finding("indicator-without-contribution", { place, facts: { indicator: label } })];
}

/** Spelling apart: „m2” is „m²”. */
function isSameUnit(one: string, other: string): boolean {
  const plain = (unit: string) => unit.normalize("NFKC").replace(/\s+/g, " ").trim();
  return plain(one) === plain(other);
}

export function unitFindings(subject: Subject): Finding[] {
  return [mid.outputs, mid.contributions].flatMap(({ key, indicator, unit }) =>
    subject.entries(key).flatMap(({ record, place, label }) => {
      const measured = subject.entry(mid.indicators.key, referredIds(record, indicator)[0]);
      const written = lineIn(record, unit);
      const expected = measured ? lineIn(measured.record, mid.indicators.unit) : "";
      if (!measured || written === "" || expected === "") return [];
      if (isSameUnit(written, expected)) return [];
      const address = `${place}.${unit}`;
      return [
        finding("unit-mismatch", {
          place: address,
          also: [`${measured.place}.${mid.indicators.unit}`],
          facts: { name: label, unit: written, indicator: measured.label, expected },
          fix: { kind: "replace-text", address, from: written, to: expected },
        }),
      ];
    }),
  );
}
