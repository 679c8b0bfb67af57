/**
 * Money by source and year, as the funding lines of the actions say it, and what the costs still lack.
 *
 *   V1  A line that is spread over years adds up to its amount, to the grosz.
 *   V2  Every amount that can be read is in one row alone, and in the total.
 *   V3  What has no time, because nobody gave one or it cannot be, is kept apart and never guessed.
 */
import type { DocumentContent, RecordContent } from "@brudnopis/schema";
import { referredIds } from "../summary.ts";
import { choiceIn, dateIn, groszeIn, lineIn, yearIn } from "./plain-values.ts";
import { isPlausibleYear, monthsByYear, shareOut } from "./spread.ts";

export interface FundingAmounts {
  /** One for each year of the plan. */
  readonly byYear: readonly number[];
  /** Of lines that have no year, in actions that have no dates. */
  readonly withoutYear: number;
  readonly total: number;
}

export interface FundingRow extends FundingAmounts {
  /** The funding source; undefined for money that names none. */
  readonly id: string | undefined;
  readonly name: string;
  /** The years that hold money of lines without a year of their own. */
  readonly spreadYears: readonly number[];
}

export interface ActionFunding {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly cost: number | undefined;
  readonly funded: number;
  /** Cost less funding: more than zero is missing, less is a surplus. Undefined while there is no cost. */
  readonly gap: number | undefined;
}

export type FundingStatus = "certain" | "applied" | "planned" | "unstated";

/** All amounts are integer grosze. */
export interface FundingPlan {
  /** Every year from the first to the last that holds money or lacks it. */
  readonly years: readonly number[];
  /** Largest first; money that names no source last. */
  readonly rows: readonly FundingRow[];
  readonly totals: FundingAmounts;
  /** What actions lack, over the months of each. */
  readonly missing: FundingAmounts;
  /** By how much funding is above the cost, in the actions where it is. */
  readonly surplus: number;
  /** Of the actions that have one. */
  readonly cost: number;
  readonly byStatus: Readonly<Record<FundingStatus, number>>;
  readonly actions: readonly ActionFunding[];
  readonly lines: {
    readonly counted: number;
    readonly spread: number;
    /** Without an amount, or with one that cannot be read. */
    readonly unreadable: number;
  };
}

export function fundingPlan({ collections }: DocumentContent): FundingPlan {
  const actions = collections["actions"] ?? [];
  const sources = collections["funding-sources"] ?? [];
  const lines = collections["funding-lines"] ?? [];
  const timeOf = timesOf(actions);
  const counted = lines.flatMap((line) => placedLine(line, sources, timeOf) ?? []);
  const funded = actions.map((action) => actionFunding(action, counted));
  const lacks = funded.flatMap(({ id, gap = 0 }) => (gap > 0 ? placed(gap, timeOf(id)) : []));
  const years = yearRange([...counted.flatMap(({ parts }) => parts), ...lacks]);
  return {
    years,
    rows: rowsOf(counted, sources, years),
    totals: amounts(
      counted.flatMap(({ parts }) => parts),
      years,
    ),
    missing: amounts(lacks, years),
    surplus: sum(funded.map(({ gap = 0 }) => Math.max(0, -gap))),
    cost: sum(funded.map(({ cost = 0 }) => cost)),
    byStatus: byStatus(counted),
    actions: funded,
    lines: {
      counted: counted.length,
      spread: counted.filter(({ isSpread }) => isSpread).length,
      unreadable: lines.length - counted.length,
    },
  };
}

/** Money in a year; without one it has no time. */
interface Part {
  readonly year: number | undefined;
  readonly grosze: number;
}

interface PlacedLine {
  readonly action: string | undefined;
  readonly source: string | undefined;
  readonly status: FundingStatus;
  readonly grosze: number;
  readonly isSpread: boolean;
  readonly parts: readonly Part[];
}

type Months = ReadonlyMap<number, number> | undefined;

function timesOf(actions: readonly RecordContent[]): (id: string | undefined) => Months {
  const times = new Map(
    actions.map((action) => [
      action.id,
      monthsByYear(dateIn(action, "start"), dateIn(action, "end")),
    ]),
  );
  return (id) => (id === undefined ? undefined : times.get(id));
}

function placedLine(
  line: RecordContent,
  sources: readonly RecordContent[],
  timeOf: (id: string | undefined) => Months,
): PlacedLine | undefined {
  const grosze = groszeIn(line, "amount");
  if (grosze === undefined) return undefined;
  const action = referredIds(line, "action")[0];
  const [named] = referredIds(line, "source");
  const year = yearIn(line, "year");
  const isDated = year !== undefined && isPlausibleYear(year);
  const months = isDated ? new Map([[year, 1]]) : timeOf(action);
  return {
    action,
    source: sources.some(({ id }) => id === named) ? named : undefined,
    status: statusOf(choiceIn(line, "status")),
    grosze,
    isSpread: !isDated && months !== undefined,
    parts: placed(grosze, months),
  };
}

function statusOf(key: string | undefined): FundingStatus {
  return key === "certain" || key === "applied" || key === "planned" ? key : "unstated";
}

function placed(grosze: number, months: Months): Part[] {
  if (!months) return [{ year: undefined, grosze }];
  const years = [...months.keys()];
  const parts = shareOut(grosze, [...months.values()]);
  return parts.map((part, index) => ({ year: years[index], grosze: part }));
}

function actionFunding(action: RecordContent, lines: readonly PlacedLine[]): ActionFunding {
  const cost = groszeIn(action, "cost");
  const own = lines.filter((line) => line.action === action.id);
  const funded = sum(own.map(({ grosze }) => grosze));
  return {
    id: action.id,
    code: action.code ?? "",
    name: lineIn(action, "name"),
    cost,
    funded,
    gap: cost === undefined ? undefined : cost - funded,
  };
}

function yearRange(parts: readonly Part[]): number[] {
  const years = parts.flatMap(({ year }) => year ?? []);
  if (years.length === 0) return [];
  const first = years.reduce((least, year) => Math.min(least, year));
  const last = years.reduce((most, year) => Math.max(most, year));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function rowsOf(
  lines: readonly PlacedLine[],
  sources: readonly RecordContent[],
  years: readonly number[],
): FundingRow[] {
  const bySource = new Map<string | undefined, PlacedLine[]>();
  for (const line of lines) {
    bySource.set(line.source, [...(bySource.get(line.source) ?? []), line]);
  }
  const rows = [...bySource].map(([id, own]) => {
    const source = sources.find((candidate) => candidate.id === id);
    const spread = new Set(
      own.filter(({ isSpread }) => isSpread).flatMap(({ parts }) => parts.map(({ year }) => year)),
    );
    return {
      id,
      name: source ? lineIn(source, "name") : "",
      spreadYears: years.filter((year) => spread.has(year)),
      ...amounts(
        own.flatMap(({ parts }) => parts),
        years,
      ),
    };
  });
  return rows.toSorted(
    (a, b) => Number(a.id === undefined) - Number(b.id === undefined) || b.total - a.total,
  );
}

function amounts(parts: readonly Part[], years: readonly number[]): FundingAmounts {
  const of = (wanted: number | undefined) =>
    sum(parts.flatMap(({ year, grosze }) => (year === wanted ? [grosze] : [])));
  return {
    byYear: years.map(of),
    withoutYear: of(undefined),
    total: sum(parts.map(({ grosze }) => grosze)),
  };
}

function byStatus(lines: readonly PlacedLine[]): Record<FundingStatus, number> {
  const sums = { certain: 0, applied: 0, planned: 0, unstated: 0 };
  for (const { status, grosze } of lines) sums[status] += grosze;
  return sums;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
