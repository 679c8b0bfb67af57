/** From change to change, and what each of them is. It stays at the top, and on narrow screens at the bottom. */
import { ChevronDown, ChevronUp, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChangeAuthor } from "./change-author.tsx";
import { changeSentence } from "./change-words.ts";
import { useComparison } from "./history-context.ts";
import type { HistoryDialog } from "./history-dialog.ts";
import { useChangeFacts } from "./use-change-facts.ts";
import type { Step } from "./steps.ts";
import type { Steps } from "./use-steps.ts";

export interface StepBarProps {
  readonly steps: Steps;
  readonly onDialog: (dialog: HistoryDialog) => void;
}

export function StepBar({ steps, onDialog }: StepBarProps) {
  const { t } = useTranslation("history");
  const { all, current, position } = steps;
  if (all.length === 0) return null;
  return (
    <div className="step-bar" role="group" aria-label={t("steps.label")}>
      <div className="step-buttons">
        <button
          className="icon-button"
          type="button"
          aria-label={t("steps.previous")}
          aria-keyshortcuts="Alt+ArrowUp"
          title={`${t("steps.previous")} (Alt+↑)`}
          onClick={steps.previous}
        >
          <ChevronUp size={20} aria-hidden />
        </button>
        <button
          className="icon-button"
          type="button"
          aria-label={t("steps.next")}
          aria-keyshortcuts="Alt+ArrowDown"
          title={`${t("steps.next")} (Alt+↓)`}
          onClick={steps.next}
        >
          <ChevronDown size={20} aria-hidden />
        </button>
      </div>
      <div className="step-now" role="status">
        <b className="step-count">
          {position === 0
            ? t("steps.count", { count: all.length })
            : t("steps.position", { position, total: all.length })}
        </b>
        {current ? (
          <StepFacts step={current} />
        ) : (
          <span className="step-hint">{t("steps.hint")}</span>
        )}
      </div>
      {current && <RestoreStep step={current} onDialog={onDialog} />}
    </div>
  );
}

function StepFacts({ step: { change } }: { readonly step: Step }) {
  const facts = useChangeFacts();
  return (
    <span className="step-facts">
      <span className="step-sentence">{changeSentence(change, facts)}</span>
      <span className="step-author">
        <ChangeAuthor change={change} />
      </span>
    </span>
  );
}

interface RestoreStepProps {
  readonly step: Step;
  readonly onDialog: (dialog: HistoryDialog) => void;
}

function RestoreStep({ step, onDialog }: RestoreStepProps) {
  const { t } = useTranslation("history");
  const { list } = useComparison();
  if (!list.canRestore) return null;
  return (
    <button
      className="button small step-restore"
      type="button"
      aria-haspopup="dialog"
      title={t("restore.change")}
      onClick={() => onDialog({ type: "restore", scope: { type: "change", change: step.change } })}
    >
      <RotateCcw size={16} aria-hidden />
      <span>{t("restore.short")}</span>
    </button>
  );
}
