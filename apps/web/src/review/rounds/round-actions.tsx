/** What this person does next, in words, and the steps that they may take. */
import type { Round, RoundStep } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api.ts";
import { useDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useErrorText } from "../../ui/error-text.ts";
import { missingScores } from "./peer-scores.ts";
import { useRound } from "./round-context.ts";
import { roundsApi } from "./rounds-api.ts";
import { useRoundsAgain } from "./use-rounds.ts";

/** Steps that are asked about first: others see them. */
type Asked = "hand-back" | "end-early" | "close";

export function RoundActions() {
  const { t } = useTranslation("rounds");
  const { page } = useDocument();
  const { round, me } = useRound();
  const errorText = useErrorText();
  const [asked, setAsked] = useState<Asked>();
  const take = useStep();
  const { may, counts } = round;
  const own = round.reviewers.find(({ person }) => person === me.id);
  const isReviewing = round.state === "reviewing";
  const step = (name: RoundStep["step"]) => {
    take(name).catch((error: unknown) => showToast(page, errorText(error)));
  };
  return (
    <div className="round-actions">
      <p>{t(`act.next.${nextFor(round, own !== undefined)}`)}</p>
      {may.answer && counts.open > 0 && (
        <p className="form-hint">{t("act.answeredWait", { count: counts.open })}</p>
      )}
      <div className="actions">
        {may.handBack && (
          <button className="button primary" type="button" onClick={() => setAsked("hand-back")}>
            {t("act.handBack")}
          </button>
        )}
        {may.answer && (
          <button
            className="button primary"
            type="button"
            disabled={counts.open > 0}
            onClick={() => step("answered")}
          >
            {t("act.answered")}
          </button>
        )}
        {may.close && round.state === "confirming" && (
          <button className="button primary" type="button" onClick={() => setAsked("close")}>
            {t("act.close")}
          </button>
        )}
        {may.again && (
          <button className="button" type="button" onClick={() => step("again")}>
            {t(`act.again.${againOf(round, own?.doneAt !== undefined)}`)}
          </button>
        )}
        {may.lead && isReviewing && !may.handBack && (
          <button className="button" type="button" onClick={() => setAsked("end-early")}>
            {t("act.endEarly")}
          </button>
        )}
        {may.close && round.state !== "confirming" && (
          <button className="button quiet" type="button" onClick={() => setAsked("close")}>
            {t("act.close")}
          </button>
        )}
      </div>
      {asked && <Question asked={asked} onTake={take} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

interface QuestionProps {
  readonly asked: Asked;
  readonly onTake: (step: RoundStep["step"]) => Promise<void>;
  readonly onClose: () => void;
}

function Question({ asked, onTake, onClose }: QuestionProps) {
  const { t } = useTranslation("rounds");
  const { round, me } = useRound();
  const { open, addressed } = round.counts;
  const own = round.reviewers.find(({ person }) => person === me.id);
  const missing = missingScores(own?.grid ?? { scores: {}, answers: {} });
  const isPeer = round.kind === "peer";
  const shared = { isDangerous: false, onClose };
  switch (asked) {
    case "hand-back":
      return (
        <ConfirmDialog
          {...shared}
          title={t("act.handBackAsk")}
          action={t("act.handBack")}
          onConfirm={() => onTake("hand-back")}
        >
          <p>{t("act.handBackText")}</p>
          {isPeer && <p>{t("act.handBackGrid")}</p>}
          {isPeer && missing > 0 && <p>{t("act.handBackIncomplete", { count: missing })}</p>}
        </ConfirmDialog>
      );
    case "end-early":
      return (
        <ConfirmDialog
          {...shared}
          title={t("act.endEarlyAsk")}
          action={t("act.endEarly")}
          onConfirm={() => onTake("hand-back")}
        >
          <p>{t("act.endEarlyText")}</p>
        </ConfirmDialog>
      );
    case "close":
      return (
        <ConfirmDialog
          {...shared}
          title={t("act.closeAsk")}
          action={t("act.close")}
          onConfirm={() => onTake("close")}
        >
          {open + addressed > 0 && <p>{t("act.closeUnconfirmed", { count: open + addressed })}</p>}
          <p>{t("act.closeText")}</p>
        </ConfirmDialog>
      );
  }
}

/** Resolves when the round is shown as it is then, also when somebody was faster. */
function useStep(): (step: RoundStep["step"]) => Promise<void> {
  const { t } = useTranslation("rounds");
  const { page } = useDocument();
  const { documentId, round } = useRound();
  const again = useRoundsAgain(documentId);
  return async (step) => {
    try {
      await roundsApi.step(documentId, round.id, step);
      showToast(page, t(`act.done.${step}`));
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "conflict")) throw error;
      showToast(page, t("act.further"));
    }
    await again();
  };
}

/** What a reviewer has opened again waits for the city once more. */
function nextFor({ state, may, counts }: Round, isReviewer: boolean) {
  switch (state) {
    case "reviewing":
      if (may.handBack) return "review";
      return isReviewer ? "handed" : "cityWaits";
    case "answering":
      return may.answer ? "cityAnswers" : "reviewerWaits";
    case "confirming":
      if (isReviewer) return "reviewerConfirms";
      return counts.open > 0 ? "cityAnswers" : "cityConfirms";
    case "closed":
      return "closed";
  }
}

function againOf({ state }: Round, isOwnDone: boolean) {
  if (state === "answering") return isOwnDone ? "answering" : "lead";
  return state === "confirming" ? "confirming" : "reviewing";
}
