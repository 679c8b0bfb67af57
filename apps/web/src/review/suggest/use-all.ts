/** Deciding about several suggestions, one after the other, as each is a step of its own. */
import type { Suggestion } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { isLastStep } from "./acceptances.ts";
import { useDecisions } from "./use-decisions.ts";

export interface Progress {
  readonly done: number;
  readonly count: number;
}

export function useAll(onDone: () => void) {
  const { t } = useTranslation("suggest");
  const errorText = useErrorText();
  const open = useConnectedDocument();
  const decisions = useDecisions();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<string>();
  const { page, session } = open;

  /** Those that `decide` says were decided. What fails ends it; what was done stays done. */
  const each = async (
    wanted: readonly Suggestion[],
    decide: (suggestion: Suggestion) => Promise<boolean>,
  ): Promise<readonly Suggestion[]> => {
    const decided: Suggestion[] = [];
    setError(undefined);
    try {
      for (const [done, suggestion] of wanted.entries()) {
        setProgress({ done, count: wanted.length });
        if (await decide(suggestion)) decided.push(suggestion);
      }
      onDone();
    } catch (cause) {
      setError(errorText(cause));
    } finally {
      setProgress(undefined);
    }
    return decided;
  };
  const say = (text: string, missed: number, undo: () => void) =>
    showToast(page, missed > 0 ? `${text} ${t("notAll", { count: missed })}` : text, {
      label: t("undo"),
      run: undo,
    });
  const stepBackThrough = (accepted: readonly Suggestion[]) => {
    for (const { id } of accepted.toReversed()) {
      if (!isLastStep(session.undo.manager, id)) return showToast(page, t("undoOthersFirst"));
      session.undo.undo();
    }
  };
  return {
    progress,
    error,
    acceptAll: async (wanted: readonly Suggestion[]) => {
      const accepted = await each(
        wanted,
        async (suggestion) => (await decisions.accept(suggestion)).outcome === "accepted",
      );
      if (accepted.length === 0) return;
      say(t("allAccepted", { count: accepted.length }), wanted.length - accepted.length, () =>
        stepBackThrough(accepted),
      );
    },
    rejectAll: async (wanted: readonly Suggestion[], because: string) => {
      const rejected = await each(wanted, (suggestion) =>
        decisions.decide(suggestion, { decision: "reject", because }),
      );
      if (rejected.length === 0) return;
      say(t("allRejected", { count: rejected.length }), wanted.length - rejected.length, () => {
        void each(rejected, (suggestion) => decisions.decide(suggestion, { decision: "reopen" }));
      });
    },
  };
}
