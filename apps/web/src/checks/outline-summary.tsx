import { useTranslation } from "react-i18next";
import { severities } from "./arrange.ts";
import { useChecks, useShowList } from "./checks-state.ts";
import { SeverityIcon } from "./severity-icon.tsx";

/** Below the table of contents: how much there is of each severity, and the way to it. */
export function OutlineSummary({ onChosen }: { readonly onChosen: (() => void) | undefined }) {
  const { t } = useTranslation("checks");
  const counts = useChecks(({ result }) => result?.counts);
  const showList = useShowList();
  if (!counts) return null;
  return (
    <div className="outline-checks">
      <h2>{t("title")}</h2>
      <ul>
        {severities.map((severity) => (
          <li key={severity}>
            <button
              type="button"
              onClick={() => {
                onChosen?.();
                showList({ severity });
              }}
            >
              <SeverityIcon severity={severity} />
              <span>{t(`severity.${severity}`)}</span>
              <span className="outline-count">{counts[severity]}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
