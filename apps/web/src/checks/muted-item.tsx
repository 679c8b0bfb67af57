import { findingKey } from "@brudnopis/document";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { dayOf } from "../guest/moments.ts";
import { usePlan } from "../plan/use-plan.ts";
import { useErrorText } from "../ui/error-text.ts";
import type { MutedHere } from "./checks-state.ts";
import { findingSentence } from "./sentence.ts";

export interface MutedItemProps extends MutedHere {
  readonly onGone: () => void;
}

/** A finding that somebody put aside, with their reason. */
export function MutedItem({ finding, mute, onGone }: MutedItemProps) {
  const { t, i18n } = useTranslation("checks");
  const { page } = useDocument();
  const errorText = useErrorText();
  const { plan, unmute } = usePlan();
  const bringingBack = useMutation({
    mutationFn: () => unmute(findingKey(finding)),
    onSuccess: () => {
      announce(page, t("unmuted"));
      onGone();
    },
  });
  return (
    <div className="finding is-muted">
      <p className="finding-sentence" translate="no">
        {findingSentence(t, finding)}
      </p>
      <blockquote className="mute-reason">{mute.reason}</blockquote>
      <p className="finding-advice">
        {t("mutedBy", { name: mute.by, day: dayOf(mute.at, i18n.language) })}
      </p>
      {bringingBack.error !== null && (
        <p className="form-problem" role="alert">
          {errorText(bringingBack.error)}
        </p>
      )}
      {plan?.canMute === true && (
        <div className="finding-actions">
          <button
            className="button small"
            type="button"
            disabled={bringingBack.isPending}
            onClick={() => bringingBack.mutate()}
          >
            {t("unmute")}
          </button>
        </div>
      )}
    </div>
  );
}
