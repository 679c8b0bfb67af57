/** All changes as a list, section by section: who did what and when. */
import type { Change, SectionChanges } from "@brudnopis/schema";
import { RotateCcw } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ChangeAuthor } from "./change-author.tsx";
import { changeText } from "./change-words.ts";
import type { HistoryDialog } from "./history-dialog.ts";
import { useComparison } from "./history-context.ts";
import { useChangeFacts } from "./use-change-facts.ts";
import type { Steps } from "./use-steps.ts";

export interface ChangeListProps {
  readonly steps: Steps;
  readonly onDialog: (dialog: HistoryDialog) => void;
  /** Called after a change was chosen, to close the sheet that the list is in. */
  readonly onChosen?: () => void;
}

export function ChangeList({ steps, onDialog, onChosen }: ChangeListProps) {
  const { t } = useTranslation("history");
  const { changes } = useComparison();
  const choose = (change: Change) => {
    const step = steps.all.find((one) => one.change === change);
    onChosen?.();
    // A sheet keeps the keyboard until it is gone.
    if (step) requestAnimationFrame(() => steps.show(step));
  };
  return (
    <div className="change-list">
      <h2>{t("changes")}</h2>
      {changes?.sections.length === 0 && <p className="timeline-empty">{t("nothingChanged")}</p>}
      {changes?.sections.map((section) => (
        <SectionList
          key={section.section}
          section={section}
          current={steps.current?.change}
          onChoose={choose}
          onDialog={onDialog}
        />
      ))}
    </div>
  );
}

interface SectionListProps {
  readonly section: SectionChanges;
  readonly current: Change | undefined;
  readonly onChoose: (change: Change) => void;
  readonly onDialog: (dialog: HistoryDialog) => void;
}

function SectionList({ section, current, onChoose, onDialog }: SectionListProps) {
  const { t } = useTranslation(["history", "changes"]);
  const { template, language, list } = useComparison();
  const found = template.sections.find(({ key }) => key === section.section);
  const title = found ? `${found.number}. ${found.title[language]}` : section.section;
  return (
    <section className="change-section">
      <div className="change-section-head">
        <h3>{title}</h3>
        {list.canRestore && (
          <button
            className="icon-button"
            type="button"
            aria-haspopup="dialog"
            aria-label={t("restore.sectionNamed", { section: title })}
            title={t("restore.section")}
            onClick={() =>
              onDialog({ type: "restore", scope: { type: "section", section: section.section } })
            }
          >
            <RotateCcw size={16} aria-hidden />
          </button>
        )}
      </div>
      <ol>
        {section.changes.map((change) => (
          <li key={change.id}>
            <ChangeCard change={change} isCurrent={change === current} onChoose={onChoose} />
          </li>
        ))}
      </ol>
      {section.unlisted > 0 && (
        <p className="change-more">{t("changes:unlisted", { count: section.unlisted })}</p>
      )}
    </section>
  );
}

interface ChangeCardProps {
  readonly change: Change;
  readonly isCurrent: boolean;
  readonly onChoose: (change: Change) => void;
}

function ChangeCard({ change, isCurrent, onChoose }: ChangeCardProps) {
  const { place, what } = changeText(change, useChangeFacts());
  const card = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <button
      ref={card}
      className="change-card"
      type="button"
      aria-current={isCurrent ? "true" : undefined}
      onClick={() => onChoose(change)}
    >
      <span className="change-place">{place}</span>
      <span className="change-what">{what}</span>
      <span className="change-by">
        <ChangeAuthor change={change} />
      </span>
    </button>
  );
}
