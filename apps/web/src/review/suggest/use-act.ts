/** Deciding about one suggestion, with the words that say what became of it. */
import type { Suggestion } from "@brudnopis/schema";
import { useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { stepBack } from "../../document/step.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { ReviewContext } from "../review-state.ts";
import { isLastStep } from "./acceptances.ts";
import { useAuthor } from "./use-author.ts";
import { useDecisions } from "./use-decisions.ts";

export function useAct(suggestion: Suggestion) {
  const { t } = useTranslation("suggest");
  const errorText = useErrorText();
  const open = useConnectedDocument();
  const decisions = useDecisions();
  const takenText = useTakenText();
  const { name } = useAuthor(suggestion);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<string>();
  const { page, session } = open;

  /** Whether it was done. */
  const attempt = async (run: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    setNews(undefined);
    try {
      return await run();
    } catch (cause) {
      setNews(errorText(cause));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const undoAcceptance = () => {
    if (isLastStep(session.undo.manager, suggestion.id)) stepBack(open);
    else showToast(page, t("undoOthersFirst"));
  };
  const decide = async (decision: Parameters<typeof decisions.decide>[1], became: Became) => {
    if (!(await decisions.decide(suggestion, decision))) {
      showToast(page, takenText(suggestion.id));
      return false;
    }
    const undo = { label: t("undo"), run: () => void reopen() };
    showToast(page, t(`became.${became}`, { name }), became === "rejected" ? undo : undefined);
    return true;
  };
  const reopen = () => attempt(() => decide({ decision: "reopen" }, "open"));
  return {
    isBusy,
    news,
    accept: () =>
      attempt(async () => {
        const { outcome } = await decisions.accept(suggestion);
        if (outcome === "stale") setNews(t("wentStale"));
        else if (outcome === "taken") showToast(page, takenText(suggestion.id));
        else
          showToast(page, t("became.accepted", { name }), {
            label: t("undo"),
            run: undoAcceptance,
          });
        return outcome === "accepted";
      }),
    reject: (because: string) => attempt(() => decide({ decision: "reject", because }, "rejected")),
    withdraw: () => attempt(() => decide({ decision: "withdraw" }, "withdrawn")),
    reopen,
  };
}

type Became = "rejected" | "withdrawn" | "open";

/** Who was faster, as far as the page knows by now. */
function useTakenText(): (id: string) => string {
  const { t } = useTranslation("suggest");
  const review = useContext(ReviewContext);
  return (id) => {
    const state = review?.get();
    const { decided, state: became = "open" } = state?.suggestions.get(id) ?? {};
    const name = decided && state?.facts?.people[decided.by]?.name;
    return t(`taken.${became}`, { by: name ?? t("nobody") });
  };
}
