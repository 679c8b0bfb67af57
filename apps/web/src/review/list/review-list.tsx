/** All remarks of a document, to be searched and gone through. */
import type { Thread } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { useReview } from "../review-state.ts";
import { TableButton } from "../table/table-button.tsx";
import { ThreadCard } from "../thread/thread-card.tsx";
import { useReviewSteps } from "../use-review-steps.ts";
import { useShowThread } from "../use-show-thread.ts";
import { ListFilter } from "./list-filter.tsx";
import { useArranged } from "./use-arranged.ts";

export function ReviewList() {
  const { t } = useTranslation("review");
  const { showList } = useReviewSteps();
  const isAny = useReview(({ threads }) => threads.size > 0);
  return (
    <LazyModal title={t("title")} kind="panel" onClose={() => showList(false)}>
      {isAny ? <Threads /> : <NoThreads />}
    </LazyModal>
  );
}

function NoThreads() {
  const { t } = useTranslation("review");
  const { showList, compose } = useReviewSteps();
  const canComment = useReview(({ facts }) => facts?.canComment === true);
  return (
    <div className="check-empty">
      <p>
        <b>{t("list.none")}</b>
      </p>
      {canComment && (
        <>
          <p>{t("list.noneLead")}</p>
          <button
            className="button"
            type="button"
            onClick={() => {
              showList(false);
              compose({ type: "document" });
            }}
          >
            {t("margin.add")}
          </button>
        </>
      )}
    </div>
  );
}

function Threads() {
  const { t } = useTranslation("review");
  const { attached, detached } = useArranged();
  const total = attached.length + detached.length;
  return (
    <div className="review-list">
      <p className="check-lead">{t("list.lead")}</p>
      <ListFilter />
      <FilteredTable />
      <p className="review-list-count" role="status">
        {total === 0 ? t("list.noneFit") : t("list.shown", { count: total })}
      </p>
      <ThreadItems threads={attached} isDetached={false} />
      {detached.length > 0 && (
        <section className="check-section">
          <h3>{t("list.detached")}</h3>
          <p className="form-hint">{t("list.detachedLead")}</p>
          <ThreadItems threads={detached} isDetached />
        </section>
      )}
    </div>
  );
}

/** The table takes one kind and one state; more of them are all of them. */
function FilteredTable() {
  const { kinds, states, author, section } = useReview((state) => state.filter);
  const [state] = states.length === 1 ? states : [];
  return <TableButton initial={{ kind: kinds[0], state, author, section }} />;
}

/** More than these are drawn when somebody wants them. */
const shownAtFirst = 40;

interface ThreadItemsProps {
  readonly threads: readonly Thread[];
  readonly isDetached: boolean;
}

function ThreadItems({ threads, isDetached }: ThreadItemsProps) {
  const { t } = useTranslation("review");
  const { showList } = useReviewSteps();
  const show = useShowThread();
  const active = useReview((state) => state.active);
  const [limit, setLimit] = useState(shownAtFirst);
  const go = (thread: Thread) => {
    showList(false);
    // A dialog keeps the keyboard until it is gone.
    requestAnimationFrame(() => show(thread, true));
  };
  return (
    <>
      <ul className="thread-list">
        {threads.slice(0, limit).map((thread) => (
          <li key={thread.id}>
            <ThreadCard
              thread={thread}
              isActive={thread.id === active}
              isNamed
              isDetached={isDetached}
              onShow={go}
            />
          </li>
        ))}
      </ul>
      {threads.length > limit && (
        <button
          className="button small"
          type="button"
          onClick={() => setLimit(limit + shownAtFirst)}
        >
          {t("list.more")}
        </button>
      )}
    </>
  );
}
