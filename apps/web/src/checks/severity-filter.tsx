import type { Severity } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { severities } from "./arrange.ts";
import type { Counts } from "./checks-state.ts";
import { SeverityIcon } from "./severity-icon.tsx";

export interface SeverityFilterProps {
  readonly counts: Counts;
  readonly shown: readonly Severity[];
  readonly onChange: (shown: readonly Severity[]) => void;
}

/** A switch for each severity, with how many there are. */
export function SeverityFilter({ counts, shown, onChange }: SeverityFilterProps) {
  const { t } = useTranslation("checks");
  const toggle = (severity: Severity) =>
    onChange(severities.filter((each) => shown.includes(each) !== (each === severity)));
  return (
    <div className="severity-filter" role="group" aria-label={t("margin.filter")}>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          title={t(`severity.${severity}`)}
          aria-pressed={shown.includes(severity)}
          onClick={() => toggle(severity)}
        >
          <SeverityIcon severity={severity} size={15} />
          <span className="severity-name">{t(`filter.${severity}`)}</span>
          <b>{counts[severity]}</b>
        </button>
      ))}
    </div>
  );
}
