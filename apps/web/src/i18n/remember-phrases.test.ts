import { createInstance, type i18n } from "i18next";
import { expect, test, vi } from "vitest";
import { rememberPhrases } from "./remember-phrases.ts";

test("a phrase is looked for once, in each language and namespace", () => {
  const i18n = instance();
  const find = vi.spyOn(i18n, "t");
  const t = words(i18n, "pl", "colours");
  expect([t("red"), words(i18n, "en", "colours")("red"), words(i18n, "pl", "rest")("red")]).toEqual(
    ["czerwony", "red", "rumiany"],
  );
  find.mockClear();

  expect([t("red"), words(i18n, "pl", "colours")("red")]).toEqual(["czerwony", "czerwony"]);
  expect(find).not.toHaveBeenCalled();
});

test("R1 a phrase with values is not taken for one without, and the language is the one that is shown", async () => {
  const i18n = instance();
  const t = words(i18n, null, "colours");
  expect([t("many", { count: 2 }), t("many", { count: 5 }), t("red")]).toEqual([
    "2 kolory",
    "5 kolorów",
    "czerwony",
  ]);
  await i18n.changeLanguage("en");
  expect(t("red")).toBe("red");
});

test("R1 R2 words that come later are found, and take the place of those that stood in for them", () => {
  const i18n = instance();
  const t = words(i18n, "en", "colours");
  expect([t("green"), t("later")]).toEqual(["zielony", "later"]);
  i18n.addResourceBundle("en", "colours", { green: "green", later: "at last" }, true, true);
  expect([t("green"), t("later")]).toEqual(["green", "at last"]);
});

/** The words of the test are not those of the application, which the types know. */
function words(made: i18n, language: string | null, namespace: string) {
  const t: unknown = made.getFixedT(language as string, namespace as never);
  return t as (key: string, values?: object) => string;
}

function instance(): i18n {
  const made = createInstance();
  void made.init({
    lng: "pl",
    fallbackLng: "pl",
    initAsync: false,
    resources: {
      pl: {
        colours: {
          red: "czerwony",
          green: "zielony",
          many_few: "{{count}} kolory",
          many_many: "{{count}} kolorów",
        },
        rest: { red: "rumiany" },
      },
      en: { colours: { red: "red" } },
    },
  });
  rememberPhrases(made);
  return made;
}
