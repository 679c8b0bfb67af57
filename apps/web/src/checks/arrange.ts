/** Findings as the page shows them: without the muted ones, counted, and by place. */
import {
  type Finding,
  findingKey,
  parseAddress,
  referredIds,
  sectionOfPlace,
  type Severity,
} from "@brudnopis/document";
import type { DocumentContent, MutedFinding, Template } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";
import type { CheckResult, Counts } from "./checks-state.ts";

export const severities: readonly Severity[] = ["blocks", "should", "hint"];

export function countBySeverity(findings: readonly Finding[]): Counts {
  const counts = { blocks: 0, should: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The findings of a run; those that were found before keep their identity. */
export function keepKnown(
  before: readonly Finding[],
  after: readonly Finding[],
): readonly Finding[] {
  const known = new Map(before.map((finding) => [findingKey(finding), finding]));
  const next = after.map((finding) => {
    const old = known.get(findingKey(finding));
    return old ? replaceEqualDeep(old, finding) : finding;
  });
  const isSame =
    next.length === before.length && next.every((finding, at) => finding === before[at]);
  return isSame ? before : next;
}

export function arrange(
  found: readonly Finding[],
  mutes: readonly MutedFinding[],
  template: Template,
  content: DocumentContent,
  before: CheckResult | undefined,
): CheckResult {
  const muteByKey = new Map(mutes.map((mute) => [mute.key, mute]));
  const findings = found.filter((finding) => !muteByKey.has(findingKey(finding)));
  const muted = found.flatMap((finding) => {
    const mute = muteByKey.get(findingKey(finding));
    return mute ? [{ finding, mute }] : [];
  });
  // Remarks have a sign of their own beside their places.
  const marked = findings.filter(({ rule }) => rule !== "open-remarks");
  const places = grouped(marked, ({ place }) => placesOf(place, template, content));
  const sections = grouped(findings, ({ place }) => [sectionOfPlace(template, place) ?? ""]);
  return {
    findings: sameList(before?.findings, findings),
    muted,
    counts: replaceEqualDeep(before?.counts, countBySeverity(findings)),
    byPlace: mapValues(places, (list, place) => sameList(before?.byPlace.get(place), list)),
    countsBySection: mapValues(sections, (list, section) =>
      replaceEqualDeep(before?.countsBySection.get(section), countBySeverity(list)),
    ),
  };
}

/** Where a finding is marked: its place, its record, and the record that this one belongs to. */
function placesOf(place: string, template: Template, content: DocumentContent): string[] {
  const record = recordOf(place);
  if (record === undefined) return [place];
  const parent = parentOf(record, template, content);
  return [...new Set([place, record, ...(parent === undefined ? [] : [parent])])];
}

/** `collection/recordId` of the record that a place is in. */
export function recordOf(place: string): string | undefined {
  const address = parseAddress(place);
  if (address)
    return address.record === undefined ? undefined : `${address.owner}/${address.record}`;
  return place.includes("/") ? place : undefined;
}

/** The record that a record belongs to, such as the action of a line of funding. */
export function parentOf(
  record: string,
  template: Template,
  { collections }: Pick<DocumentContent, "collections">,
): string | undefined {
  const [owner = "", id] = record.split("/");
  const collection = template.collections.find(({ key }) => key === owner);
  const link = collection?.fields.find(({ key }) => key === collection.parent);
  const stored = collections[owner]?.find((candidate) => candidate.id === id);
  if (link?.type !== "reference" || !stored) return undefined;
  const [parent] = referredIds(stored, link.key);
  return parent === undefined ? undefined : `${link.to}/${parent}`;
}

function grouped(
  findings: readonly Finding[],
  keysOf: (finding: Finding) => readonly string[],
): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const key of keysOf(finding)) {
      const group = groups.get(key);
      if (group) group.push(finding);
      else groups.set(key, [finding]);
    }
  }
  return groups;
}

function sameList(
  before: readonly Finding[] | undefined,
  after: readonly Finding[],
): readonly Finding[] {
  const isSame = before?.length === after.length && after.every((item, at) => item === before[at]);
  return isSame && before ? before : after;
}

function mapValues<A, B>(
  map: ReadonlyMap<string, A>,
  change: (value: A, key: string) => B,
): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}
