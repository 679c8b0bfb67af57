import type { Finding, Severity } from "@brudnopis/document";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { countBySeverity } from "./arrange.ts";
import { ruleTitle } from "./sentence.ts";
import { SeverityFilter } from "./severity-filter.tsx";

export interface ListFilterProps {
  readonly findings: readonly Finding[];
  readonly shown: readonly Severity[];
  readonly rule: string | undefined;
  readonly onShown: (shown: readonly Severity[]) => void;
  readonly onRule: (rule: string | undefined) => void;
}

export function ListFilter({ findings, shown, rule, onShown, onRule }: ListFilterProps) {
  const { t, i18n } = useTranslation("checks");
  const id = useId();
  const counts = new Map<string, number>();
  for (const each of findings) counts.set(each.rule, (counts.get(each.rule) ?? 0) + 1);
  const rules = [...counts]
    .map(([key, count]) => ({ key, count, title: ruleTitle(t, key) }))
    .sort((a, b) => a.title.localeCompare(b.title, i18n.language));
  return (
    <>
      <SeverityFilter counts={countBySeverity(findings)} shown={shown} onChange={onShown} />
      {rules.length > 1 && (
        <div className="rule-filter">
          <label htmlFor={id}>{t("list.rule")}</label>
          <select
            className="input"
            id={id}
            value={rule ?? ""}
            onChange={({ target }) => onRule(target.value === "" ? undefined : target.value)}
          >
            <option value="">{t("list.allRules", { count: findings.length })}</option>
            {rules.map(({ key, count, title }) => (
              <option key={key} value={key}>
                {t("list.ruleCount", { rule: title, count })}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
