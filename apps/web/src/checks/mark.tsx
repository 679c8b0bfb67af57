import type { Finding } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { countBySeverity } from "./arrange.ts";
import { useShowList } from "./checks-state.ts";
import { worstOf } from "./counts.tsx";
import { findingSentence } from "./sentence.ts";
import { SeverityIcon } from "./severity-icon.tsx";

export interface MarkProps {
  readonly place: string;
  readonly findings: readonly Finding[];
  /** Of what is said with the field when something there blocks handing over. */
  readonly describes: string | undefined;
  readonly isPlain: boolean;
}

/** Beside a label: that the check has something to say here, and the way to what that is. */
export function Mark({ place, findings, describes, isPlain }: MarkProps) {
  const { t } = useTranslation("checks");
  const showList = useShowList();
  const worst = worstOf(countBySeverity(findings));
  if (!worst) return null;
  const blocking = findings.filter(({ severity }) => severity === "blocks");
  const label = t("mark", { count: findings.length, severity: t(`severity.${worst}`) });
  const figure = (
    <>
      <SeverityIcon severity={worst} />
      {findings.length > 1 && <span aria-hidden>{findings.length}</span>}
    </>
  );
  if (isPlain) {
    return (
      <span className="check-mark" title={label}>
        {figure}
        <span className="visually-hidden">, {label}</span>
      </span>
    );
  }
  return (
    <>
      <button
        className="check-mark"
        type="button"
        title={label}
        aria-label={label}
        onClick={() => showList({ place })}
      >
        {figure}
      </button>
      {describes !== undefined && blocking.length > 0 && (
        <span className="visually-hidden" id={describes}>
          {blocking.map((finding) => findingSentence(t, finding)).join(" ")}
        </span>
      )}
    </>
  );
}
