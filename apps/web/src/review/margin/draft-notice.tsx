import { useTranslation } from "react-i18next";
import { useDrafts } from "../compose/use-drafts.ts";
import { placeOf } from "../places.ts";
import { useReview } from "../review-state.ts";
import { usePlaceWords } from "../use-place-words.ts";
import { useReviewSteps } from "../use-review-steps.ts";

/** What somebody has begun to write, also before the page was loaded anew, and the way back to it. */
export function DraftNotice() {
  const { t } = useTranslation("review");
  const drafts = useDrafts();
  const isComposing = useReview(({ composing }) => composing !== undefined);
  const canComment = useReview(({ facts }) => facts?.canComment === true);
  const { compose } = useReviewSteps();
  const last = drafts.remarks.at(-1);
  const place = usePlaceWords(last ? placeOf(last.place) : "");
  if (!last || isComposing || !canComment) return null;
  return (
    <p className="margin-notice" role="note">
      {t("compose.draft", { place: place ?? t("placeGone") })}{" "}
      <button className="button small quiet" type="button" onClick={() => compose(last.place)}>
        {t("compose.draftResume")}
      </button>
    </p>
  );
}
