import { useTranslation } from "react-i18next";
import type { CriterionScores } from "./peer-scores.ts";
import { anchorOf, highestScore, pointOn, polygon, ring } from "./radar.ts";
import { useAverageText } from "./score-table.tsx";

const radius = 120;
const labelRadius = 134;
const lineHeight = 4.5;

/** The averages as a picture; the table below it says the same. Thin lines are single peers. */
export function PeerRadar({ scores }: { readonly scores: readonly CriterionScores[] }) {
  const { t } = useTranslation("rounds");
  const toText = useAverageText();
  const axes = scores.length;
  const averages = scores.map(({ average }) => average);
  const peers = scores[0]?.scores.length ?? 0;
  const values = scores
    .map(({ criterion, average }) => {
      const said = average === undefined ? t("summary.noScoreLabel") : toText(average);
      return `${t(`short.${criterion}`)} ${said}`;
    })
    .join(", ");
  return (
    <svg
      className="peer-radar"
      viewBox="-240 -165 480 330"
      role="img"
      aria-label={t("summary.radar", { values })}
    >
      <g className="radar-rings">
        {[1, 2, 3, 4, highestScore].map((score) => (
          <polygon key={score} points={ring(axes, score, radius)} />
        ))}
        {scores.map(({ criterion }, axis) => {
          const { x, y } = pointOn(axis, axes, highestScore, radius);
          return <line key={criterion} x2={x} y2={y} />;
        })}
      </g>
      <g className="radar-peers">
        {Array.from({ length: peers }, (_, peer) => (
          <polygon
            key={peer}
            points={polygon(
              scores.map((each) => each.scores[peer]),
              radius,
            )}
          />
        ))}
      </g>
      <polygon className="radar-average" points={polygon(averages, radius)} />
      {averages.map((average, axis) => {
        if (average === undefined) return null;
        const { x, y } = pointOn(axis, axes, average, radius);
        return <circle key={scores[axis]?.criterion} cx={x} cy={y} r={3.5} />;
      })}
      <g className="radar-labels">
        {scores.map(({ criterion, average }, axis) => {
          const at = pointOn(axis, axes, highestScore, labelRadius);
          return (
            <text key={criterion} x={at.x} y={at.y + lineHeight} textAnchor={anchorOf(at)}>
              {t(`short.${criterion}`)}
              {average !== undefined && <tspan>{` ${toText(average)}`}</tspan>}
            </text>
          );
        })}
      </g>
    </svg>
  );
}
