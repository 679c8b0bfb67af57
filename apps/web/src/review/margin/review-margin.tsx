/** What stands beside the text on wide screens: remarks, or what the document check has found. */
import { List, MessageSquarePlus, PanelRightClose, PanelRightOpen } from "lucide-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { ChecksMargin } from "../../checks/checks.tsx";
import { useChecks } from "../../checks/checks-state.ts";
import { useIsEditing } from "../../document/document-context.ts";
import { useIsWide } from "../../margin/use-is-wide.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { ReviewContext, useReview } from "../review-state.ts";
import { useReviewSteps } from "../use-review-steps.ts";
import { DraftNotice } from "./draft-notice.tsx";
import { EmptyMargin, FilterNotice } from "./margin-notices.tsx";
import { type MarginView, rememberView } from "./margin-view.ts";
import { ReviewCards } from "./review-cards.tsx";

export function ReviewMargin() {
  const isWide = useIsWide();
  const view = useReview((state) => state.margin);
  const isAsked = useReview(({ active, composing }) => Boolean(active ?? composing));
  const shows = useShown();
  if (!isWide) return null;
  // What somebody goes to is shown, whatever they look at otherwise.
  if (shows === "checks" && !isAsked) return <ChecksMargin choice={<Choice />} />;
  return (
    <>
      <Head isOpen={view.isOpen || isAsked} />
      {(view.isOpen || isAsked) && <ReviewCards />}
    </>
  );
}

/** What somebody has chosen; else the check for who writes, until there is something to answer. */
function useShown(): "remarks" | "checks" {
  const isEditing = useIsEditing();
  const chosen = useReview(({ margin }) => margin.shows);
  const isAny = useReview(({ index, suggestions }) => index.open > 0 || suggestions.size > 0);
  const isChecked = useChecks(({ result }) => result !== undefined);
  return chosen ?? (isEditing && isChecked && !isAny ? "checks" : "remarks");
}

function useChangeView(): (change: Partial<MarginView>) => void {
  const review = useContext(ReviewContext);
  return (change) => {
    review?.set((state) => {
      const margin = { ...state.margin, ...change };
      rememberView(margin);
      return { ...state, margin };
    });
  };
}

/** One of the two at a time, with how much there is of each. */
function Choice() {
  const { t } = useTranslation("review");
  const change = useChangeView();
  const review = useContext(ReviewContext);
  const shows = useShown();
  const isAsked = useReview(({ active, composing }) => Boolean(active ?? composing));
  const remarks = useReview(
    ({ index, suggestions }) =>
      index.open + [...suggestions.values()].filter(({ state }) => state === "open").length,
  );
  const findings = useChecks(({ result }) => result?.findings.length);
  const shown = isAsked ? "remarks" : shows;
  const item = (which: "remarks" | "checks", count: number) => (
    <button
      type="button"
      aria-pressed={shown === which}
      onClick={() => {
        review?.set((state) => ({ ...state, active: undefined, composing: undefined }));
        change({ shows: which });
      }}
    >
      {t(`margin.${which}`)} <span className="margin-count">{count}</span>
    </button>
  );
  return (
    <div className="margin-choice" role="group" aria-label={t("margin.choice")}>
      {item("remarks", remarks)}
      {findings !== undefined && item("checks", findings)}
    </div>
  );
}

function Head({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation("review");
  const { showList, compose } = useReviewSteps();
  const change = useChangeView();
  const canComment = useReview(({ facts }) => facts?.canComment === true);
  return (
    <div className="margin-head">
      <div className="margin-title">
        <Choice />
        {canComment && (
          <IconButton
            icon={MessageSquarePlus}
            label={t("margin.add")}
            run={() => compose({ type: "document" })}
          />
        )}
        <IconButton icon={List} label={t("margin.all")} run={() => showList(true)} />
        {isOpen ? (
          <IconButton
            icon={PanelRightClose}
            label={t("margin.close")}
            run={() => change({ isOpen: false })}
          />
        ) : (
          <IconButton
            icon={PanelRightOpen}
            label={t("margin.open")}
            run={() => change({ isOpen: true })}
          />
        )}
      </div>
      <DraftNotice />
      <FilterNotice />
      {isOpen && <EmptyMargin />}
    </div>
  );
}
