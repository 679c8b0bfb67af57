import { type Finding, ruleFacts, type RuleKey, ruleKeys, ruleSeverity } from "@brudnopis/document";
import { describe, expect, test } from "vitest";
import type { Case } from "./case.ts";
import { edited, findingsOf, mended } from "./clean-mid.ts";
import { languageCases } from "./language-cases.ts";
import { planCases } from "./plan-cases.ts";
import { recordCases } from "./record-cases.ts";

const cases: readonly Case[] = [...recordCases, ...planCases, ...languageCases];

const plainSpaces = (facts: Finding["facts"]) =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "string" ? value.replace(/\u00a0/g, " ") : value,
    ]),
  );

test("a faultless document has no findings", () => {
  expect(findingsOf(edited(() => {}))).toEqual([]);
});

describe("each fault is one finding, and nothing else is found", () => {
  test.each(cases)("$rule: $fault", ({ rule, spoil, place, facts, fix, context }) => {
    const findings = findingsOf(edited(spoil), context);

    expect(findings).toHaveLength(1);
    expect(findings.map((found) => ({ ...found, facts: plainSpaces(found.facts) }))).toEqual([
      {
        rule,
        severity: ruleSeverity(rule),
        place,
        also: expect.any(Array),
        facts,
        ...(fix ? { fix } : {}),
      },
    ]);
  });
});

describe("what is like a fault and is none is not found", () => {
  test.each(cases)("$rule: $fine", ({ keep }) => {
    expect(findingsOf(edited(keep))).toEqual([]);
  });
});

describe("what the check offers to do mends the fault", () => {
  const mendable = cases.flatMap(({ rule, fault, spoil, fix }) =>
    fix ? [{ rule, fault, spoil, fix }] : [],
  );

  test.each(mendable)("$rule: $fault", ({ rule, spoil, fix }) => {
    const left = findingsOf(mended(spoil, fix)).map((finding) => finding.rule);

    expect(left).not.toContain(rule);
  });
});

test("every rule has its cases", () => {
  const covered = new Set<RuleKey>(cases.map(({ rule }) => rule));

  expect(ruleKeys.filter((rule) => !covered.has(rule))).toEqual([]);
});

test("a finding has exactly the facts that its rule promises", () => {
  for (const { rule, facts } of cases) {
    expect({ rule, facts: Object.keys(facts).toSorted() }).toEqual({
      rule,
      facts: ruleFacts(rule).toSorted(),
    });
  }
});
