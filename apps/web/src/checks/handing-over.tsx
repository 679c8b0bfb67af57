import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useChecks, useShowList } from "./checks-state.ts";
import { SeverityIcon } from "./severity-icon.tsx";

/** Before an export: what would stop a handing over. It never stops the export of a draft. */
export function HandingOver({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation("checks");
  const count = useChecks(({ result }) => result?.counts.blocks);
  const showList = useShowList();
  if (count === undefined) return null;
  if (count === 0) {
    return (
      <p className="handing-over">
        <CircleCheck className="severity-icon is-none" size={16} aria-hidden />
        <span>{t("exportNone")}</span>
      </p>
    );
  }
  return (
    <p className="handing-over">
      <SeverityIcon severity="blocks" />
      <span>
        {t("export", { count })} {t("exportHint")}
      </span>
      <button
        className="button small"
        type="button"
        onClick={() => {
          onLeave();
          showList({ severity: "blocks" });
        }}
      >
        {t("exportShow")}
      </button>
    </p>
  );
}
