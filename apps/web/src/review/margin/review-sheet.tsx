/** Where there is no room beside the text: the thread that somebody looks at, or the remark that they write. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Composer } from "../compose/composer.tsx";
import { useReview } from "../review-state.ts";
import { SuggestionCard } from "../suggest/suggestion-card.tsx";
import { useStepToSuggestion } from "../suggest/use-suggestion-keys.ts";
import { ThreadCard } from "../thread/thread-card.tsx";
import { useStepToThread } from "../use-review-keys.ts";
import { useReviewSteps } from "../use-review-steps.ts";

export function ReviewSheet() {
  const { t } = useTranslation("review");
  const { t: suggest } = useTranslation("suggest");
  const { activate, stopComposing } = useReviewSteps();
  const composing = useReview((state) => state.composing);
  const thread = useReview(({ active, threads }) =>
    active === undefined ? undefined : threads.get(active),
  );
  const suggestion = useReview(({ active, suggestions }) =>
    active === undefined ? undefined : suggestions.get(active),
  );
  if (composing) {
    return (
      <LazyModal title={t("compose.title")} kind="sheet" onClose={stopComposing}>
        <Composer key={JSON.stringify(composing)} place={composing} />
      </LazyModal>
    );
  }
  if (!thread && !suggestion) return null;
  return (
    <LazyModal
      title={suggestion ? suggest("title") : t("title")}
      kind="sheet"
      onClose={() => activate(undefined)}
    >
      <div className="review-sheet">
        {thread && <ThreadCard key={thread.id} thread={thread} isActive isNamed />}
        {suggestion && (
          <SuggestionCard key={suggestion.id} suggestion={suggestion} isActive isNamed />
        )}
        {suggestion ? <SuggestionSteps /> : <ThreadSteps />}
      </div>
    </LazyModal>
  );
}

function ThreadSteps() {
  return <SheetSteps step={useStepToThread()} />;
}

function SuggestionSteps() {
  return <SheetSteps step={useStepToSuggestion(useConnectedDocument())} />;
}

/** The way to the one before and to the next. */
function SheetSteps({ step }: { readonly step: (direction: 1 | -1) => void }) {
  const { t } = useTranslation("review");
  return (
    <div className="review-sheet-steps">
      <button className="button small" type="button" onClick={() => step(-1)}>
        <ChevronLeft size={16} aria-hidden />
        {t("go.previous")}
      </button>
      <button className="button small" type="button" onClick={() => step(1)}>
        {t("go.next")}
        <ChevronRight size={16} aria-hidden />
      </button>
    </div>
  );
}
