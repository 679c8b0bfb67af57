import type { GuestOffer } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { languageOf } from "../i18n/i18n.ts";

export interface QuestionPlaceProps {
  readonly question: NonNullable<GuestOffer["question"]>;
}

/** The place that a question is about: what it is called, what belongs there, and what is there now. */
export function QuestionPlace({ question }: QuestionPlaceProps) {
  const { t, i18n } = useTranslation("guest");
  const { section, label, guidance, current } = question[languageOf(i18n)];
  return (
    <section className="question-place" aria-labelledby="question-label">
      <p className="question-section">{section}</p>
      <h2 id="question-label">{label}</h2>
      {guidance !== undefined && <p className="form-hint">{guidance}</p>}
      {question.isWithheld ? (
        <p className="form-hint">{t("question.withheld")}</p>
      ) : current.length === 0 ? (
        <p className="not-filled">{t("question.empty")}</p>
      ) : (
        <details open={isShort(current)}>
          <summary>{t("question.current")}</summary>
          <dl>
            {current.map((field) => (
              <div key={field.label}>
                <dt>{field.label}</dt>
                <dd>{field.text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

type Current = QuestionPlaceProps["question"]["pl"]["current"];

/** Anything longer would push the answer out of sight. */
function isShort(current: Current): boolean {
  return current.length <= 4 && current.reduce((sum, { text }) => sum + text.length, 0) <= 600;
}
