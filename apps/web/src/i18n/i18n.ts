/**
 * The words of the interface, in Polish and in English.
 *
 * Core words (`pl.json`, `en.json`: the document page, headers, what went wrong) are the namespace `translation`. Polish
 * comes with the first bundle; English is fetched only when it is chosen. Everything else belongs to a feature: its
 * folder has `words.pl.json` and `words.en.json`, and it is made known
 *
 *   1. in `i18n/feature-words.ts`: one line in the table, one in the types;
 *   2. in the route (or wherever a lazy dialog is fetched): `loadWords(i18n, "account")`, together with the code, so
 *      that they are there before it renders;
 *   3. in components: `const { t } = useTranslation("account")` and `t("accessRequest.title")`. Core words are
 *      `t("translation:app.retry")`, when the component asks for `useTranslation(["account", "translation"])`.
 *
 * Polish counts as `key` or `key_one`, `key_few`, `key_many`, `key_other`; English as `key_one`, `key_other`.
 *
 *   W1  The words of everything on the page are there in the language that is shown, also after it changes.
 *   W2  A language whose words did not come is not shown: the page stays as it was.
 *   W3  Every words file has the same keys in both languages, and none is empty (`words.test.ts`).
 */
import type { Language } from "@brudnopis/schema";
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { importAgain } from "../ui/import-again.ts";
import { isNamespace, type Namespace, sources, type Words } from "./feature-words.ts";
import { rememberPhrases } from "./remember-phrases.ts";
import pl from "./pl.json" with { type: "json" };

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof pl };
  }
}

/** i18next picks the plural form (1 zmiana, 2 zmiany, 5 zmian). */
export function createI18n(): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: "pl",
    fallbackLng: "pl",
    resources: { pl: { translation: pl } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  rememberPhrases(instance);
  return instance;
}

/** The language that is shown. */
export function languageOf({ language }: Pick<i18n, "language">): Language {
  return language === "en" ? "en" : "pl";
}

/** How dates and times are written: English here is that of Europe, „23 November 2026, 15:40”. */
export function localeOf(i18n: Pick<i18n, "language">): string {
  return { pl: "pl-PL", en: "en-GB" }[languageOf(i18n)];
}

/**
 * Fetches a feature's words in the language that is shown.
 * @throws what the browser says when they do not come.
 */
export async function loadWords(i18n: i18n, namespace: Namespace): Promise<void> {
  // Somebody may change the language in the meantime.
  while (!i18n.hasResourceBundle(languageOf(i18n), namespace)) {
    await fetchWords(i18n, languageOf(i18n), namespace);
  }
}

/**
 * Shows a language, with the words of everything that was loaded so far.
 * @throws what the browser says when they do not come.
 */
export async function showLanguage(i18n: i18n, language: Language): Promise<void> {
  for (;;) {
    const missing = shownNamespaces(i18n).filter((name) => !i18n.hasResourceBundle(language, name));
    if (missing.length === 0) break;
    await Promise.all(missing.map((namespace) => fetchWords(i18n, language, namespace)));
  }
  await i18n.changeLanguage(language);
}

function shownNamespaces(i18n: i18n): Namespace[] {
  return Object.keys(i18n.store.data[i18n.language] ?? {}).filter(isNamespace);
}

async function fetchWords(i18n: i18n, language: Language, namespace: Namespace): Promise<void> {
  const words = await importAgain<Words>(sources[namespace][language]);
  i18n.addResourceBundle(language, namespace, words.default);
}
