import { ClipboardCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useChecks, useShowList } from "./checks-state.ts";
import { CountFigures, useCountsText } from "./counts.tsx";

/** In the top bar: what the check has found so far, and the way to all of it. */
export function CheckButton() {
  const { t } = useTranslation("checks");
  const text = useCountsText();
  const counts = useChecks(({ result }) => result?.counts);
  const showList = useShowList();
  if (!counts) return null;
  const label = t("summary", { counts: text(counts) });
  return (
    <button
      className="button check-button"
      type="button"
      title={label}
      onClick={() => showList({})}
    >
      <ClipboardCheck size={18} aria-hidden />
      {/* Not a label of its own, which would have to say the bare figures too. */}
      <span className="visually-hidden">{label}</span>
      <CountFigures counts={counts} />
    </button>
  );
}
