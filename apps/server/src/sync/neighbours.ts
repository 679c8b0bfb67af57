/** Whether what an update inserts could have been inserted there by somebody honest: G17 and G18 of the gate. */
import { AbstractType, type GC, type Item } from "yjs";
import type { Spot } from "./known-document.ts";
import { Effort, isSame, ListOrder } from "./list-order.ts";
import { idBefore, RefusedUpdate, type StructId, type UpdateStruct } from "./update.ts";

/** Something that an update inserts into a list, and the first of its ids that is new. */
interface Inserted {
  readonly struct: UpdateStruct;
  readonly start: StructId;
  readonly list: Spot["list"];
}

export class Neighbours {
  readonly #find: (id: StructId) => Item | GC | UpdateStruct;
  readonly #inserted: Inserted[] = [];
  readonly #orders = new Map<Spot["list"], ListOrder>();
  readonly #effort = new Effort();

  /** @param find Looks up what the document has, and what the update brings. */
  constructor(find: (id: StructId) => Item | GC | UpdateStruct) {
    this.#find = find;
  }

  /** Takes the structs of an update in the order in which they can be inserted. @throws RefusedUpdate */
  insert(struct: UpdateStruct, start: StructId, { list, key }: Spot): void {
    if (key !== undefined) {
      // G18
      if (struct.rightOrigin)
        throw new RefusedUpdate("references-disagree", "an entry before another");
      return;
    }
    const left = start.clock > struct.clock ? idBefore(start) : struct.origin;
    if (!this.#couldMeet(list, left, struct.rightOrigin))
      throw new RefusedUpdate("references-disagree", "never next to each other");
    this.#inserted.push({ struct, start, list });
    this.#orders.get(list)?.add(start, struct);
  }

  /** G17. Whoever of the two came later has the other for a neighbour: then they have been next to each other. */
  #couldMeet(list: Spot["list"], left: StructId | undefined, right: StructId | undefined): boolean {
    const beforeRight = right && this.#originOf(right);
    if (right && isSame(beforeRight, left)) return true;
    const afterLeft = left && this.#rightOriginOf(left);
    if (left && isSame(afterLeft, right)) return true;
    if (!left || !right) return !left && !right;
    // Each was inserted at the same place by somebody who did not know of the other. Then nothing that one of them was
    // inserted beside stands between them.
    const order = this.#orderOf(list);
    return (
      order.isBefore(left, right) &&
      (!beforeRight || !order.isBefore(left, beforeRight)) &&
      (!afterLeft || !order.isBefore(afterLeft, right))
    );
  }

  #orderOf(list: Spot["list"]): ListOrder {
    const known = this.#orders.get(list);
    if (known) return known;
    const order = new ListOrder(list instanceof AbstractType ? list._start : null, this.#effort);
    for (const { struct, start, list: its } of this.#inserted)
      if (its === list) order.add(start, struct);
    this.#orders.set(list, order);
    return order;
  }

  #originOf(id: StructId): StructId | undefined {
    const struct = this.#find(id);
    const start = "id" in struct ? struct.id.clock : struct.clock;
    if (id.clock > start) return idBefore(id);
    return "origin" in struct ? (struct.origin ?? undefined) : undefined;
  }

  #rightOriginOf(id: StructId): StructId | undefined {
    const struct = this.#find(id);
    return "rightOrigin" in struct ? (struct.rightOrigin ?? undefined) : undefined;
  }
}
