/** Points of a radar: as many axes as there are values, the first one up, going round as a clock does. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const highestScore = 5;

/** Of a score on an axis, from the middle. */
export function pointOn(axis: number, axes: number, score: number, radius: number): Point {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2;
  const length = (radius * score) / highestScore;
  return { x: round(length * Math.cos(angle)), y: round(length * Math.sin(angle)) };
}

/** `points` of a polygon; a value that nobody gave is in the middle. */
export function polygon(scores: readonly (number | undefined)[], radius: number): string {
  return scores
    .map((score, axis) => pointOn(axis, scores.length, score ?? 0, radius))
    .map(({ x, y }) => `${x},${y}`)
    .join(" ");
}

export function ring(axes: number, score: number, radius: number): string {
  return polygon(Array<number>(axes).fill(score), radius);
}

/** Where a label beside a point at the edge begins, so that it stays outside. */
export function anchorOf({ x }: Point): "start" | "middle" | "end" {
  if (Math.abs(x) < 1) return "middle";
  return x > 0 ? "start" : "end";
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
