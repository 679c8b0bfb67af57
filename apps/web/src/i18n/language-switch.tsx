import type { Language } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "./language.ts";
import "./language-switch.css";

/** Each language by its own name, in itself: whoever looks for one may not read the other. */
const names = { pl: "Polski", en: "English" } as const satisfies Record<Language, string>;

export function LanguageSwitch() {
  const { t } = useTranslation();
  const [language, choose] = useLanguage();
  const [hasFailed, setFailed] = useState(false);
  return (
    <div className="language-switch" role="group" aria-label="Język / Language">
      {(["pl", "en"] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          onClick={() =>
            void choose(each).then(
              () => setFailed(false),
              () => setFailed(true),
            )
          }
        >
          {names[each]}
        </button>
      ))}
      {hasFailed && (
        <span className="form-problem" role="alert">
          {t("error.offline")}
        </span>
      )}
    </div>
  );
}
