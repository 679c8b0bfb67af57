/** Stakeholders by sector: who is there, in which role and with how much influence, and which sector nobody is from. */
import type { DocumentContent, RecordContent } from "@brudnopis/schema";
import { type Score, scoreOf, textOf } from "./matrix.ts";

export const sectors = ["public", "private", "civic", "knowledge"] as const;
export type Sector = (typeof sectors)[number];

export interface SectorMember {
  readonly id: string;
  /** Place in the list of stakeholders, from 1. */
  readonly number: number;
  readonly name: string;
  /** Key of the main role. */
  readonly role: string | undefined;
  /** What they bring or decide on, in a few words. */
  readonly part: string;
  readonly influence: Score | undefined;
  readonly record: RecordContent;
}

export interface SectorGroup {
  /** Undefined for those whose sector nobody has chosen. */
  readonly sector: Sector | undefined;
  /** The most influential first. */
  readonly members: readonly SectorMember[];
}

/** Every sector in order, also an empty one: that nobody is from there is what the picture shows. */
export function stakeholdersBySector({
  collections,
}: Pick<DocumentContent, "collections">): SectorGroup[] {
  const records = collections["stakeholders"] ?? [];
  const all = records.map((record, index) => toMember(record, index + 1));
  const groups = [...sectors, undefined].map((sector) => ({
    sector,
    members: all.filter(({ record }) => sectorOf(record) === sector).toSorted(byInfluence),
  }));
  return groups.filter(({ sector, members }) => sector !== undefined || members.length > 0);
}

function byInfluence(a: SectorMember, b: SectorMember): number {
  return (b.influence ?? 0) - (a.influence ?? 0) || a.number - b.number;
}

export function sectorOf(record: RecordContent): Sector | undefined {
  const key = choiceOf(record, "sector");
  return sectors.find((sector) => sector === key);
}

function toMember(record: RecordContent, number: number): SectorMember {
  return {
    id: record.id,
    number,
    name: textOf(record, "name"),
    role: choiceOf(record, "role"),
    part: textOf(record, "part"),
    influence: scoreOf(record, "influence"),
    record,
  };
}

function choiceOf({ fields }: RecordContent, field: string): string | undefined {
  const content = fields[field];
  return content?.type === "choice" ? content.keys[0] : undefined;
}
