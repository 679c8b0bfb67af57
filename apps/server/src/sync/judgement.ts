/** One update being judged by the rules of `gate.ts`. */
import { orderKey, removedKey } from "@brudnopis/document";
import {
  AbstractType,
  ContentDeleted,
  ContentFormat,
  ContentString,
  ContentType,
  type GC,
  Item,
} from "yjs";
import { isInsideCharacter } from "./bytes.ts";
import { type KnownDocument, parentOf, type Spot } from "./known-document.ts";
import { Neighbours } from "./neighbours.ts";
import { maxDepth, mayHold, placeInside } from "./places.ts";
import {
  type ClientDeletes,
  type ClientStructs,
  idBefore,
  RefusedUpdate,
  type StructId,
  type UpdateStruct,
} from "./update.ts";

/** What an accepted update does: `formatting` is nothing but the deletion of formatting marks. */
export type Effect = "none" | "formatting" | "content";

/** How far the structs of one client have been judged. */
interface Cursor {
  readonly client: number;
  readonly structs: readonly UpdateStruct[];
  /** What the document had of this client before. */
  readonly known: number;
  next: number;
}

export class Judgement {
  readonly #document: KnownDocument;
  readonly #cursors: readonly Cursor[];
  /** Where the structs judged so far would land. */
  readonly #spots = new Map<UpdateStruct, Spot | "gone">();
  readonly #neighbours = new Neighbours((id) => this.#find(id));
  /** Ids of records that this update creates, what it keeps in them, and roots of records' texts that it writes in. */
  readonly #newRecords = new Set<string>();
  readonly #keysOfNewRecords = new Map<Spot["list"], Set<string>>();
  readonly #recordTexts = new Set<string>();
  #bringsStructs = false;
  #deletesContent = false;
  #deletesFormatting = false;

  constructor(
    document: KnownDocument,
    clients: readonly ClientStructs[],
    owns: (client: number) => boolean,
  ) {
    this.#document = document;
    this.#cursors = clients.map(({ client, clock, structs }) => {
      if (!owns(client)) throw new RefusedUpdate("foreign-client", String(client));
      const known = document.clockOf(client);
      if (clock > known) throw new RefusedUpdate("clock-gap");
      return { client, structs, known, next: 0 };
    });
  }

  effectOf(deletes: readonly ClientDeletes[]): Effect {
    this.#judgeStructs();
    for (const root of this.#recordTexts) this.#requireRecord(root);
    for (const keys of this.#keysOfNewRecords.values()) requireOrderAndState(keys);
    for (const ofClient of deletes) this.#judgeDeletes(ofClient);
    if (this.#bringsStructs || this.#deletesContent) return "content";
    return this.#deletesFormatting ? "formatting" : "none";
  }

  /**
   * Goes through the structs so that everything referred to has come before, as Yjs does. What is left over refers to
   * something unknown or, when the update has several clients, to itself in a circle.
   */
  #judgeStructs(): void {
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      for (const cursor of this.#cursors) {
        while (this.#judgeNext(cursor)) isMoving = true;
      }
    }
    const isComplete = this.#cursors.every(({ next, structs }) => next === structs.length);
    if (!isComplete) throw new RefusedUpdate("unknown-reference");
  }

  #judgeNext(cursor: Cursor): boolean {
    const struct = cursor.structs[cursor.next];
    if (!struct || !this.#isReady(struct, cursor.client)) return false;
    cursor.next += 1;
    if (struct.clock + struct.length > cursor.known) {
      this.#bringsStructs = true;
      if (struct.content !== "gone") this.#judgeSpot(struct, cursor);
    }
    if (struct.content !== "gone") this.#refuseCuts(struct, cursor.known);
    return true;
  }

  /** G15. Yjs splits what it has at every reference, also of structs that it has. */
  #refuseCuts({ clock, content, name, origin, rightOrigin }: UpdateStruct, known: number): void {
    if (origin) this.#refuseCut(origin.client, origin.clock + 1);
    if (rightOrigin) this.#refuseCut(rightOrigin.client, rightOrigin.clock);
    if (content === "text" && name !== undefined && isInsideCharacter(name, known - clock)) {
      throw new RefusedUpdate("broken-character");
    }
  }

  #refuseCut(client: number, clock: number): void {
    if (clock === 0) return;
    const before = idBefore({ client, clock });
    const item = this.#find(before);
    const text = textOf(item);
    const start = "id" in item ? item.id.clock : item.clock;
    if (text !== undefined && isInsideCharacter(text, clock - start)) {
      throw new RefusedUpdate("broken-character");
    }
  }

  /** Yjs resolves the references of what it already has, too. */
  #isReady({ clock, origin, rightOrigin, parent }: UpdateStruct, client: number): boolean {
    const isEarlier = (id: StructId) =>
      (id.client !== client || id.clock < clock) && id.clock < this.#judgedUpTo(id.client);
    return (
      (!origin || isEarlier(origin)) &&
      (!rightOrigin || isEarlier(rightOrigin)) &&
      (typeof parent !== "object" || isEarlier(parent))
    );
  }

  /** The first clock of a client that is neither in the document nor judged. */
  #judgedUpTo(client: number): number {
    const cursor = this.#cursorOf(client);
    if (!cursor) return this.#document.clockOf(client);
    const last = cursor.structs[cursor.next - 1];
    return last ? Math.max(cursor.known, last.clock + last.length) : cursor.known;
  }

  #judgeSpot(struct: UpdateStruct, { client, known }: Cursor): void {
    const spot = this.#findSpot(struct, client, known);
    this.#spots.set(struct, spot);
    if (spot === "gone") return;
    const start = { client, clock: Math.max(struct.clock, known) };
    this.#neighbours.insert(struct, start, spot);
    requireFit(struct, spot);
    if (spot.place.kind === "collection") {
      this.#requireNewRecord(struct, spot);
      this.#keysOfNewRecords.set(struct, new Set());
    }
    if (spot.place.kind === "record" && spot.key !== undefined)
      this.#keysOfNewRecords.get(spot.list)?.add(spot.key);
  }

  /** A second record under the same id would take the place of the first, with all that is in it. */
  #requireNewRecord({ origin, rightOrigin, parent }: UpdateStruct, { list, key }: Spot): void {
    const isFirst = !origin && !rightOrigin && typeof parent === "string";
    const isKnown = list instanceof AbstractType && key !== undefined && list._map.has(key);
    const name = isFirst ? `${parent}/${key}` : "";
    if (!isFirst || isKnown || this.#newRecords.has(name))
      throw new RefusedUpdate("record-removed", "an id given twice");
    this.#newRecords.add(name);
  }

  /** Texts without a record would be seen by nobody and stay for ever. */
  #requireRecord(root: string): void {
    const [collection = "", rest = ""] = root.split("/");
    const id = rest.slice(0, rest.indexOf("."));
    const isKnown =
      this.#document.rootType(collection)?._map.has(id) ||
      this.#newRecords.has(`${collection}/${id}`);
    if (!isKnown) throw new RefusedUpdate("forbidden-place", "no such record");
  }

  #findSpot(struct: UpdateStruct, client: number, known: number): Spot | "gone" {
    const stated = this.#findStatedSpot(struct);
    if (struct.clock >= known) return stated;
    // G19
    return agreed(stated, this.#spotBeside({ client, clock: known - 1 }));
  }

  #findStatedSpot(struct: UpdateStruct): Spot | "gone" {
    const { parent, key } = struct;
    if (typeof parent === "string") {
      const place = this.#document.placeOfRoot(parent);
      if (parent.includes("/")) this.#recordTexts.add(parent);
      return { place, list: this.#document.rootType(parent) ?? parent, key };
    }
    if (parent) return this.#spotIn(parent, key);
    const left = struct.origin && this.#spotBeside(struct.origin);
    const right = struct.rightOrigin && this.#spotBeside(struct.rightOrigin);
    if (left && right) return agreed(left, right);
    const spot = left ?? right;
    if (!spot) throw new RefusedUpdate("unknown-reference");
    return spot;
  }

  /** The list in which something that is referred to lies. */
  #spotBeside(id: StructId): Spot | "gone" {
    const item = this.#document.structAt(id);
    if (item instanceof Item) {
      // Yjs leaves no parent to an item that lost it to garbage collection.
      if (item.parent === null) return "gone";
      const list = parentOf(item);
      return { place: this.#document.placeOf(list), list, key: item.parentSub ?? undefined };
    }
    if (item) return "gone";
    return this.#spots.get(this.#structHere(id)) ?? "gone";
  }

  /** The inside of a nested type. */
  #spotIn(id: StructId, key: string | undefined): Spot | "gone" {
    const item = this.#document.structAt(id);
    if (item instanceof Item) {
      if (item.content instanceof ContentDeleted) return "gone";
      if (!(item.content instanceof ContentType))
        throw new RefusedUpdate("forbidden-place", "not a type");
      const list = item.content.type;
      return { place: this.#document.placeOf(list), list, key };
    }
    if (item) return "gone";
    return this.#spotInNew(this.#structHere(id), key);
  }

  #spotInNew(struct: UpdateStruct, key: string | undefined): Spot | "gone" {
    if (struct.content === "gone" || struct.content === "deleted") return "gone";
    const outer = this.#spots.get(struct) ?? "gone";
    if (outer === "gone") return "gone";
    const place = placeInside(outer.place, struct.content, struct.name);
    if (!place) throw new RefusedUpdate("forbidden-place", "not a type");
    return { place, list: struct, key };
  }

  /** What has an id, in the document or in this update. */
  #find(id: StructId): Item | GC | UpdateStruct {
    return this.#document.structAt(id) ?? this.#structHere(id);
  }

  /** The struct of this update that has an id. */
  #structHere({ client, clock }: StructId): UpdateStruct {
    const structs = this.#cursorOf(client)?.structs ?? [];
    const struct = structs[indexAt(structs, clock)];
    if (!struct) throw new RefusedUpdate("unknown-reference");
    return struct;
  }

  #judgeDeletes({ client, ranges }: ClientDeletes): void {
    const end = this.#judgedUpTo(client);
    for (let index = 0; index < ranges.length; index += 2) {
      const clock = ranges[index] ?? 0;
      const length = ranges[index + 1] ?? 0;
      if (clock + length > end) throw new RefusedUpdate("delete-set-unknown");
      this.#refuseCut(client, clock);
      this.#refuseCut(client, clock + length);
      for (const struct of this.#document.structsIn(client, clock, length))
        this.#judgeDelete(struct);
      this.#keepNewRecords(client, clock, length);
    }
  }

  #keepNewRecords(client: number, clock: number, length: number): void {
    if (this.#keysOfNewRecords.size === 0) return;
    const cursor = this.#cursorOf(client);
    if (!cursor || clock + length <= cursor.known) return;
    const { structs } = cursor;
    for (let index = indexAt(structs, Math.max(clock, structs[0]?.clock ?? 0)); ; index += 1) {
      const struct = structs[index];
      if (!struct || struct.clock >= clock + length) return;
      if (this.#keysOfNewRecords.has(struct)) throw new RefusedUpdate("record-removed");
    }
  }

  #cursorOf(client: number): Cursor | undefined {
    return this.#cursors.find((cursor) => cursor.client === client);
  }

  #judgeDelete(struct: Item | GC): void {
    if (!(struct instanceof Item) || struct.deleted) return;
    const place = this.#document.placeOf(parentOf(struct));
    if (place.kind === "collection") throw new RefusedUpdate("record-removed");
    if (struct.content instanceof ContentFormat) this.#deletesFormatting = true;
    else this.#deletesContent = true;
  }
}

function textOf(struct: Item | GC | UpdateStruct): string | undefined {
  if (struct instanceof Item) {
    return struct.content instanceof ContentString ? struct.content.str : undefined;
  }
  return "name" in struct && struct.content === "text" ? struct.name : undefined;
}

function requireOrderAndState(keys: ReadonlySet<string>): void {
  if (!keys.has(orderKey) || !keys.has(removedKey))
    throw new RefusedUpdate("forbidden-place", "a record without order or state");
}

/** G10, G12, G13, G16 */
function requireFit(struct: UpdateStruct, { place, key }: Spot): void {
  const verdict = mayHold(place, key, struct);
  if (verdict === "no")
    throw new RefusedUpdate("forbidden-place", `${struct.content} in ${place.kind}`);
  if (verdict !== "yes") throw new RefusedUpdate(verdict, struct.name ?? key);
  if ("depth" in place && place.depth >= maxDepth) throw new RefusedUpdate("too-deep");
}

/** G8 */
function agreed(one: Spot | "gone", other: Spot | "gone"): Spot | "gone" {
  if (one === "gone" && other === "gone") return "gone";
  if (one === "gone" || other === "gone" || one.list !== other.list || one.key !== other.key)
    throw new RefusedUpdate("references-disagree");
  return one;
}

/** Where the struct is that holds a clock; -1 when none does. */
function indexAt(structs: readonly UpdateStruct[], clock: number): number {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (!struct) break;
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= struct.clock + struct.length) low = middle + 1;
    else return middle;
  }
  return -1;
}
