/**
 * The rules of the document check: their keys, how much each weighs, and what its sentence can name.
 *
 *   Rule                            Says, with the facts in braces
 *   empty-section                   nothing is in the required {section}
 *   required-field                  {field} of {name} is empty; {name} is a record, or the section's title
 *   too-few-records                 {title}: there are {count}, and a complete document has at least {needed}
 *   many-records                    {counted} are many; up to {advised} is advised
 *   not-understood                  {raw}, typed into {field} of {name}, could not be read
 *   number-out-of-range             {value} in {field} of {name} is outside {range}
 *   text-too-long                   {field} of {name} has {length} characters of {limit}, {over} too many
 *   date-order                      {name}: {endField} {end} is before {startField} {start}
 *   outside-period                  {name}, {when}, is outside the period of the document, {period}
 *   stage-outside-action            {stage}, {when}, is outside {action}, {span}
 *   milestone-outside-action        {milestone}, {date}, is outside {actions}, {span}
 *   dependency-order                {action} starts on {start}, before {predecessor} ends on {end}
 *   dependency-cycle                each waits for the next: {cycle}
 *   funding-sum                     {action} costs {cost}, its lines of funding make {sum}: {difference} apart
 *   funding-missing                 {action} costs {cost} and has no funding
 *   funding-over-share              {source} pays {share} of {action}; it may pay {limit}
 *   source-closed                   {variant} closed: {source} closes on {date}, before {action} starts on {actionDate};
 *                                   not-open: it opens on {date}, after {action} ends on {actionDate}
 *   budget-impact                   {variant} empty: nothing is said about {amount} of the city's own money in {years};
 *                                   years: what is said does not mention {years}
 *   goal-without-action             no action serves {goal}
 *   action-without-goal             {action} serves no goal
 *   goal-without-result-indicator   {goal} has no result indicator
 *   indicator-years                 {indicator}: target year {targetYear} is not after base year {baseYear}
 *   indicator-direction             {indicator} is to {variant} increase | decrease, and goes from {baseline} to {target}
 *   contribution-sum                {indicator} is to change by {expected}, actions add up to {sum}: {difference} apart,
 *                                   more than {tolerance}
 *   indicator-without-contribution  no action moves {indicator}
 *   unit-mismatch                   {name} is in {unit}, {indicator} in {expected}
 *   dangling-reference              {field} of {name} points at {count} records that were removed
 *   owner-not-stakeholder           {owner}, who has {owns}, is not among the stakeholders
 *   engagement-missing              {stakeholder} has influence {influence}, and nothing says how you work together
 *   risk-without-response           {risk} has level {level} and lacks {variant} plan | owner | both
 *   cause-without-action            no action removes {cause}
 *   action-without-cause            {action} removes no cause
 *   few-causes                      the problem tree has {count} causes; two are the least
 *   challenge-question              the question {variant} start: does not start with „Jak”; end: does not end with "?"; both
 *   name-variant                    {quote} is called {name}
 *   undefined-acronym               {quote} is not explained
 *   leftover-guidance               {quote} is left from {variant} guidance | example | placeholder
 *   long-sentence                   a sentence that begins with {quote} has {words} words
 *   figure-source                   no source for {quote}: {variant} record: a record of this name; text: a figure in it
 *   missing-alt                     {attachment} is a picture without words
 *   image-alt                       {count} pictures in {field} of {name} say nothing to who does not see them
 *   teryt-format                    {raw} of {name} is not {digits} digits
 *   duplicate-name                  {name} is twice in {title}
 *   open-remarks                    {count} remarks and answers of guests here wait for a decision
 *
 * Numbers that a sentence inflects (`count`, `over`, `words`, `digits`, `advised`) are numbers; everything else is formatted.
 * A rule that says several things has the fact `variant`. `quote` is a piece of the document's own text.
 *
 *   C1  A key is for life: mutes refer to it.
 */
import type { Finding, Fix, Severity } from "./finding.ts";

interface Rule {
  readonly severity: Severity;
  readonly facts: readonly string[];
}

const rules = {
  "empty-section": { severity: "blocks", facts: ["section"] },
  "required-field": { severity: "blocks", facts: ["field", "name"] },
  "too-few-records": { severity: "blocks", facts: ["title", "count", "needed"] },
  "many-records": { severity: "hint", facts: ["counted", "advised"] },
  "not-understood": { severity: "blocks", facts: ["field", "name", "raw"] },
  "number-out-of-range": { severity: "blocks", facts: ["field", "name", "value", "range"] },
  "text-too-long": { severity: "should", facts: ["field", "name", "length", "limit", "over"] },
  "date-order": { severity: "blocks", facts: ["name", "startField", "start", "endField", "end"] },
  "outside-period": { severity: "should", facts: ["name", "when", "period"] },
  "stage-outside-action": { severity: "should", facts: ["stage", "when", "action", "span"] },
  "milestone-outside-action": {
    severity: "should",
    facts: ["milestone", "date", "actions", "span"],
  },
  "dependency-order": { severity: "should", facts: ["action", "start", "predecessor", "end"] },
  "dependency-cycle": { severity: "blocks", facts: ["cycle"] },
  "funding-sum": { severity: "blocks", facts: ["action", "cost", "sum", "difference"] },
  "funding-missing": { severity: "blocks", facts: ["action", "cost"] },
  "funding-over-share": { severity: "should", facts: ["action", "source", "share", "limit"] },
  "source-closed": {
    severity: "should",
    facts: ["variant", "source", "action", "date", "actionDate"],
  },
  "budget-impact": { severity: "should", facts: ["variant", "amount", "years"] },
  "goal-without-action": { severity: "blocks", facts: ["goal"] },
  "action-without-goal": { severity: "blocks", facts: ["action"] },
  "goal-without-result-indicator": { severity: "blocks", facts: ["goal"] },
  "indicator-years": { severity: "should", facts: ["indicator", "baseYear", "targetYear"] },
  "indicator-direction": {
    severity: "should",
    facts: ["variant", "indicator", "baseline", "target"],
  },
  "contribution-sum": {
    severity: "should",
    facts: ["indicator", "sum", "expected", "difference", "tolerance"],
  },
  "indicator-without-contribution": { severity: "hint", facts: ["indicator"] },
  "unit-mismatch": { severity: "should", facts: ["name", "unit", "indicator", "expected"] },
  "dangling-reference": { severity: "blocks", facts: ["field", "name", "count"] },
  "owner-not-stakeholder": { severity: "should", facts: ["owner", "owns"] },
  "engagement-missing": { severity: "should", facts: ["stakeholder", "influence"] },
  "risk-without-response": { severity: "blocks", facts: ["variant", "risk", "level"] },
  "cause-without-action": { severity: "hint", facts: ["cause"] },
  "action-without-cause": { severity: "hint", facts: ["action"] },
  "few-causes": { severity: "hint", facts: ["count"] },
  "challenge-question": { severity: "hint", facts: ["variant"] },
  "name-variant": { severity: "should", facts: ["quote", "name"] },
  "undefined-acronym": { severity: "hint", facts: ["quote"] },
  "leftover-guidance": { severity: "should", facts: ["variant", "quote"] },
  "long-sentence": { severity: "hint", facts: ["quote", "words"] },
  "figure-source": { severity: "hint", facts: ["variant", "quote"] },
  "missing-alt": { severity: "should", facts: ["attachment"] },
  "image-alt": { severity: "should", facts: ["field", "name", "count"] },
  "teryt-format": { severity: "should", facts: ["name", "raw", "digits"] },
  "duplicate-name": { severity: "hint", facts: ["name", "title"] },
  "open-remarks": { severity: "should", facts: ["count"] },
} as const satisfies Record<string, Rule>;

export type RuleKey = keyof typeof rules;
/** The facts that findings of a rule have, each of them always. */
export type FactsOf<K extends RuleKey> = Readonly<
  Record<(typeof rules)[K]["facts"][number], string | number>
>;

// Object.keys forgets the keys of an object literal.
export const ruleKeys = Object.keys(rules) as readonly RuleKey[];

export function ruleSeverity(rule: RuleKey): Severity {
  return rules[rule].severity;
}

/** The names of the facts that a rule's sentences may use. */
export function ruleFacts(rule: RuleKey): readonly string[] {
  return rules[rule].facts;
}

export interface Found<K extends RuleKey> {
  readonly place: string;
  readonly also?: readonly string[];
  readonly facts: FactsOf<K>;
  readonly fix?: Fix | undefined;
}

export function finding<K extends RuleKey>(
  rule: K,
  { place, also, facts, fix }: Found<K>,
): Finding {
  const severity = rules[rule].severity;
  return { rule, severity, place, also: also ?? [], facts, ...(fix ? { fix } : {}) };
}
