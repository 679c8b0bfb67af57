import { MessageCircleQuestion } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAnswers } from "./use-answers.ts";
import "./proposals.css";

/** Leads to the answers where the margin that lists them has no room. */
export function AnswersNotice({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation("proposals");
  const { data } = useAnswers();
  const open = data?.answers.filter(({ state }) => state === "open").length ?? 0;
  const asked = data?.questions.length ?? 0;
  if (open === 0 && asked === 0) return null;
  return (
    <div className="answers-notice">
      <MessageCircleQuestion size={20} aria-hidden />
      <span>{open > 0 ? t("open", { count: open }) : t("waiting", { count: asked })}</span>
      <button className="button small" type="button" onClick={onOpen}>
        {t("show")}
      </button>
    </div>
  );
}
