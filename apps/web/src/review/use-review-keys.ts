/** F7 goes to the next remark and Shift+F7 to the one before; Ctrl+Alt+M makes one where somebody is. */
import { useContext, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { placeName } from "../document/place-name.ts";
import { placeHere } from "./compose/place-of-selection.ts";
import { placeOf } from "./places.ts";
import { useReviewSource } from "./review-source.ts";
import { ReviewContext } from "./review-state.ts";
import { useStepOrder } from "./use-step-order.ts";
import { useReviewSteps } from "./use-review-steps.ts";
import { useShowThread } from "./use-show-thread.ts";

export function useReviewKeys(): void {
  const review = useContext(ReviewContext);
  const open = useDocument();
  const source = useReviewSource();
  const step = useStepToThread();
  const { compose } = useReviewSteps();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isRemark = event.code === "KeyM" && (event.ctrlKey || event.metaKey) && event.altKey;
      if (isRemark && review?.get().facts?.canComment === true) {
        event.preventDefault();
        compose(placeHere(open, source));
      }
      if (event.key !== "F7" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [review, open, source, step, compose]);
}

export function useStepToThread(): (direction: 1 | -1) => void {
  const { t } = useTranslation("review");
  const review = useContext(ReviewContext);
  const { page, template, session, language } = useDocument();
  const order = useStepOrder();
  const show = useShowThread();
  return (direction) => {
    const threads = order();
    const at = threads.findIndex(({ id }) => id === review?.get().active);
    const first = direction === 1 ? 0 : threads.length - 1;
    const next = at < 0 ? first : (at + direction + threads.length) % threads.length;
    const thread = threads[next];
    if (!thread) return announce(page, t("go.none"));
    show(thread, true);
    const place = placeName(template, session.content.get(), placeOf(thread.place), language);
    const author = review?.get().facts?.people[thread.author]?.name ?? t("someone");
    announce(
      page,
      t("go.at", { at: next + 1, total: threads.length, author, place: place ?? thread.label }),
    );
  };
}
