import { useTranslation } from "react-i18next";
import type { Counts } from "./checks-state.ts";
import { useCountsText, worstOf } from "./counts.tsx";
import { SeverityIcon } from "./severity-icon.tsx";

/** In the outline: how much the check found in a section, with the icon of the worst of it. Hints alone say nothing. */
export function SectionCount({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation("checks");
  const text = useCountsText();
  const worst = worstOf(counts);
  if (worst === undefined || worst === "hint") return null;
  return (
    <>
      <span className={`section-count is-${worst}`} title={text(counts)} aria-hidden>
        <SeverityIcon severity={worst} size={14} />
        {counts[worst]}
      </span>
      <span className="visually-hidden">, {t("section", { counts: text(counts) })}</span>
    </>
  );
}
