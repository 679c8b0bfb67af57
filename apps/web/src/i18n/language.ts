/** Which language is shown: the person's own choice, remembered in this browser and with their account. */
import type { Language, Me } from "@brudnopis/schema";
import { useQueryClient } from "@tanstack/react-query";
import type { i18n } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { languageOf, showLanguage } from "./i18n.ts";

const memory = "brudnopis-language";

/** The language of the last visit, before anything is shown. Without its words the page comes up in Polish. */
export async function startLanguage(i18n: i18n): Promise<void> {
  i18n.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  if (remembered() === "en") await showLanguage(i18n, "en").catch(() => {});
}

/**
 * Shows a language and remembers it in this browser.
 * @throws what the browser says when its words do not come.
 */
async function chooseLanguage(i18n: i18n, language: Language): Promise<void> {
  await showLanguage(i18n, language);
  remember(language);
}

/** The language that is shown, and what changes it, also in the account of whoever is signed in. */
export function useLanguage(): readonly [Language, (language: Language) => Promise<void>] {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const choose = async (language: Language) => {
    await chooseLanguage(i18n, language);
    const me = queries.getQueryData<Me>(["me"]);
    if (!me || me.language === language) return;
    queries.setQueryData<Me>(["me"], { ...me, language });
    await api.changeProfile({ language });
  };
  return [languageOf(i18n), choose];
}

/** The account's language is the one that counts, once it is known whose page this is. */
export function useLanguageOf(me: Pick<Me, "language"> | undefined): void {
  const { i18n } = useTranslation();
  const wanted = me?.language;
  useEffect(() => {
    if (wanted === undefined || wanted === languageOf(i18n)) return;
    // Without its words the page stays readable in the language that it has.
    chooseLanguage(i18n, wanted).catch(() => {});
  }, [i18n, wanted]);
}

/** A new account takes on the language that was chosen in this browser before there was one. */
export async function withChosenLanguage(me: Me): Promise<Me> {
  const language = remembered();
  return language === undefined || language === me.language ? me : api.changeProfile({ language });
}

/** A browser may keep nothing at all, by its settings. */
function remembered(): Language | undefined {
  try {
    const language = localStorage.getItem(memory);
    return language === "pl" || language === "en" ? language : undefined;
  } catch {
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(memory, language);
  } catch {
    // It is asked for again next time.
  }
}
