import { ArrowLeft, ListTree } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LanguageSwitch } from "../../i18n/language-switch.tsx";
import { Bell } from "../../notifications/notifications.tsx";
import { useRound } from "./round-context.ts";
import { useRoundWords } from "./use-round-words.ts";

export interface RoundTopProps {
  /** Absent where no text is shown. */
  readonly onOutline: (() => void) | undefined;
}

export function RoundTop({ onOutline }: RoundTopProps) {
  const { t } = useTranslation(["rounds", "translation"]);
  const { documentId, title, round } = useRound();
  const words = useRoundWords();
  return (
    <header className="top-bar round-bar">
      {onOutline && (
        <button
          className="icon-button outline-button"
          type="button"
          aria-label={t("translation:document.openOutline")}
          onClick={onOutline}
        >
          <ListTree size={20} aria-hidden />
        </button>
      )}
      <Link className="button quiet round-back" to={`/dokumenty/${documentId}`}>
        <ArrowLeft size={18} aria-hidden />
        <span>{t("page.back")}</span>
      </Link>
      <div className="top-bar-name">
        <b>{title || t("page.untitled")}</b>
        <span>{words.name(round)}</span>
      </div>
      <div className="top-bar-right">
        <LanguageSwitch />
        <Bell />
      </div>
    </header>
  );
}
