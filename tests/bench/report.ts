/** One figure of a benchmark, as one line of JSON. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  /** Us, or the peer that was run beside us. */
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** What the issue asks for: at most this, or at least. */
  readonly bar?: number;
}

/** Prints a figure, with whether it meets its bar. Nothing fails: time is never a test. */
export function report(figure: Figure, barIs: "at most" | "at least" = "at most"): void {
  const value = Number(figure.value.toPrecision(4));
  const { bar } = figure;
  const isMet = (limit: number) =>
    barIs === "at most" ? figure.value <= limit : figure.value >= limit;
  const ok = bar === undefined ? {} : { ok: isMet(bar) };
  console.log(JSON.stringify({ ...figure, value, ...ok }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error("The median of nothing");
  return (low + high) / 2;
}
