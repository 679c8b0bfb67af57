import type { Suggestion } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReview } from "../review-state.ts";
import { AllDialog } from "./all-dialog.tsx";
import { openInBatch, openInSection, useSectionOfSuggestion } from "./together.ts";

/** Below a suggestion that is one of several: the way to decide about all of them. */
export function BatchLine({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation("suggest");
  const all = useReview(({ suggestions }) => suggestions);
  const sectionOf = useSectionOfSuggestion();
  const [isAsking, setAsking] = useState(false);
  if (suggestion.state !== "open" || !suggestion.may.decide) return null;
  const batch = openInBatch(all, suggestion);
  const section = openInSection(all, sectionOf(suggestion), sectionOf);
  if (batch.length < 2 && section.length < 2) return null;
  const index = batch.findIndex(({ id }) => id === suggestion.id) + 1;
  return (
    <div className="suggestion-batch">
      {batch.length > 1 && <span>{t("together", { index, count: batch.length })}</span>}
      <button className="button small quiet" type="button" onClick={() => setAsking(true)}>
        {t("all")}
      </button>
      {isAsking && <AllDialog suggestion={suggestion} onClose={() => setAsking(false)} />}
    </div>
  );
}
