/** Rules about stakeholders, owners of things, and risks. */
import type { RecordContent } from "@brudnopis/schema";
import { formatNumber } from "../numbers.ts";
import { referredIds } from "../summary.ts";
import { lineIn, numberIn } from "../views/plain-values.ts";
import type { Finding, Fix } from "./finding.ts";
import { highInfluence, highRisk, mid } from "./mid.ts";
import { finding } from "./rules.ts";
import { type Entry, shortLabel, type Subject } from "./subject.ts";

/** One finding for each owner, whatever they own. While there are no stakeholders, that itself is the finding. */
export function ownerFindings(subject: Subject): Finding[] {
  const { participants, stakeholders } = mid;
  const listed = subject.entries(stakeholders.key);
  if (listed.length === 0) return [];
  const known = listed.map((entry) => ({ id: entry.record.id, names: namesOf(entry.record) }));
  const names = new Set(known.flatMap((stakeholder) => stakeholder.names));
  return [...ownedBy(subject)].flatMap(([owner, owned]) => {
    const isLinked = owner.record.fields[participants.stakeholder] !== undefined;
    if (isLinked || owner.name === "" || names.has(plainName(owner.name))) return [];
    return [
      finding("owner-not-stakeholder", {
        place: `${owner.place}.${participants.stakeholder}`,
        also: owned.map(({ place }) => `${place}.${mid.actions.owner}`),
        facts: { owner: owner.name, owns: owned.map(shortLabel).join(", ") },
        fix: linkOrAdd(owner, known),
      }),
    ];
  });
}

/** The actions and risks of each participant who has any. */
function ownedBy({ entries, entry }: Subject): ReadonlyMap<Entry, readonly Entry[]> {
  const owned = new Map<Entry, Entry[]>();
  for (const thing of [...entries(mid.actions.key), ...entries(mid.risks.key)]) {
    const owner = entry(mid.participants.key, referredIds(thing.record, mid.actions.owner)[0]);
    if (owner) owned.set(owner, [...(owned.get(owner) ?? []), thing]);
  }
  return owned;
}

function namesOf(stakeholder: RecordContent): string[] {
  const aliases = lineIn(stakeholder, mid.stakeholders.aliases).split(";");
  return [lineIn(stakeholder, mid.stakeholders.name), ...aliases].map(plainName).filter(Boolean);
}

/** Upper and lower case, quotation marks and stops do not make another name. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** A stakeholder whose name goes on where the owner's ends, or the other way round, is taken for the same one. */
function linkOrAdd(owner: Entry, known: readonly Named[]): Fix {
  const name = `${plainName(owner.name)} `;
  const isNear = (other: string) => `${other} `.startsWith(name) || name.startsWith(`${other} `);
  const near = known.find(({ names }) => names.some(isNear));
  if (near) {
    const address = `${owner.place}.${mid.participants.stakeholder}`;
    return { kind: "set-value", address, value: [near.id] };
  }
  const { key, name: field } = mid.stakeholders;
  return { kind: "add-record", collection: key, values: {}, texts: { [field]: owner.name } };
}

export function engagementFindings({ entries, language }: Subject): Finding[] {
  const { key, influence, cooperation } = mid.stakeholders;
  return entries(key).flatMap(({ record, place, label }) => {
    const value = numberIn(record, influence) ?? 0;
    const isSaid = cooperation.some((field) => record.fields[field] !== undefined);
    if (value < highInfluence || isSaid) return [];
    const facts = { stakeholder: label, influence: formatNumber(value, language) };
    return [finding("engagement-missing", { place: `${place}.${cooperation[0]}`, facts })];
  });
}

export function riskFindings({ entries, language }: Subject): Finding[] {
  const { key, level, plan, owner } = mid.risks;
  return entries(key).flatMap(({ record, place, label }) => {
    const value = numberIn(record, level) ?? 0;
    const missing = [plan, owner].filter((field) => record.fields[field] === undefined);
    const [first] = missing;
    if (value < highRisk || first === undefined) return [];
    const variant = missing.length === 2 ? "both" : first === plan ? "plan" : "owner";
    const facts = { variant, risk: label, level: formatNumber(value, language) };
    return [finding("risk-without-response", { place: `${place}.${first}`, facts })];
  });
}
