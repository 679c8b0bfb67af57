import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import pl from "./pl.json" with { type: "json" };

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof pl };
  }
}

/** Polish is complete and comes with the page; i18next picks the plural form (1 zmiana, 2 zmiany, 5 zmian). */
export function createI18n(): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: "pl",
    fallbackLng: "pl",
    resources: { pl: { translation: pl } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
