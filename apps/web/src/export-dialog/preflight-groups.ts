/** What a reader of the file will miss, gathered by what it is, the gravest first. */
import type { PreflightFinding, PreflightKind } from "@brudnopis/schema";

export interface FindingGroup {
  readonly kind: PreflightKind;
  /** How many there are, also where one finding stands for several. */
  readonly count: number;
  readonly findings: readonly PreflightFinding[];
}

/** What cannot be read at all comes before what is missing, and that before what could be better. */
const order: readonly PreflightKind[] = [
  "no-title",
  "image-missing",
  "unknown-symbol",
  "no-alternative",
  "unparsed",
  "empty",
  "unmatched",
  "open-review",
  "personal-left-out",
  "no-head",
  "heading-gap",
  "poor-link",
  "long-text",
];

/** These say what is so, not what could be mended. */
const plain: ReadonlySet<PreflightKind> = new Set(["open-review", "personal-left-out"]);

export function groupFindings(findings: readonly PreflightFinding[]): FindingGroup[] {
  return order.flatMap((kind) => {
    const ofKind = findings.filter((finding) => finding.kind === kind);
    if (ofKind.length === 0) return [];
    const count = ofKind.reduce((sum, finding) => sum + (finding.count ?? 1), 0);
    return [{ kind, count, findings: ofKind }];
  });
}

/** How many things somebody could mend before the file is made. */
export function countMendable(groups: readonly FindingGroup[]): number {
  return groups.reduce((sum, { kind, count }) => sum + (plain.has(kind) ? 0 : count), 0);
}

/** What `reveal` calls the place; absent for what is about the whole document. */
export function placeOf({ address, record }: PreflightFinding): string | undefined {
  return address ?? (record && `${record.collection}/${record.id}`);
}
