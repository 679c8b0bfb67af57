/**
 * The way of each indicator from its baseline to its target, and what each action contributes.
 *
 *   V1  Every contribution is either a step of one path or listed apart with the reason why not.
 *   V2  An indicator without a baseline or a target that can be read has no path; it is listed with what it lacks.
 */
import type { DocumentContent, RecordContent } from "@brudnopis/schema";
import { referredIds } from "../summary.ts";
import { dateIn, lineIn, numberIn, yearIn } from "./plain-values.ts";

/** A sum this near to the needed change reaches the target: contributions are estimates. */
const tolerance = 0.01;

export interface PathStep {
  readonly id: string;
  /** The action, which may have been taken out. */
  readonly action: string | undefined;
  readonly code: string;
  readonly change: number;
  /** When the action ends; undefined while it has no end. */
  readonly year: number | undefined;
  /** The indicator's value after this step and all before it. */
  readonly value: number;
}

export type PathResult = "reached" | "short" | "beyond" | "no-contributions";

export interface IndicatorPath {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly baseline: number;
  readonly baseYear: number | undefined;
  readonly target: number;
  readonly targetYear: number | undefined;
  /** From baseline to target. */
  readonly needed: number;
  /** By year, then in the order of the actions. */
  readonly steps: readonly PathStep[];
  readonly sum: number;
  /** What the steps lack to the target, with the sign of what is still to change. */
  readonly difference: number;
  readonly result: PathResult;
  /** The value at the end of each year in which something changes. */
  readonly byYear: readonly { readonly year: number; readonly value: number }[];
}

export interface IndicatorWithoutPath {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly lacks: readonly ("baseline" | "target")[];
}

export interface ContributionApart {
  readonly id: string;
  readonly code: string;
  readonly actionName: string;
  readonly name: string;
  readonly change: number | undefined;
  readonly unit: string;
  readonly reason: "no-indicator" | "other-unit" | "no-number" | "no-path";
  /** Code of the indicator that it names. */
  readonly indicator: string | undefined;
}

export interface IndicatorPaths {
  readonly paths: readonly IndicatorPath[];
  readonly withoutPath: readonly IndicatorWithoutPath[];
  readonly apart: readonly ContributionApart[];
}

export function indicatorPaths({ collections }: DocumentContent): IndicatorPaths {
  const actions = collections["actions"] ?? [];
  const indicators = inOrderOfGoals(collections["indicators"] ?? [], collections["goals"] ?? []);
  const contributions = (collections["contributions"] ?? []).map((record) =>
    toContribution(record, actions, indicators),
  );
  return {
    paths: indicators.flatMap((indicator) => toPath(indicator, contributions) ?? []),
    withoutPath: indicators.flatMap(withoutPath),
    apart: contributions.flatMap(({ apart }) => apart ?? []),
  };
}

/** As their codes count: W1.1, W1.2, W2.1. */
function inOrderOfGoals(
  indicators: readonly RecordContent[],
  goals: readonly RecordContent[],
): RecordContent[] {
  const position = (indicator: RecordContent) => {
    const index = goals.findIndex(({ id }) => referredIds(indicator, "goal").includes(id));
    return index === -1 ? goals.length : index;
  };
  return indicators.toSorted((a, b) => position(a) - position(b));
}

interface Contribution {
  readonly indicator: string | undefined;
  readonly step: Omit<PathStep, "value"> | undefined;
  readonly apart: ContributionApart | undefined;
}

function toContribution(
  record: RecordContent,
  actions: readonly RecordContent[],
  indicators: readonly RecordContent[],
): Contribution {
  const [actionId] = referredIds(record, "action");
  const [indicatorId] = referredIds(record, "indicator");
  const action = actions.find(({ id }) => id === actionId);
  const indicator = indicators.find(({ id }) => id === indicatorId);
  const change = numberIn(record, "change");
  const unit = lineIn(record, "unit");
  const end = action ? dateIn(action, "end") : undefined;
  const common = { id: record.id, action: action?.id, code: action?.code ?? "" };
  const reason = reasonApart(indicator, change, unit);
  if (reason === undefined && indicator && change !== undefined) {
    const year = end === undefined ? undefined : Number(end.slice(0, 4));
    return { indicator: indicator.id, step: { ...common, change, year }, apart: undefined };
  }
  return {
    indicator: indicator?.id,
    step: undefined,
    apart: {
      id: record.id,
      code: action?.code ?? "",
      actionName: action ? lineIn(action, "name") : "",
      name: lineIn(record, "name"),
      change,
      unit,
      reason: reason ?? "no-number",
      indicator: indicator?.code,
    },
  };
}

function reasonApart(
  indicator: RecordContent | undefined,
  change: number | undefined,
  unit: string,
): ContributionApart["reason"] | undefined {
  if (!indicator) return "no-indicator";
  if (change === undefined) return "no-number";
  // A change without a unit is meant in the unit of what it changes.
  if (unit !== "" && plainUnit(unit) !== plainUnit(lineIn(indicator, "unit"))) return "other-unit";
  return lacksOf(indicator).length > 0 ? "no-path" : undefined;
}

/** `tCO2/rok` is `tCO₂ / rok`. */
function plainUnit(unit: string): string {
  return unit.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

function lacksOf(indicator: RecordContent): ("baseline" | "target")[] {
  return (["baseline", "target"] as const).filter((key) => numberIn(indicator, key) === undefined);
}

function withoutPath(indicator: RecordContent): IndicatorWithoutPath[] {
  const lacks = lacksOf(indicator);
  const { id, code = "" } = indicator;
  return lacks.length > 0 ? [{ id, code, name: lineIn(indicator, "name"), lacks }] : [];
}

function toPath(
  indicator: RecordContent,
  contributions: readonly Contribution[],
): IndicatorPath | undefined {
  const [baseline, target] = [numberIn(indicator, "baseline"), numberIn(indicator, "target")];
  if (baseline === undefined || target === undefined) return undefined;
  const steps = stepsFrom(
    baseline,
    contributions.flatMap((each) => (each.indicator === indicator.id ? (each.step ?? []) : [])),
  );
  const end = steps.at(-1)?.value ?? baseline;
  const needed = exact(target - baseline);
  const difference = exact(target - end);
  return {
    id: indicator.id,
    code: indicator.code ?? "",
    name: lineIn(indicator, "name"),
    unit: lineIn(indicator, "unit"),
    baseline,
    baseYear: yearIn(indicator, "base-year"),
    target,
    targetYear: yearIn(indicator, "target-year"),
    needed,
    steps,
    sum: exact(end - baseline),
    difference,
    result: steps.length === 0 && needed !== 0 ? "no-contributions" : resultOf(needed, difference),
    byYear: valuesByYear(steps),
  };
}

function stepsFrom(baseline: number, steps: readonly Omit<PathStep, "value">[]): PathStep[] {
  let value = baseline;
  return steps
    .toSorted((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || 0)
    .map((step) => {
      value = exact(value + step.change);
      return { ...step, value };
    });
}

function resultOf(needed: number, difference: number): PathResult {
  if (Math.abs(difference) <= Math.abs(needed) * tolerance) return "reached";
  // Nothing was to change, and something does.
  if (needed === 0) return "beyond";
  return Math.sign(difference) === Math.sign(needed) ? "short" : "beyond";
}

function valuesByYear(steps: readonly PathStep[]): { year: number; value: number }[] {
  const values = new Map<number, number>();
  for (const { year, value } of steps) if (year !== undefined) values.set(year, value);
  return [...values].map(([year, value]) => ({ year, value }));
}

/** Fields keep six decimal places at most; further ones come from adding binary fractions. */
function exact(value: number): number {
  return Number(value.toFixed(6));
}
