/** From one of several things that stand in a row to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spans in order, those that overlap as one. */
export function joinedSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (!last || last.to <= span.from) joined.push(span);
    else
      joined[joined.length - 1] = {
        from: Math.min(last.from, span.from),
        to: Math.max(last.to, span.to),
      };
  }
  return joined;
}
