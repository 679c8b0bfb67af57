/** One's own scores in a peer review: ten criteria with words, and four questions. */
import { peerCriteria, type PeerGrid, peerQuestions } from "@brudnopis/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDocument } from "../../document/document-context.ts";
import { TextAreaField } from "../../ui/form-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Criterion, missingScores, sectionsOfCriterion } from "./peer-scores.ts";
import { useRound } from "./round-context.ts";
import { roundPath } from "./round-path.ts";
import { type OwnGrid, useGrid } from "./use-grid.ts";

export function PeerGridForm() {
  const { t } = useTranslation("rounds");
  const { round } = useRound();
  const own = useGrid();
  const isLocked = !round.may.handBack;
  const filled = peerCriteria.length - missingScores(own.grid);
  return (
    <section className="page peer-grid" aria-labelledby="peer-grid-title">
      <h2 id="peer-grid-title">{t("grid.title")}</h2>
      {isLocked ? <Notice>{t("grid.locked")}</Notice> : <p className="hint">{t("grid.lead")}</p>}
      <p className="peer-filled">{t("grid.filled", { filled, total: peerCriteria.length })}</p>
      <ol>
        {peerCriteria.map((criterion) => (
          <CriterionFields key={criterion} criterion={criterion} own={own} isLocked={isLocked} />
        ))}
      </ol>
      <h3>{t("grid.questions")}</h3>
      {peerQuestions.map((question) => (
        <TextAreaField
          key={question}
          label={t(`questions.${question}`)}
          maxLength={3000}
          rows={3}
          readOnly={isLocked}
          value={own.grid.answers[question] ?? ""}
          onChange={(event) => own.change((grid) => withAnswer(grid, question, event.target.value))}
        />
      ))}
      <GridSaved own={own} />
    </section>
  );
}

interface CriterionFieldsProps {
  readonly criterion: Criterion;
  readonly own: OwnGrid;
  readonly isLocked: boolean;
}

function CriterionFields({ criterion, own, isLocked }: CriterionFieldsProps) {
  const { t } = useTranslation("rounds");
  const id = useId();
  const { score, text = "" } = own.grid.scores[criterion] ?? {};
  const name = t(`criteria.${criterion}`);
  return (
    <li className="peer-criterion">
      <div className="peer-criterion-head">
        <h3 id={id}>{name}</h3>
        <ToText criterion={criterion} />
      </div>
      <div className="peer-scores" role="radiogroup" aria-labelledby={id}>
        {([1, 2, 3, 4, 5] as const).map((value) => (
          <label key={value} className={score === value ? "is-chosen" : undefined}>
            <input
              type="radio"
              name={id}
              checked={score === value}
              disabled={isLocked}
              onChange={() => own.change((grid) => withScore(grid, criterion, { score: value }))}
            />
            <b>{value}</b>
            <span>{t(`grid.levels.${value}`)}</span>
          </label>
        ))}
      </div>
      <TextAreaField
        label={t("grid.why")}
        aria-label={t("grid.whyOf", { criterion: name })}
        maxLength={1500}
        rows={2}
        readOnly={isLocked}
        value={text}
        onChange={(event) =>
          own.change((grid) => withScore(grid, criterion, { text: event.target.value }))
        }
      />
    </li>
  );
}

/** The section that the criterion looks at, where the template has it. */
function ToText({ criterion }: { readonly criterion: Criterion }) {
  const { t } = useTranslation("rounds");
  const { template } = useDocument();
  const { documentId, round } = useRound();
  const section = sectionsOfCriterion[criterion].find((key) =>
    template.sections.some((one) => one.key === key),
  );
  if (section === undefined || round.revision === undefined) return null;
  return <Link to={`${roundPath(documentId, round.id)}#s-${section}`}>{t("grid.toText")}</Link>;
}

function GridSaved({ own }: { readonly own: OwnGrid }) {
  const { t } = useTranslation(["rounds", "translation"]);
  return (
    <div className="peer-saved" role="status">
      {own.saving === "waiting" && t("grid.saving")}
      {own.saving === "saved" && t("grid.saved")}
      {own.saving === "failed" && (
        <>
          <b>{t("grid.failed")}</b>
          <button className="button small" type="button" onClick={own.save}>
            {t("translation:app.retry")}
          </button>
        </>
      )}
    </div>
  );
}

function withScore(
  grid: PeerGrid,
  criterion: Criterion,
  change: NonNullable<PeerGrid["scores"][Criterion]>,
): PeerGrid {
  const scores = { ...grid.scores, [criterion]: { ...grid.scores[criterion], ...change } };
  return { ...grid, scores };
}

function withAnswer(
  grid: PeerGrid,
  question: (typeof peerQuestions)[number],
  text: string,
): PeerGrid {
  return { ...grid, answers: { ...grid.answers, [question]: text } };
}
