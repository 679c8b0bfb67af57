import type { i18n, TFunction } from "i18next";

type Phrases = Map<string, string>;

/**
 * Makes an instance look for a phrase without values once. i18next goes through languages, namespaces and plural forms for
 * each phrase of each component, which was a tenth of what opening a document costs a slow laptop.
 *
 *   R1  A phrase is what i18next says, also after words have come and in another language.
 *   R2  What i18next does not know is asked for again.
 */
export function rememberPhrases(instance: i18n): void {
  const byScope = new Map<string, Phrases>();
  instance.store.on("added", () => byScope.clear());
  const make = instance.getFixedT.bind(instance) as unknown as (...scope: unknown[]) => FixedT;
  instance.getFixedT = ((...scope: unknown[]) => {
    const slow = make(...scope);
    const name = JSON.stringify(scope);
    const quick = (key: unknown, ...values: unknown[]): string => {
      if (typeof key !== "string" || values[0] !== undefined) return slow(key, ...values);
      const phrases = phrasesOf(byScope, `${instance.language} ${name}`);
      const known = phrases.get(key);
      if (known !== undefined) return known;
      const phrase = slow(key);
      if (phrase !== key) phrases.set(key, phrase);
      return phrase;
    };
    return Object.assign(quick, slow) as unknown as TFunction;
  }) as i18n["getFixedT"];
}

interface FixedT {
  (key: unknown, ...values: unknown[]): string;
}

function phrasesOf(byScope: Map<string, Phrases>, scope: string): Phrases {
  const known = byScope.get(scope);
  if (known) return known;
  const phrases: Phrases = new Map();
  byScope.set(scope, phrases);
  return phrases;
}
