/** For the lead: another day, more reviewers or fewer. */
import type { RoundChange } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { DueField, readDue, typedDue } from "./due-field.tsx";
import { type Candidate, ReviewersField } from "./reviewers-field.tsx";
import { useRound } from "./round-context.ts";
import { roundsApi } from "./rounds-api.ts";
import { useRoundsAgain } from "./use-rounds.ts";

export function ChangeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["rounds", "translation"]);
  const { language, page } = useDocument();
  const { documentId, round } = useRound();
  const errorText = useErrorText();
  const again = useRoundsAgain(documentId);
  const candidates = useCandidates();
  const [before] = useState(() => round.reviewers.map(({ person }) => person));
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const [typed, setTyped] = useState(() => typedDue(round.due, language));
  const [hasTried, setTried] = useState(false);
  const due = readDue(typed, round.due);
  const saving = useMutation({
    mutationFn: async (change: RoundChange) => {
      await roundsApi.change(documentId, round.id, change);
      await again();
    },
    onSuccess: () => {
      showToast(page, t("reviewers.changed"));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0 && due.ok)
      saving.mutate({ due: due.due ?? null, reviewers: [...chosen] });
  };
  return (
    <LazyModal title={t("reviewers.changeTitle")} kind="card" onClose={onClose}>
      <form className="form round-form" onSubmit={submit} noValidate>
        <ReviewersField
          candidates={candidates}
          chosen={chosen}
          whenNone={t("send.noReviewers")}
          problem={hasTried && chosen.length === 0 ? t("send.missing") : undefined}
          onChange={setChosen}
        />
        <p className="form-hint">{t("reviewers.keeps")}</p>
        <DueField
          value={typed}
          problem={hasTried && !due.ok ? due.problem : undefined}
          onChange={setTyped}
        />
        {saving.isError && <Notice kind="bad">{errorText(saving.error)}</Notice>}
        <div className="actions">
          <button className="button primary" type="submit" disabled={saving.isPending}>
            {t("reviewers.save")}
          </button>
          <button className="button" type="button" onClick={onClose}>
            {t("translation:app.cancel")}
          </button>
        </div>
      </form>
    </LazyModal>
  );
}

/** Who can be asked, and those who are asked already, whatever they may do by now. */
function useCandidates(): readonly Candidate[] {
  const { list, round } = useRound();
  const asked = round.reviewers.flatMap(({ person }) => list.people[person] ?? []);
  const others = list.reviewers.filter(
    ({ id, isPeer }) =>
      isPeer === (round.kind === "peer") && !asked.some((person) => person.id === id),
  );
  return [...asked, ...others];
}
