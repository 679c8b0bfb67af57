/** How much was found, in figures for eyes and in words for everybody. */
import type { Severity } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { severities } from "./arrange.ts";
import type { Counts } from "./checks-state.ts";
import { SeverityIcon } from "./severity-icon.tsx";

export function worstOf(counts: Counts): Severity | undefined {
  return severities.find((severity) => counts[severity] > 0);
}

/** „3 blokują · 5 do poprawy · 8 wskazówek” */
export function useCountsText(): (counts: Counts) => string {
  const { t } = useTranslation("checks");
  return (counts) => {
    const found = severities.filter((severity) => counts[severity] > 0);
    if (found.length === 0) return t("none");
    return found
      .map((severity) => t(`counts.${severity}`, { count: counts[severity] }))
      .join(" · ");
  };
}

/** An icon and a figure for each severity that there is; the words go beside it, unseen. */
export function CountFigures({ counts }: { readonly counts: Counts }) {
  return (
    <span className="check-figures" aria-hidden>
      {severities
        .filter((severity) => counts[severity] > 0)
        .map((severity) => (
          <span className={`check-figure is-${severity}`} key={severity}>
            <SeverityIcon severity={severity} size={15} />
            {counts[severity]}
          </span>
        ))}
    </span>
  );
}
