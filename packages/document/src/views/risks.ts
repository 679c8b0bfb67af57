/** Risks by probability and impact: the level of each, the band it is in, and whether it has what its level asks for. */
import type { DocumentContent, RecordContent } from "@brudnopis/schema";
import { referredIds } from "../summary.ts";
import { type Cell, cellRows, type Score, scoreOf, textOf } from "./matrix.ts";

/** `plan`: a response plan and an owner are required. */
export const riskBands = ["plan", "medium", "low"] as const;
export type RiskBand = (typeof riskBands)[number];

/** The lowest level of a band. */
export const bandStart: Readonly<Record<RiskBand, number>> = { plan: 12, medium: 5, low: 1 };

interface Risk {
  readonly id: string;
  /** R1. */
  readonly code: string;
  readonly name: string;
  readonly hasPlan: boolean;
  /** Whether somebody who is still among the participants owns it. */
  readonly hasOwner: boolean;
  readonly record: RecordContent;
}

export interface PlacedRisk extends Risk {
  readonly probability: Score;
  readonly impact: Score;
  /** Probability × impact. */
  readonly level: number;
  readonly band: RiskBand;
}

/** One of the scores is missing, or is not one of the five. */
export interface UnplacedRisk extends Risk {
  readonly probability: Score | undefined;
  readonly impact: Score | undefined;
}

export interface RiskMatrix {
  readonly placed: readonly PlacedRisk[];
  readonly unplaced: readonly UnplacedRisk[];
  /** Impact grows upwards, probability to the right. */
  readonly rows: readonly (readonly Cell<PlacedRisk>[])[];
}

export function riskMatrix({ collections }: Pick<DocumentContent, "collections">): RiskMatrix {
  const owners = new Set((collections["participants"] ?? []).map(({ id }) => id));
  const placed: PlacedRisk[] = [];
  const unplaced: UnplacedRisk[] = [];
  for (const record of collections["risks"] ?? []) {
    const risk = toRisk(record, owners);
    const [probability, impact] = [scoreOf(record, "probability"), scoreOf(record, "impact")];
    if (probability === undefined || impact === undefined)
      unplaced.push({ ...risk, probability, impact });
    else {
      const level = probability * impact;
      placed.push({ ...risk, probability, impact, level, band: bandOf(level) });
    }
  }
  const placeOf = ({ probability, impact }: PlacedRisk) => ({ across: probability, up: impact });
  return { placed, unplaced, rows: cellRows(placed, placeOf) };
}

export function bandOf(level: number): RiskBand {
  return riskBands.find((band) => level >= bandStart[band]) ?? "low";
}

/** So high that it needs a plan and an owner, and without one of them. */
export function lacksResponse({ band, hasPlan, hasOwner }: PlacedRisk): boolean {
  return band === "plan" && !(hasPlan && hasOwner);
}

/** The highest first, of equal ones in their order in the document. */
export function byLevel(placed: readonly PlacedRisk[]): PlacedRisk[] {
  return placed.toSorted((a, b) => b.level - a.level);
}

function toRisk(record: RecordContent, owners: ReadonlySet<string>): Risk {
  return {
    id: record.id,
    code: record.code ?? "",
    name: textOf(record, "name"),
    hasPlan: record.fields["response-plan"] !== undefined,
    hasOwner: referredIds(record, "owner").some((id) => owners.has(id)),
    record,
  };
}
