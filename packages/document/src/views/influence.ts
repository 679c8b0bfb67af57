/** Stakeholders by influence and interest: the quadrant of each, and what of it nobody has recorded yet. */
import type { DocumentContent, RecordContent } from "@brudnopis/schema";
import { type Cell, cellRows, highScore, type Score, scoreOf, textOf } from "./matrix.ts";
import { type Sector, sectorOf } from "./sectors.ts";

/** In the order of how much each asks for. */
export const quadrants = ["collaborate", "satisfy", "inform", "monitor"] as const;
export type Quadrant = (typeof quadrants)[number];

interface Stakeholder {
  readonly id: string;
  /** Place in the list of stakeholders, from 1: what stands for the name where there is little room. */
  readonly number: number;
  readonly name: string;
  readonly sector: Sector | undefined;
  /** Whether it is recorded how to work together, in whichever field. */
  readonly hasEngagement: boolean;
  readonly record: RecordContent;
}

export interface PlacedStakeholder extends Stakeholder {
  readonly influence: Score;
  readonly interest: Score;
  readonly quadrant: Quadrant;
}

/** One of the scores is missing, or is not one of the five. */
export interface UnplacedStakeholder extends Stakeholder {
  readonly influence: Score | undefined;
  readonly interest: Score | undefined;
}

export interface InfluenceMatrix {
  readonly placed: readonly PlacedStakeholder[];
  readonly unplaced: readonly UnplacedStakeholder[];
  /** Influence grows upwards, interest to the right. */
  readonly rows: readonly (readonly Cell<PlacedStakeholder>[])[];
}

export function influenceMatrix({
  collections,
}: Pick<DocumentContent, "collections">): InfluenceMatrix {
  const placed: PlacedStakeholder[] = [];
  const unplaced: UnplacedStakeholder[] = [];
  (collections["stakeholders"] ?? []).forEach((record, index) => {
    const stakeholder = toStakeholder(record, index + 1);
    const [influence, interest] = [scoreOf(record, "influence"), scoreOf(record, "interest")];
    if (influence === undefined || interest === undefined)
      unplaced.push({ ...stakeholder, influence, interest });
    else {
      const quadrant = quadrantOf(influence, interest);
      placed.push({ ...stakeholder, influence, interest, quadrant });
    }
  });
  const placeOf = ({ influence, interest }: PlacedStakeholder) => ({
    across: interest,
    up: influence,
  });
  return { placed, unplaced, rows: cellRows(placed, placeOf) };
}

export function quadrantOf(influence: Score, interest: Score): Quadrant {
  if (influence >= highScore) return interest >= highScore ? "collaborate" : "satisfy";
  return interest >= highScore ? "inform" : "monitor";
}

/** High influence, and nobody wrote down how to work together. */
export function lacksEngagement({ influence, hasEngagement }: PlacedStakeholder): boolean {
  return influence >= highScore && !hasEngagement;
}

/** Those who ask for most first: by quadrant, then influence, interest and their order in the document. */
export function byQuadrant(placed: readonly PlacedStakeholder[]): PlacedStakeholder[] {
  return placed.toSorted(
    (a, b) =>
      quadrants.indexOf(a.quadrant) - quadrants.indexOf(b.quadrant) ||
      b.influence - a.influence ||
      b.interest - a.interest ||
      a.number - b.number,
  );
}

const engagementFields = ["engagement", "participation", "cooperation"];

function toStakeholder(record: RecordContent, number: number): Stakeholder {
  return {
    id: record.id,
    number,
    name: textOf(record, "name"),
    sector: sectorOf(record),
    hasEngagement: engagementFields.some((field) => record.fields[field] !== undefined),
    record,
  };
}
