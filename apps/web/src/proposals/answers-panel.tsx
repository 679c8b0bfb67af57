/** What people without an account were asked about this document, and what they answered. */
import type { GuestLink } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { useEnding } from "../guest/use-ending.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { AnswerItem } from "./answer-item.tsx";
import { QuestionItem } from "./question-item.tsx";
import { proposalsApi } from "./proposals-api.ts";
import { type Answers, useAnswers, useRefreshAnswers } from "./use-answers.ts";
import "./proposals.css";

export interface AnswersPanelProps {
  /** Called before the page shows a place, to close the sheet that the panel is in. */
  readonly onLeave?: () => void;
}

export function AnswersPanel({ onLeave }: AnswersPanelProps) {
  const { t } = useTranslation("proposals");
  const errorText = useErrorText();
  const { session } = useConnectedDocument();
  const { data, error } = useAnswers();
  const refresh = useRefreshAnswers();
  const ending = useEnding<HTMLHeadingElement>();
  const takeBack = async () => {
    if (ending.link) await proposalsApi.takeBack(session.details.document.id, ending.link.id);
    ending.done();
    await refresh();
  };
  return (
    <section className="answers" aria-labelledby="answers-title">
      <h2 id="answers-title" tabIndex={-1} ref={ending.heir}>
        {t("title")}
      </h2>
      {data ? (
        <Lists
          {...data}
          onLeave={onLeave}
          // The keyboard was on a button that is gone with its answer.
          onGone={() => ending.heir.current?.focus()}
          onTakeBack={ending.ask}
        />
      ) : (
        error !== null && <Notice kind="bad">{errorText(error)}</Notice>
      )}
      {ending.link && (
        <ConfirmDialog
          title={t("takeBackTitle")}
          action={t("takeBack")}
          onConfirm={takeBack}
          onClose={ending.close}
        >
          <p>{t("takeBackBody")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

interface ListsProps extends Answers {
  readonly onLeave: (() => void) | undefined;
  readonly onGone: () => void;
  readonly onTakeBack: (question: GuestLink) => void;
}

function Lists({ answers, questions, onLeave, onGone, onTakeBack }: ListsProps) {
  const { t } = useTranslation("proposals");
  const open = answers.filter(({ state }) => state === "open");
  const decided = answers.filter(({ state }) => state !== "open");
  if (answers.length === 0 && questions.length === 0) return <Teaching />;
  const shared = { onLeave, onGone };
  return (
    <>
      {open.length === 0 && <p className="answers-none">{t("noneOpen")}</p>}
      <ul>
        {open.map((answer) => (
          <AnswerItem key={answer.id} answer={answer} {...shared} />
        ))}
      </ul>
      {questions.length > 0 && (
        <>
          <h3>{t("questions")}</h3>
          <ul>
            {questions.map((question) => (
              <QuestionItem
                key={question.id}
                question={question}
                onLeave={onLeave}
                onTakeBack={onTakeBack}
              />
            ))}
          </ul>
        </>
      )}
      {decided.length > 0 && (
        <details>
          <summary>{t("decided", { count: decided.length })}</summary>
          <ul>
            {decided.map((answer) => (
              <AnswerItem key={answer.id} answer={answer} {...shared} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Teaching() {
  const { t } = useTranslation("proposals");
  return (
    <div className="answers-none">
      <p>{t("empty")}</p>
      <p>{t("emptyHow")}</p>
    </div>
  );
}
