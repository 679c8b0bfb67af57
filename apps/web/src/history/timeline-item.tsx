import type { Revision, RevisionList } from "@brudnopis/schema";
import { Bookmark } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { localeOf } from "../i18n/i18n.ts";
import { Contributors } from "./contributors.tsx";
import { timeOfDay } from "./days.ts";
import { useComparison } from "./history-context.ts";
import { historyPath } from "./history-path.ts";
import { useRevisionWords } from "./revision-words.ts";
import { type Selection, type Shown, viewOf } from "./selection.ts";
import { useSection } from "./use-section.ts";

export interface TimelineItemProps {
  readonly shown: Shown;
  readonly onChosen: (() => void) | undefined;
}

export function TimelineItem({ shown, onChosen }: TimelineItemProps) {
  const { t } = useTranslation("history");
  const { documentId, list, selection } = useComparison();
  const section = useSection();
  const role = roleOf(shown, list, selection);
  return (
    <Link
      className={`timeline-item${role ? ` is-${role}` : ""}${isNamed(shown) ? " is-named" : ""}`}
      to={historyPath(documentId, { revision: viewOf(shown), section })}
      aria-current={role === "to" ? "true" : undefined}
      onClick={onChosen}
    >
      <span className="timeline-dot" aria-hidden />
      {shown === "now" ? <NowFacts /> : <RevisionFacts revision={shown} />}
      {role === "from" && <span className="timeline-role">{t("comparedWith")}</span>}
    </Link>
  );
}

function NowFacts() {
  const { t } = useTranslation("history");
  const { list } = useComparison();
  return (
    <span className="timeline-facts">
      <b>{t("now")}</b>
      <span className="timeline-kind">{t("sinceLast")}</span>
      <Contributors contributors={list.now?.contributors ?? []} />
    </span>
  );
}

function RevisionFacts({ revision }: { readonly revision: Revision }) {
  const { t, i18n } = useTranslation("history");
  const { list, selection } = useComparison();
  const words = useRevisionWords();
  const isNewest = selection.isCurrent && !list.now && revision === list.revisions[0];
  return (
    <span className="timeline-facts">
      <span className="timeline-line">
        {revision.name !== undefined && <Bookmark size={14} aria-hidden className="named-icon" />}
        <b>{revision.name ?? timeOfDay(revision.at, localeOf(i18n))}</b>
        {isNewest && <span className="timeline-role">{t("current")}</span>}
      </span>
      <span className="timeline-kind">
        {revision.name === undefined
          ? words.name(revision)
          : timeOfDay(revision.at, localeOf(i18n))}
      </span>
      <Contributors contributors={revision.contributors} />
    </span>
  );
}

function isNamed(shown: Shown): boolean {
  return shown !== "now" && shown.name !== undefined;
}

/** What it is in the comparison; `between` is on the way from one to the other. */
function roleOf(
  shown: Shown,
  { revisions }: RevisionList,
  { to, from }: Selection,
): "to" | "from" | "between" | undefined {
  if (shown === to) return "to";
  if (!from || shown === "now") return undefined;
  if (shown === from) return "from";
  const position = (one: Shown) => (one === "now" ? -1 : revisions.indexOf(one));
  const [low, high] = [position(to), position(from)].toSorted((a, b) => a - b);
  const own = position(shown);
  return low !== undefined && high !== undefined && own > low && own < high ? "between" : undefined;
}
