import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { fits, isNarrow } from "../list/filter.ts";
import { ReviewContext, startReview, useReview } from "../review-state.ts";
import { sectionOfThread } from "../thread-index.ts";
import { useReviewSteps } from "../use-review-steps.ts";

/** What is hidden by the filter, and what has lost its words: neither is to be missed. */
export function FilterNotice() {
  const { t } = useTranslation("review");
  const { template } = useDocument();
  const review = useContext(ReviewContext);
  const { showList } = useReviewSteps();
  const filter = useReview((state) => state.filter);
  const threads = useReview((state) => state.threads);
  const detached = useReview((state) => state.detached);
  const all = [...threads.values()].filter(({ isRemoved }) => !isRemoved);
  const shown = all.filter((each) => fits(each, filter, sectionOfThread(each, template)));
  const lost = shown.filter(({ id }) => detached.has(id)).length;
  const reset = () => review?.set((state) => ({ ...state, filter: startReview.filter }));
  return (
    <>
      {isNarrow(filter) && (
        <p className="margin-notice" role="status">
          {t("margin.filtered", { shown: shown.length, total: all.length })}{" "}
          <button className="button small quiet" type="button" onClick={reset}>
            {t("margin.everything")}
          </button>
        </p>
      )}
      {lost > 0 && (
        <p className="margin-notice">
          <button className="button small quiet" type="button" onClick={() => showList(true)}>
            {t("margin.detached", { count: lost })}
          </button>
        </p>
      )}
    </>
  );
}

export function EmptyMargin() {
  const { t } = useTranslation("review");
  const isEmpty = useReview(
    ({ threads, suggestions, composing }) =>
      composing === undefined &&
      ![...threads.values()].some(({ state, isRemoved }) => state !== "closed" && !isRemoved) &&
      ![...suggestions.values()].some(({ state }) => state === "open"),
  );
  const canComment = useReview(({ facts }) => facts?.canComment === true);
  if (!isEmpty) return null;
  return (
    <div className="margin-empty">
      <p>
        <b>{t("margin.emptyTitle")}</b>
      </p>
      <p>{t(canComment ? "margin.emptyLead" : "margin.emptyRead")}</p>
    </div>
  );
}
