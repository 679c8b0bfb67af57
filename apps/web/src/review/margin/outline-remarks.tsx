import { MessageSquareText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReview } from "../review-state.ts";
import { useReviewSteps } from "../use-review-steps.ts";

/** Below the table of contents: how many remarks there are, and the way to all of them, also where there is no margin. */
export function OutlineRemarks({ onChosen }: { readonly onChosen: (() => void) | undefined }) {
  const { t } = useTranslation("review");
  const { showList } = useReviewSteps();
  const open = useReview(({ index }) => index.open);
  const isKnown = useReview(({ facts }) => facts !== undefined);
  if (!isKnown) return null;
  return (
    <div className="outline-checks">
      <h2>{t("title")}</h2>
      <ul>
        <li>
          <button
            type="button"
            onClick={() => {
              onChosen?.();
              showList(true);
            }}
          >
            <MessageSquareText size={16} aria-hidden />
            <span>{t("outline")}</span>
            <span className="outline-count">{open}</span>
          </button>
        </li>
      </ul>
    </div>
  );
}
