/**
 * Undo that others can follow. What Yjs brings back it inserts between the neighbours that it had, or between those that
 * came in their place; when a part of them was taken back and changed in between, these two can stand in the wrong
 * order, or apart. Yjs does not notice, copies of the document can then differ for good, and our server refuses such an
 * update (G17 in the gate). So before an undo leaves, what it brought back gets the neighbours between which it stands.
 */
import { type Doc, Item, type Transaction, UndoManager } from "yjs";

/** Goes on as long as the document. */
export function keepUndoSound(doc: Doc): void {
  doc.on("beforeObserverCalls", ({ origin, beforeState }: Transaction) => {
    if (!(origin instanceof UndoManager)) return;
    const known = beforeState.get(doc.clientID) ?? 0;
    const structs = doc.store.clients.get(doc.clientID) ?? [];
    for (let index = structs.length - 1; index >= 0; index -= 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock < known) return;
      if (struct instanceof Item && struct.parentSub === null) nameNeighbours(struct);
    }
  });
}

/** Neighbours are those that were there before it, which what came after it may have parted from it. */
function nameNeighbours(item: Item): void {
  const isLater = ({ id }: Item) => id.client === item.id.client && id.clock > item.id.clock;
  let { left, right } = item;
  while (left && isLater(left)) left = left.left;
  while (right && isLater(right)) right = right.right;
  item.origin = left?.lastId ?? null;
  item.rightOrigin = right?.id ?? null;
}
