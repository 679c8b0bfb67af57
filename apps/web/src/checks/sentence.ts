/** What a finding says, in words. */
import type { Finding, RuleKey } from "@brudnopis/document";
import type { TFunction } from "i18next";

type ChecksT = TFunction<"checks">;

/** The fact by which a rule's sentence is inflected, where it is not called `count`. */
const countedFacts: Partial<Record<RuleKey, string>> = {
  "text-too-long": "over",
  "long-sentence": "words",
  "teryt-format": "digits",
};

/** „Suma finansowania” */
export function ruleTitle(t: ChecksT, rule: string): string {
  return said(t, `rule.${rule}.title`);
}

/** „D3 Termomodernizacja: suma finansowania (47 600 000 zł) różni się od kosztu (48 600 000 zł) o 1 000 000 zł.” */
export function findingSentence(t: ChecksT, { rule, facts }: Finding): string {
  const { variant } = facts;
  const count = facts[countedFact(rule)];
  const path = variant === undefined ? `rule.${rule}.say` : `rule.${rule}.say.${variant}`;
  return said(t, path, { ...facts, ...(typeof count === "number" ? { count } : {}) });
}

/** „Popraw kwoty finansowania albo koszt działania.” */
export function findingAdvice(t: ChecksT, { rule }: Finding): string {
  return said(t, `rule.${rule}.next`);
}

function countedFact(rule: string): string {
  // The engine makes findings of its own rules only.
  return countedFacts[rule as RuleKey] ?? "count";
}

/** Every rule has these words in both languages: `rule-words.test.ts`. */
function said(t: ChecksT, key: string, facts: Finding["facts"] = {}): string {
  return (t as (key: string, facts: Finding["facts"]) => string)(key, facts);
}
