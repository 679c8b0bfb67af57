import type { Proposal } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button.tsx";
import { dayOf } from "../guest/moments.ts";
import { AcceptAnswer } from "../review/suggest/accept-answer.tsx";
import { PlaceLink } from "./place-link.tsx";
import { useDecision, useRefreshAnswers } from "./use-answers.ts";

/** Longer ones are cut until somebody wants to read on. */
const shortText = 280;

export interface AnswerItemProps {
  readonly answer: Proposal;
  readonly onLeave: (() => void) | undefined;
  /** Called when it is gone from the list that it was in. */
  readonly onGone: () => void;
}

export function AnswerItem({ answer, onLeave, onGone }: AnswerItemProps) {
  const { t, i18n } = useTranslation("proposals");
  const { address, name, createdAt, state, decidedBy } = answer;
  const { decide, isPending } = useDecision(onGone);
  const refresh = useRefreshAnswers();
  const become = (next: Proposal["state"]) => decide({ answer, state: next });
  return (
    <li>
      <PlaceLink address={address} onLeave={onLeave} />
      <p className="answer-by">
        <b>{name}</b>, {dayOf(createdAt, i18n.language)}
      </p>
      <AnswerText text={answer.text} />
      {state !== "open" && (
        <p className="answer-by">
          {t(`decidedAs.${state}`)}
          {decidedBy !== undefined && ` · ${decidedBy}`}
        </p>
      )}
      <div className="answer-actions">
        {state === "open" && (
          <AcceptAnswer answer={answer} onDone={() => void refresh().then(onGone)} />
        )}
        <CopyButton text={answer.text} label={t("copy")} about={name} />
        {state === "open" ? (
          <>
            <button
              className="button small"
              type="button"
              disabled={isPending}
              onClick={() => become("used")}
            >
              {t("used")}
            </button>
            <button
              className="button small quiet"
              type="button"
              disabled={isPending}
              onClick={() => become("dismissed")}
            >
              {t("dismiss")}
            </button>
          </>
        ) : (
          <button
            className="button small quiet"
            type="button"
            disabled={isPending}
            onClick={() => become("open")}
          >
            {t("takeUp")}
          </button>
        )}
      </div>
    </li>
  );
}

function AnswerText({ text }: { readonly text: string }) {
  const { t } = useTranslation("proposals");
  const [isWhole, setWhole] = useState(text.length <= shortText);
  return (
    <>
      <p className="answer-text">{isWhole ? text : `${text.slice(0, shortText).trimEnd()}…`}</p>
      {!isWhole && (
        <button className="button small quiet" type="button" onClick={() => setWhole(true)}>
          {t("more")}
        </button>
      )}
    </>
  );
}
