import { ArrowLeft, History, ListChecks } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { useComparison } from "./history-context.ts";
import type { HistoryDialog } from "./history-dialog.ts";

export interface HistoryTopProps {
  readonly onDialog: (dialog: HistoryDialog) => void;
  readonly changeCount: number;
}

export function HistoryTop({ onDialog, changeCount }: HistoryTopProps) {
  const { t } = useTranslation("history");
  const { documentId, title } = useComparison();
  return (
    <header className="top-bar history-bar">
      <Link className="button quiet back-link" to={`/dokumenty/${documentId}`}>
        <ArrowLeft size={18} aria-hidden />
        <span>{t("back")}</span>
      </Link>
      <div className="top-bar-name">
        <b>{title || t("untitled")}</b>
        <span>{t("title")}</span>
      </div>
      <div className="top-bar-right">
        <button
          className="button small to-timeline"
          type="button"
          aria-haspopup="dialog"
          onClick={() => onDialog({ type: "timeline" })}
        >
          <History size={16} aria-hidden />
          <span>{t("timeline")}</span>
        </button>
        {changeCount > 0 && (
          <button
            className="button small to-changes"
            type="button"
            aria-haspopup="dialog"
            onClick={() => onDialog({ type: "changes" })}
          >
            <ListChecks size={16} aria-hidden />
            <span>{t("changesCount", { count: changeCount })}</span>
          </button>
        )}
        <LanguageSwitch />
      </div>
    </header>
  );
}
