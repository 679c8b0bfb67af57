/**
 * The document check: everything that the rules find in what a document says.
 *
 *   K1  Pure and total: the same content has the same findings, whatever peers wrote into it.
 *   K2  In the order in which the document is read.
 *   K3  One fault is one finding: a rule keeps still where another has said the same, and no two findings share a key.
 */
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import { undefinedAcronyms } from "./acronyms.ts";
import { budgetImpact } from "./budget-impact.ts";
import { causeFindings } from "./causes.ts";
import { emptySections, recordCounts, requiredFields } from "./completeness.ts";
import { dependencyFindings } from "./dependencies.ts";
import { figureSources } from "./figures.ts";
import { type Finding, findingKey } from "./finding.ts";
import { fundingFindings } from "./funding.ts";
import { goalFindings, indicatorFindings, unitFindings } from "./goals.ts";
import { leftovers } from "./leftovers.ts";
import { nameVariants } from "./names.ts";
import { engagementFindings, ownerFindings, riskFindings } from "./people.ts";
import type { TextMemory } from "./prose.ts";
import { imageAlts } from "./images.ts";
import { danglingReferences, duplicateNames, missingAlts } from "./records.ts";
import { finding } from "./rules.ts";
import { challengeQuestion, longSentences } from "./sentences.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { dateOrder, outsideFindings } from "./timing.ts";
import { longTexts, notUnderstood, numbersOutOfRange, terytCodes } from "./values.ts";

export interface CheckContext {
  /** The reader's: facts are formatted in it. */
  readonly language: Language;
  /** ISO 8601 `YYYY-MM-DD`. */
  readonly today: string;
  /** Places with answers of guests that nobody has decided about. */
  readonly openRemarks: readonly { readonly place: string; readonly count: number }[];
}

/** What to run a rule on, and what was read of the texts before. */
type Check = (subject: Subject, memory: TextMemory) => readonly Finding[];

const checks: readonly Check[] = [
  emptySections,
  recordCounts,
  requiredFields,
  notUnderstood,
  numbersOutOfRange,
  terytCodes,
  longTexts,
  dateOrder,
  outsideFindings,
  dependencyFindings,
  fundingFindings,
  budgetImpact,
  goalFindings,
  indicatorFindings,
  unitFindings,
  danglingReferences,
  duplicateNames,
  missingAlts,
  imageAlts,
  ownerFindings,
  engagementFindings,
  riskFindings,
  causeFindings,
  challengeQuestion,
  nameVariants,
  undefinedAcronyms,
  leftovers,
  longSentences,
  figureSources,
];

/** Whoever checks a document again passes the same `memory`, so that texts which did not change are not read again. */
export function checkDocument(
  template: Template,
  content: DocumentContent,
  context: CheckContext,
  memory: TextMemory = new WeakMap(),
): Finding[] {
  const subject = subjectOf(template, content, context.language);
  const found = [
    ...checks.flatMap((check) => check(subject, memory)),
    ...context.openRemarks.map(({ place, count }) =>
      finding("open-remarks", { place, facts: { count } }),
    ),
  ];
  return inOrder(unique(found), subject);
}

/** Two sentences that begin alike are one finding. */
function unique(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const each of findings) {
    const key = findingKey(each);
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

function inOrder(findings: readonly Finding[], { slots, sections }: Subject): Finding[] {
  const orderOf = new Map<string, number>();
  const note = (place: string) => {
    if (!orderOf.has(place)) orderOf.set(place, orderOf.size);
  };
  const bySection = Map.groupBy(slots, ({ section }) => section.key);
  for (const section of sections) {
    note(section.key);
    for (const slot of bySection.get(section.key) ?? []) {
      if (slot.entry) {
        note(slot.entry.collection.key);
        note(slot.entry.place);
      }
      note(slot.address);
    }
    for (const part of section.parts) if (part.type === "collection") note(part.collection);
  }
  const order = ({ place }: Finding) => orderOf.get(place) ?? Infinity;
  return findings.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}
