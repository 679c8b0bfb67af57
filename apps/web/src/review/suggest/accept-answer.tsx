/** In the list of answers: puts an answer where it was asked for, as the suggestion that it is. */
import type { Proposal, Suggestion } from "@brudnopis/schema";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReview } from "../review-state.ts";
import { useAct } from "./use-act.ts";
import { useFit } from "./use-fit.ts";

export interface AcceptAnswerProps {
  readonly answer: Proposal;
  /** Called when it is in the document. */
  readonly onDone: () => void;
}

export function AcceptAnswer({ answer, onDone }: AcceptAnswerProps) {
  const suggestion = useReview(({ suggestions }) => suggestionOf(suggestions, answer));
  return suggestion ? <Accept suggestion={suggestion} onDone={onDone} /> : null;
}

/** Answers and suggestions have ids of their own; who wrote what where is the same. */
function suggestionOf(
  suggestions: ReadonlyMap<string, Suggestion>,
  { address, name, text }: Proposal,
): Suggestion | undefined {
  for (const suggestion of suggestions.values()) {
    const { change, guest, state } = suggestion;
    if (state !== "open" || change.type !== "answer" || guest !== name) continue;
    if (change.place === address && change.text === text) return suggestion;
  }
  return undefined;
}

interface AcceptProps {
  readonly suggestion: Suggestion;
  readonly onDone: () => void;
}

function Accept({ suggestion, onDone }: AcceptProps) {
  const { t } = useTranslation("suggest");
  const act = useAct(suggestion);
  const fit = useFit(suggestion.change);
  if (fit === "stale" || fit === "applied" || !suggestion.may.decide) return null;
  return (
    <>
      <button
        className="button small primary"
        type="button"
        aria-disabled={act.isBusy}
        onClick={() => {
          if (!act.isBusy) void act.accept().then((isDone) => isDone && onDone());
        }}
      >
        <Check size={16} aria-hidden />
        {act.isBusy ? t("saving") : t("putIn")}
      </button>
      {act.news !== undefined && <span role="status">{act.news}</span>}
    </>
  );
}
