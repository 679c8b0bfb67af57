import { useTranslation } from "react-i18next";
import { localeOf } from "../../i18n/i18n.ts";
import type { CriterionScores } from "./peer-scores.ts";
import type { GivenGrid } from "./peer-summary.tsx";

export interface ScoreTableProps {
  readonly given: readonly GivenGrid[];
  readonly scores: readonly CriterionScores[];
}

/** The radar as numbers, with everybody's own. */
export function ScoreTable({ given, scores }: ScoreTableProps) {
  const { t } = useTranslation("rounds");
  const toText = useAverageText();
  return (
    // Many peers make it wide: it scrolls by itself, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="peer-table" role="region" aria-label={t("summary.scroll")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("summary.criterion")}</th>
            {given.map(({ id, person }) => (
              <th key={id} scope="col">
                {person?.name}
                <small>{person?.organisation}</small>
              </th>
            ))}
            <th scope="col">{t("summary.average")}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ criterion, scores: each, average }) => (
            <tr key={criterion}>
              <th scope="row">{t(`criteria.${criterion}`)}</th>
              {each.map((score, index) => (
                <td key={given[index]?.id}>{score ?? <NoScore />}</td>
              ))}
              <td>{average === undefined ? <NoScore /> : <b>{toText(average)}</b>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NoScore() {
  const { t } = useTranslation("rounds");
  return (
    <>
      <span aria-hidden>{t("summary.noScore")}</span>
      <span className="visually-hidden">{t("summary.noScoreLabel")}</span>
    </>
  );
}

/** „4,3” */
export function useAverageText(): (average: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(localeOf(i18n), { maximumFractionDigits: 1 });
  return (average) => format.format(average);
}
