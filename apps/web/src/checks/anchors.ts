/** Where on the page a finding stands: beside its field, or the nearest thing around it that is there. */
import { type Finding, parseAddress, sectionOfPlace } from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import type { PlacedCard } from "../margin/use-card-places.ts";
import { parentOf, recordOf } from "./arrange.ts";

/** From the place itself outwards: its record, the record around that, the table, the section. */
export function anchorsOf(
  place: string,
  template: Template,
  content: Pick<DocumentContent, "collections">,
): string[] {
  const record = recordOf(place);
  const parent = record === undefined ? undefined : parentOf(record, template, content);
  const owner = parseAddress(place)?.owner ?? place.split("/")[0];
  const section = sectionOfPlace(template, place);
  return [place, record, parent, owner, section].filter((anchor) => anchor !== undefined);
}

/** Its key is the place that they stand at. */
export interface FindingGroup extends PlacedCard {
  readonly findings: readonly Finding[];
}

/** Findings by the place where they can be shown, in the order of the page. */
export function groupByAnchor(
  findings: readonly Finding[],
  anchorOf: (finding: Finding) => PlacedCard | undefined,
): FindingGroup[] {
  const groups = new Map<string, PlacedCard & { findings: Finding[] }>();
  for (const finding of findings) {
    const at = anchorOf(finding);
    if (!at) continue;
    const group = groups.get(at.key);
    if (group) group.findings.push(finding);
    else groups.set(at.key, { ...at, findings: [finding] });
  }
  return [...groups.values()].sort((a, b) => a.line - b.line);
}
