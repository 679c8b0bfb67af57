/** Codes beside diamonds: where these stand too close for a code each, the last one carries those of all. */

export interface Placed {
  readonly x: number;
  readonly code: string;
}

export interface Labelled {
  /** Empty where the code stands further on. */
  readonly label: string;
}

/** From left to right. `roomFor`: how far the next diamond has to be from one with this label. */
export function joinedLabels<T extends Placed>(
  placed: readonly T[],
  roomFor: (label: string) => number,
): (T & Labelled)[] {
  const sorted = placed.toSorted((one, other) => one.x - other.x);
  let waiting: string[] = [];
  return sorted.map((each, index) => {
    waiting.push(each.code);
    const label = waiting.join(", ");
    const next = sorted[index + 1];
    if (next && next.x - each.x < roomFor(label)) return { ...each, label: "" };
    waiting = [];
    return { ...each, label };
  });
}
