import { type Finding, ruleFacts, type RuleKey, ruleKeys, ruleSeverity } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { createI18n, loadWords, showLanguage } from "../i18n/i18n.ts";
import en from "./words.en.json" with { type: "json" };
import pl from "./words.pl.json" with { type: "json" };
import { findingAdvice, findingSentence, ruleTitle } from "./sentence.ts";

const words = { pl: pl.rule, en: en.rule } as const;
const everyRule = (["pl", "en"] as const).flatMap((language) =>
  ruleKeys.map((rule) => ({ language, rule })),
);

/** The texts of a rule with the names of their keys. */
function texts(language: Language, rule: RuleKey): [string, string][] {
  const flat = (value: object, prefix: string): [string, string][] =>
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === "object" && inner !== null
        ? flat(inner, `${prefix}${key}.`)
        : [[`${prefix}${key}`, String(inner)] as [string, string]],
    );
  return flat(words[language][rule], "");
}

function variants(rule: RuleKey): string[] {
  const { say } = words.pl[rule] as { say?: string | object };
  return typeof say === "object" ? Object.keys(say) : [];
}

/** A finding whose facts say their own names. */
function example(rule: RuleKey, variant: string | undefined): Finding {
  const facts = Object.fromEntries(
    ruleFacts(rule).map((name) => [name, isCounted(name) ? 5 : `‹${name}›`]),
  );
  return {
    rule,
    severity: ruleSeverity(rule),
    place: "summary.text",
    also: [],
    facts: variant === undefined ? facts : { ...facts, variant },
  };
}

function isCounted(name: string): boolean {
  return ["count", "over", "words", "digits", "advised"].includes(name);
}

test("there are words for the rules of the check, and for no others", () => {
  expect(Object.keys(pl.rule).toSorted()).toEqual([...ruleKeys].toSorted());
});

test.each(everyRule)(
  "$rule says what it found and what to do next ($language)",
  async ({ language, rule }) => {
    const i18n = createI18n();
    await showLanguage(i18n, language);
    await loadWords(i18n, "checks");
    const t = i18n.getFixedT(language, "checks");
    const said = variants(rule).length === 0 ? [undefined] : variants(rule);

    const sentences = said.map((variant) => findingSentence(t, example(rule, variant)));
    const rest = [ruleTitle(t, rule), findingAdvice(t, example(rule, undefined))];

    for (const text of [...sentences, ...rest]) {
      expect(text).not.toMatch(/\{\{|^rule\./);
      expect(text.length).toBeGreaterThan(4);
    }
    for (const sentence of sentences) expect(sentence).toMatch(/[.?”"]$/);
  },
);

test.each(everyRule)(
  "$rule names nothing that the check does not tell ($language)",
  ({ language, rule }) => {
    const known = new Set(ruleFacts(rule));

    const named = texts(language, rule).flatMap(([, text]) =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name),
    );

    expect(named.filter((name) => !known.has(name))).toEqual([]);
  },
);

test("a rule that says several things has words for each, and only such a rule", () => {
  for (const rule of ruleKeys) {
    expect([rule, variants(rule).length > 0]).toEqual([rule, ruleFacts(rule).includes("variant")]);
  }
});
