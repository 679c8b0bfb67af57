import type { NewRound } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api.ts";
import { useConnectedDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { TextAreaField } from "../../ui/form-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { DueField, readDue } from "./due-field.tsx";
import { ReviewersField } from "./reviewers-field.tsx";
import { roundsApi } from "./rounds-api.ts";
import type { SendDialogProps } from "./send-dialog.tsx";
import { useRoundsAgain } from "./use-rounds.ts";

type Kind = NewRound["kind"];

/** What was typed last is on the server before the text is frozen; whoever is offline is told so. */
const saveWithinMs = 10_000;

export function SendForm({ list, onClose }: SendDialogProps) {
  const { t } = useTranslation(["rounds", "translation"]);
  const { session, page } = useConnectedDocument();
  const { id } = session.details.document;
  const again = useRoundsAgain(id);
  const sendingText = useSendingText();
  const underWay = list.rounds.filter(({ state }) => state !== "closed").map(({ kind }) => kind);
  const [kind, setKind] = useState<Kind>(underWay.includes("review") ? "peer" : "review");
  const candidates = list.reviewers.filter(({ isPeer }) => isPeer === (kind === "peer"));
  const [chosen, setChosen] = useState<readonly string[]>();
  const reviewers = chosen ?? candidates.map((person) => person.id);
  const [typedDue, setTypedDue] = useState("");
  const [note, setNote] = useState("");
  const [hasTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const due = readDue(typedDue);

  const sending = useMutation({
    mutationFn: async (round: NewRound) => {
      await session.save.whenSaved(AbortSignal.timeout(saveWithinMs));
      await roundsApi.send(id, round);
      await again();
    },
    onSuccess: () => {
      showToast(page, t("send.done"));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reviewers.length === 0) return form.current?.querySelector("input")?.focus();
    if (!due.ok) return form.current?.querySelector<HTMLInputElement>("[name=due]")?.focus();
    sending.mutate({
      kind,
      reviewers: [...reviewers],
      note,
      ...(due.due === undefined ? {} : { due: due.due }),
    });
  };
  return (
    <form className="form round-form" ref={form} onSubmit={submit} noValidate>
      <fieldset className="form-field round-kinds">
        <legend>{t("send.kind")}</legend>
        {(["review", "peer"] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="kind"
              checked={kind === each}
              disabled={underWay.includes(each)}
              onChange={() => {
                setKind(each);
                setChosen(undefined);
              }}
            />
            {t(`send.${each}`)}
          </label>
        ))}
      </fieldset>
      <ReviewersField
        key={kind}
        candidates={candidates}
        chosen={reviewers}
        whenNone={t(kind === "peer" ? "send.noPeers" : "send.noReviewers")}
        problem={hasTried && reviewers.length === 0 ? t("send.missing") : undefined}
        onChange={setChosen}
      />
      <DueField
        value={typedDue}
        problem={hasTried && !due.ok ? due.problem : undefined}
        onChange={setTypedDue}
      />
      <TextAreaField
        label={t("send.note")}
        hint={t("send.noteHint")}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {sending.isError && <Notice kind="bad">{sendingText(sending.error)}</Notice>}
      <div className="actions">
        <button className="button primary" type="submit" disabled={sending.isPending}>
          {sending.isPending ? t("send.saving") : t("send.action")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

function useSendingText(): (error: unknown) => string {
  const { t } = useTranslation("rounds");
  const errorText = useErrorText();
  return (error) => {
    if (error instanceof DOMException) return t("send.unsaved");
    const code = error instanceof ApiError ? error.code : undefined;
    if (code === "conflict") return t("send.underWay");
    return code === "invalid-input" ? t("send.notThem") : errorText(error);
  };
}
