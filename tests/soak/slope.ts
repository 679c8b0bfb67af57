export type Point = readonly [x: number, y: number];

/** How steeply points rise: the median of the slopes between any two, which a few outliers do not change (Theil and Sen). */
export function slope(points: readonly Point[]): number {
  const slopes = points.flatMap(([x, y], index) =>
    points.slice(index + 1).map(([laterX, laterY]) => (laterY - y) / (laterX - x)),
  );
  const sorted = slopes.sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
