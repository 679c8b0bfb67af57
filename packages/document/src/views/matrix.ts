/** What the matrices share: scores from 1 to 5 on two axes, and the records in each of the 25 cells. */
import type { RecordContent } from "@brudnopis/schema";

export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

/** „Od 4 punktów wysokie.” */
export const highScore = 4;

/** The score in a number field; undefined while it is empty or not a whole number from 1 to 5. */
export function scoreOf({ fields }: RecordContent, field: string): Score | undefined {
  const content = fields[field];
  return content?.type === "number" ? scores.find((score) => score === content.value) : undefined;
}

/** The text of a line field, empty while there is none. */
export function textOf({ fields }: RecordContent, field: string): string {
  const content = fields[field];
  return content?.type === "line" ? content.text : "";
}

export interface Cell<T> {
  /** Grows to the right: interest, probability. */
  readonly across: Score;
  /** Grows upwards: influence, impact. */
  readonly up: Score;
  readonly members: readonly T[];
}

/** Rows of cells as they are read: the highest row first, each from the lowest column on. */
export function cellRows<T>(
  items: readonly T[],
  placeOf: (item: T) => Pick<Cell<T>, "across" | "up">,
): Cell<T>[][] {
  return scores.toReversed().map((up) =>
    scores.map((across) => ({
      across,
      up,
      members: items.filter((item) => {
        const place = placeOf(item);
        return place.across === across && place.up === up;
      }),
    })),
  );
}
