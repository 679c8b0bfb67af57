/** What peers' grids come to. */
import { peerCriteria, type PeerGrid } from "@brudnopis/schema";

export type Criterion = (typeof peerCriteria)[number];

export interface CriterionScores {
  readonly criterion: Criterion;
  /** In the order of the grids; undefined where somebody gave none. */
  readonly scores: readonly (number | undefined)[];
  /** Undefined while nobody gave one. */
  readonly average: number | undefined;
}

export function scoresOf(grids: readonly PeerGrid[]): CriterionScores[] {
  return peerCriteria.map((criterion) => {
    const scores = grids.map((grid) => grid.scores[criterion]?.score);
    const given = scores.filter((score) => score !== undefined);
    const total = given.reduce((sum, score) => sum + score, 0);
    return { criterion, scores, average: given.length === 0 ? undefined : total / given.length };
  });
}

export function missingScores(grid: PeerGrid): number {
  return peerCriteria.filter((criterion) => grid.scores[criterion]?.score === undefined).length;
}

/** Sections of the text that a criterion looks at, the best first; a template may lack some. */
export const sectionsOfCriterion: Readonly<Record<Criterion, readonly string[]>> = {
  challenge: ["challenge"],
  causes: ["problem-tree", "challenge"],
  goals: ["goals"],
  actions: ["actions"],
  funding: ["funding"],
  stakeholders: ["stakeholders"],
  risks: ["risks"],
  integration: ["integration"],
  delivery: ["implementation", "schedule"],
  clarity: ["summary"],
};
