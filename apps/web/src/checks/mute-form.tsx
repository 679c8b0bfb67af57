import { type Finding, findingKey } from "@brudnopis/document";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { usePlan } from "../plan/use-plan.ts";
import { useErrorText } from "../ui/error-text.ts";

const shortestReason = 3;
const longestReason = 500;

export interface MuteFormProps {
  readonly finding: Finding;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Asks why a finding can be left as it is: nobody mutes without a word to those who will read the document. */
export function MuteForm({ finding, onDone, onCancel }: MuteFormProps) {
  const { t } = useTranslation(["checks", "translation"]);
  const errorText = useErrorText();
  const { page } = useDocument();
  const { mute } = usePlan();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const muting = useMutation({
    mutationFn: () => mute(findingKey(finding), finding.rule, finding.place, reason.trim()),
    onSuccess: () => {
      announce(page, t("muted"));
      onDone();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason.trim().length < shortestReason) setMissing(true);
    else muting.mutate();
  };
  const problem = isMissing
    ? t("muteReasonMissing")
    : muting.error === null
      ? undefined
      : errorText(muting.error);
  return (
    <form className="mute-form" onSubmit={submit} noValidate>
      <label htmlFor={id}>{t("muteReason")}</label>
      <textarea
        id={id}
        className="input"
        rows={2}
        maxLength={longestReason}
        required
        // The person has just asked for this field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint ${id}-problem`}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      <span className="form-hint" id={`${id}-hint`}>
        {t("muteReasonHint")}
      </span>
      <span className="form-problem" id={`${id}-problem`} role="alert">
        {problem}
      </span>
      <div className="finding-actions">
        <button className="button small" type="submit" disabled={muting.isPending}>
          {t("muteDo")}
        </button>
        <button className="button small quiet" type="button" onClick={onCancel}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
