/** Putting records in a given order as one step, by moving as few of them as it takes. */
import type { Doc } from "yjs";
import { liveRecords } from "./edits.ts";
import { localEdit, orderKey, storedRecord } from "./layout.ts";
import { orderAt, type Ordered } from "./order.ts";

/**
 * The records of `ids` take the places that they have among the live ones, in the order given. Others stay where they
 * are, and ids that are not live are passed over.
 */
export function setOrder(
  doc: Doc,
  collection: string,
  ids: readonly string[],
  randomBit?: () => boolean,
): void {
  const live = liveRecords(doc, collection);
  const wanted = inTheirPlaces(live, ids);
  const staying = longestRising(wanted.map((record) => live.indexOf(record)));
  const placed = wanted.filter((_, index) => staying.has(index));
  doc.transact(() => {
    for (const [index, { id }] of wanted.entries()) {
      if (staying.has(index)) continue;
      const order = orderAt(placed, index, randomBit);
      placed.splice(index, 0, { id, order });
      storedRecord(doc, collection, id)?.set(orderKey, order);
    }
  }, localEdit);
}

function inTheirPlaces(live: readonly Ordered[], ids: readonly string[]): Ordered[] {
  const named = new Set(ids);
  const queue = ids
    .map((id) => live.find((record) => record.id === id))
    .filter((record) => record !== undefined);
  return live.map((record) => (named.has(record.id) ? (queue.shift() ?? record) : record));
}

/** Indexes of a longest rising subsequence: what need not move. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: { length: number; previous: number }[] = [];
  let last = -1;
  for (const [index, number] of numbers.entries()) {
    let [length, previous] = [1, -1];
    for (const [earlier, { length: before }] of best.entries()) {
      if ((numbers[earlier] ?? 0) < number && before >= length)
        [length, previous] = [before + 1, earlier];
    }
    best.push({ length, previous });
    if (length > (best[last]?.length ?? 0)) last = index;
  }
  const kept = new Set<number>();
  for (let at = last; at >= 0; at = best[at]?.previous ?? -1) kept.add(at);
  return kept;
}
