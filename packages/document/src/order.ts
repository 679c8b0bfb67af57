/** Order by fractional index: a move rewrites one string, and two moves at once never duplicate a record. */
import { generateKeyBetween } from "jittered-fractional-indexing";

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** By order, then by id where two people inserted at the same place in the same moment. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * An order key that puts something at `index` of the sorted `others`.
 * Neighbours with equal keys leave no room between them: the next larger one is taken.
 * Keys that are not of the library's form (a forged update) are passed over.
 */
export function orderAt(
  others: readonly Ordered[],
  index: number,
  randomBit?: () => boolean,
): string {
  const before = others.slice(0, index).findLast(isWellFormed)?.order ?? null;
  const after = others
    .slice(index)
    .find((other) => isWellFormed(other) && (before === null || other.order > before));
  return generateKeyBetween(
    before,
    after?.order ?? null,
    randomBit ? { getRandomBit: randomBit } : {},
  );
}

function isWellFormed({ order }: Ordered): boolean {
  return isOrder(order);
}

/** The first character of a key tells how long its integer part is (a2, b3 … z27; Z2, Y3 … A27). */
export function isOrder(order: string): boolean {
  const head = order.charCodeAt(0);
  const isLower = head >= 97 && head <= 122;
  const isUpper = head >= 65 && head <= 90;
  if (!isLower && !isUpper) return false;
  const integerLength = isLower ? head - 97 + 2 : 90 - head + 2;
  const fraction = order.slice(integerLength);
  return order.length >= integerLength && /^[0-9A-Za-z]*$/.test(order) && !fraction.endsWith("0");
}
