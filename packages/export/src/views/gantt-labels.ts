/** Codes beside diamonds: where these stand too close for a code each, the last one carries those of all. */

export interface Placed {
  readonly x: number;
  readonly code: string;
}

/** From left to right; the label is empty for those whose code stands further on. */
export interface Labelled extends Placed {
  readonly label: string;
}

/** `roomFor`: how far the next diamond has to be from one with this label. */
export function joinedLabels(
  placed: readonly Placed[],
  roomFor: (label: string) => number,
): Labelled[] {
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
