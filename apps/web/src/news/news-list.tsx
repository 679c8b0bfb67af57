/** All that is new, section by section. */
import { CheckCheck, History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConnectedDocument } from "../document/document-context.ts";
import { useLeaving } from "../history/history-link.tsx";
import { historyPath } from "../history/history-path.ts";
import { localeOf } from "../i18n/i18n.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { ListSection } from "./list-section.tsx";
import { useNewsState } from "./news-state.ts";
import { useSeen } from "./use-seen.ts";
import type { Steps } from "./use-steps.ts";

export interface NewsListProps {
  readonly steps: Steps;
  readonly onClose: () => void;
}

export function NewsList({ steps, onClose }: NewsListProps) {
  const { t } = useTranslation("news");
  const sections = useNewsState((state) => state.sections);
  return (
    <LazyModal title={t("title")} kind="panel" onClose={onClose}>
      <div className="news-list">
        {sections.length === 0 ? (
          <Nothing />
        ) : (
          <>
            <Lead />
            {sections.map((section) => (
              <ListSection key={section.section} section={section} steps={steps} />
            ))}
            <Foot onClose={onClose} />
          </>
        )}
      </div>
    </LazyModal>
  );
}

function Lead() {
  const { t, i18n } = useTranslation("news");
  const seenAt = useNewsState(({ news }) => news?.seenAt);
  if (seenAt === undefined) return null;
  const format = new Intl.DateTimeFormat(localeOf(i18n), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  });
  return <p className="news-lead">{t("lead", { date: format.format(seenAt) })}</p>;
}

function Foot({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("news");
  const { mark, isBusy } = useSeen();
  return (
    <div className="news-foot">
      <button
        className="button primary"
        type="button"
        disabled={isBusy}
        onClick={() => mark(undefined, onClose)}
      >
        <CheckCheck size={18} aria-hidden />
        {t("seeAll")}
      </button>
      <HistoryLink />
    </div>
  );
}

function HistoryLink() {
  const { t } = useTranslation("news");
  const { session } = useConnectedDocument();
  const path = historyPath(session.details.document.id);
  return (
    <Link className="button quiet" to={path} onClick={useLeaving(path)}>
      <History size={18} aria-hidden />
      {t("history")}
    </Link>
  );
}

function Nothing() {
  const { t } = useTranslation("news");
  return (
    <EmptyState title={t("empty")}>
      <p>{t("emptyLead")}</p>
      <HistoryLink />
    </EmptyState>
  );
}
