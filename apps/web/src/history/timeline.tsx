/** The revisions of the document, newest first, by day. Choosing one shows it beside the one before. */
import type { Revision } from "@brudnopis/schema";
import { Bookmark, BookmarkPlus, Eraser } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { byDay, dayName } from "./days.ts";
import type { HistoryDialog } from "./history-dialog.ts";
import { useComparison } from "./history-context.ts";
import { TimelineItem } from "./timeline-item.tsx";

export interface TimelineProps {
  readonly onDialog: (dialog: HistoryDialog) => void;
  /** Called after a revision was chosen, to close the sheet that the timeline is in. */
  readonly onChosen?: () => void;
}

export function Timeline({ onDialog, onChosen }: TimelineProps) {
  const { t } = useTranslation("history");
  const { list, selection } = useComparison();
  const [isNamedOnly, setNamedOnly] = useState(false);
  const named = list.revisions.filter(({ name }) => name !== undefined);
  // What is looked at is never hidden: one would not know where one is.
  const shown = isNamedOnly
    ? list.revisions.filter((one) => one.name !== undefined || one === selection.to)
    : list.revisions;
  return (
    <nav className="timeline" aria-label={t("timeline")}>
      <div className="timeline-head">
        <h2>{t("timeline")}</h2>
        <label className="timeline-filter">
          <input
            type="checkbox"
            checked={isNamedOnly}
            onChange={({ target }) => setNamedOnly(target.checked)}
          />
          {t("namedOnly")} <span className="timeline-count">({named.length})</span>
        </label>
      </div>
      {list.canName && (
        <button
          className="button small name-now"
          type="button"
          onClick={() => onDialog({ type: "name", revision: "now" })}
        >
          <BookmarkPlus size={16} aria-hidden />
          {t("nameNow")}
        </button>
      )}
      {list.now && <TimelineItem shown="now" onChosen={onChosen} />}
      <Days revisions={shown} onChosen={onChosen} />
      {isNamedOnly && named.length === 0 && <NoneNamed />}
      {list.revisions.length === 0 && <p className="timeline-empty">{t("noRevisions")}</p>}
      <TimelineEnd onDialog={onDialog} />
    </nav>
  );
}

interface DaysProps {
  readonly revisions: readonly Revision[];
  readonly onChosen: (() => void) | undefined;
}

function Days({ revisions, onChosen }: DaysProps) {
  const { i18n } = useTranslation();
  const now = Date.now();
  return byDay(revisions).map((day) => (
    <section className="timeline-day" key={day.start}>
      <h3>{dayName(day.start, now, localeOf(i18n))}</h3>
      <ol>
        {day.revisions.map((revision) => (
          <li key={revision.id}>
            <TimelineItem shown={revision} onChosen={onChosen} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

function NoneNamed() {
  const { t } = useTranslation("history");
  return (
    <p className="timeline-empty">
      <Bookmark size={16} aria-hidden /> {t("noneNamed")}
    </p>
  );
}

function TimelineEnd({ onDialog }: TimelineProps) {
  const { t, i18n } = useTranslation("history");
  const { list } = useComparison();
  const format = new Intl.DateTimeFormat(localeOf(i18n), { dateStyle: "long" });
  return (
    <div className="timeline-end">
      {list.logFrom !== undefined && <p>{t("logFrom", { date: format.format(list.logFrom) })}</p>}
      {list.canPurge && (
        <button
          className="button small danger"
          type="button"
          aria-haspopup="dialog"
          onClick={() => onDialog({ type: "purge" })}
        >
          <Eraser size={16} aria-hidden />
          {t("purge.open")}
        </button>
      )}
    </div>
  );
}
