/** What all peers' scores come to: a picture, the same as a table, and their words. */
import { type PeerGrid, peerQuestions, type ReviewPerson } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/notice.tsx";
import { PeerRadar } from "./peer-radar.tsx";
import { type CriterionScores, scoresOf } from "./peer-scores.ts";
import { useRound } from "./round-context.ts";
import { ScoreTable } from "./score-table.tsx";

export interface GivenGrid {
  readonly person: ReviewPerson | undefined;
  readonly id: string;
  readonly grid: PeerGrid;
}

export function PeerSummary() {
  const { t } = useTranslation("rounds");
  const { list, round, me } = useRound();
  const own = round.reviewers.find(({ person }) => person === me.id);
  const given = round.reviewers.flatMap(({ person, doneAt, grid }): GivenGrid[] =>
    grid && doneAt !== undefined ? [{ id: person, person: list.people[person], grid }] : [],
  );
  const scores = scoresOf(given.map(({ grid }) => grid));
  return (
    <section className="page peer-summary" aria-labelledby="peer-summary-title">
      <h2 id="peer-summary-title">{t("summary.title")}</h2>
      {given.length === 0 ? (
        <Notice>{t(own?.doneAt === undefined && own ? "summary.own" : "summary.none")}</Notice>
      ) : (
        <>
          <p className="hint">{t("summary.count", { count: given.length })}</p>
          <PeerRadar scores={scores} />
          <h3>{t("summary.scores")}</h3>
          <ScoreTable given={given} scores={scores} />
          <Reasons given={given} scores={scores} />
          <Answers given={given} />
        </>
      )}
    </section>
  );
}

interface WordsProps {
  readonly given: readonly GivenGrid[];
}

function Reasons({ given, scores }: WordsProps & { readonly scores: readonly CriterionScores[] }) {
  const { t } = useTranslation("rounds");
  const said = scores.flatMap(({ criterion }) => {
    const words = given.flatMap(({ id, person, grid }) => {
      const { text = "", score } = grid.scores[criterion] ?? {};
      return text.trim() === "" ? [] : [{ id, name: person?.name ?? "", text, score }];
    });
    return words.length === 0 ? [] : [{ criterion, words }];
  });
  if (said.length === 0) return null;
  return (
    <>
      <h3>{t("summary.words")}</h3>
      {said.map(({ criterion, words }) => (
        <div key={criterion} className="peer-words">
          <h4>{t(`criteria.${criterion}`)}</h4>
          {words.map(({ id, name, text, score }) => (
            <p key={id}>
              <b>
                {name}
                {score === undefined ? "" : `, ${score}`}:
              </b>{" "}
              {text}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}

function Answers({ given }: WordsProps) {
  const { t } = useTranslation("rounds");
  const said = peerQuestions.flatMap((question) => {
    const words = given.flatMap(({ id, person, grid }) => {
      const text = grid.answers[question] ?? "";
      return text.trim() === "" ? [] : [{ id, name: person?.name ?? "", text }];
    });
    return words.length === 0 ? [] : [{ question, words }];
  });
  if (said.length === 0) return null;
  return (
    <>
      <h3>{t("summary.answers")}</h3>
      {said.map(({ question, words }) => (
        <div key={question} className="peer-words">
          <h4>{t(`questions.${question}`)}</h4>
          {words.map(({ id, name, text }) => (
            <p key={id}>
              <b>{name}:</b> {text}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}
