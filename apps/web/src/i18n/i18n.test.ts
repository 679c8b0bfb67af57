import { expect, test } from "vitest";
import { createI18n, loadWords, showLanguage } from "./i18n.ts";

test("begins in Polish, with the right plural form", () => {
  const { t } = createI18n();

  expect([1, 2, 5].map((count) => t("people.button", { count }))).toEqual([
    "1 osoba w dokumencie",
    "2 osoby w dokumencie",
    "5 osób w dokumencie",
  ]);
});

test("English comes when it is chosen, and goes again", async () => {
  const i18n = createI18n();

  await showLanguage(i18n, "en");
  expect([1, 5].map((count) => i18n.t("people.button", { count }))).toEqual([
    "1 person in the document",
    "5 people in the document",
  ]);
  await showLanguage(i18n, "pl");

  expect(i18n.t("app.retry")).toBe("Spróbuj ponownie");
});

test("W1 a feature's words follow the language, whichever comes first", async () => {
  const before = createI18n();
  await loadWords(before, "account");
  await showLanguage(before, "en");
  const after = createI18n();
  await showLanguage(after, "en");
  await loadWords(after, "account");

  expect(before.t("account:accessRequest.title")).toBe("Ask for access");
  expect(after.t("account:accessRequest.title")).toBe("Ask for access");
});

test("W1 a language that is chosen while a feature's words are on their way gets them too", async () => {
  const i18n = createI18n();

  await Promise.all([loadWords(i18n, "account"), showLanguage(i18n, "en")]);

  expect(i18n.language).toBe("en");
  expect(i18n.hasResourceBundle("en", "account")).toBe(true);
});

test("W1 a feature's words come again when the language changed while they were on their way", async () => {
  const i18n = createI18n();
  const add = i18n.addResourceBundle.bind(i18n);
  i18n.addResourceBundle = (language, namespace, words) => {
    if (language === "pl") void i18n.changeLanguage("en");
    return add(language, namespace, words);
  };

  await loadWords(i18n, "account");

  expect(i18n.hasResourceBundle("en", "account")).toBe(true);
});

test("W2 a language whose words do not come is not shown", async () => {
  const i18n = createI18n();
  i18n.addResourceBundle = () => {
    throw new TypeError("Failed to fetch");
  };

  await expect(showLanguage(i18n, "en")).rejects.toThrow("Failed to fetch");

  expect(i18n.t("app.retry")).toBe("Spróbuj ponownie");
});
