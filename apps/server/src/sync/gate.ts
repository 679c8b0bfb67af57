/**
 * The gate judges a client's update before it is applied: from the update, the document as it is, and its template.
 * Yjs by itself accepts 16 bytes that silence a colleague for good.
 *
 *   G1   An update has at most `syncLimits.frameBytes`.
 *   G2   It is one whole V1 update, every byte of it; V2 is never decoded.
 *   G3   It holds no binary, no subdocument, no legacy JSON and nothing else that our documents do not use.
 *   G4   The numbers of its clients, structs and deletes, and the sizes of texts and values, are limited.
 *   G5   It begins where its client's known history ends, or before: no gaps.
 *   G6   Clocks stay below 2^31.
 *   G7   Whatever it refers to is known, earlier, and free of cycles: Yjs never keeps a part of it for later.
 *   G8   Both neighbours of what it inserts are in one list, or both were collected with it.
 *   G9   Its deletes are in order, do not overlap, and delete what is known.
 *   G10  It writes only in roots and under keys that the template has; never in `meta`, which is the server's.
 *   G11  Record ids are well-formed; a record comes with its order and state, is never replaced or deleted (it is marked
 *        as removed), and texts belong to a record that exists.
 *   G12  Nodes, attributes and marks are those of the editor schema.
 *   G13  Nesting is at most 64 deep.
 *   G14  Its client ids are its sender's own.
 *   G15  It cuts no character in two. Yjs puts replacement characters where it does, in some replicas and not in others.
 *   G16  Values are of their field's type and within its bounds, attributes and marks say what the editor can make them
 *        say, links lead to http, https, mailto and tel.
 *   G17  What it inserts could have been inserted by somebody who saw its two neighbours next to each other. Yjs sorts
 *        what several people insert at one place on this promise; where it does not hold, the order in which updates
 *        arrive decides, and copies of one document read differently for good.
 *   G18  An entry of a map follows another and precedes none.
 *   G19  What is known in part goes on where the known part ends: Yjs puts the rest there, whatever else it says.
 *
 * It is refused whole or passes whole. Cost: a few microseconds for a keystroke, whatever the document's size.
 */
import { orderKey, removedKey } from "@brudnopis/document";
import { syncLimits } from "@brudnopis/schema";
import {
  AbstractType,
  ContentDeleted,
  ContentFormat,
  ContentString,
  ContentType,
  type Doc,
  findIndexSS,
  type GC,
  Item,
  Map as YMap,
  XmlElement,
  XmlText,
} from "yjs";
import { isInsideCharacter } from "./bytes.ts";
import { Effort, isSame, ListOrder } from "./list-order.ts";
import { type DocumentPlaces, maxDepth, mayHold, type Place, placeInside } from "./places.ts";
import {
  type ClientDeletes,
  type ClientStructs,
  decodeUpdate,
  type Refusal,
  RefusedUpdate,
  type StructId,
  type UpdateStruct,
} from "./update.ts";

/** What an accepted update does: `formatting` is nothing but the deletion of formatting marks. */
export type Effect = "none" | "formatting" | "content";

export type Verdict =
  | { readonly ok: true; readonly effect: Effect; readonly clients: readonly number[] }
  | { readonly ok: false; readonly reason: Refusal; readonly detail: string };

// The types of Yjs are generic in their event, which is of no interest here.
type SharedType = AbstractType<unknown>;

export class Gate {
  readonly #doc: Doc;
  readonly #places: DocumentPlaces;
  readonly #placesByType = new WeakMap<SharedType, Place>();

  constructor(doc: Doc, places: DocumentPlaces) {
    this.#doc = doc;
    this.#places = places;
  }

  judge(update: Uint8Array, owns: (client: number) => boolean): Verdict {
    try {
      if (update.byteLength > syncLimits.frameBytes) throw new RefusedUpdate("too-big");
      const { clients, deletes } = decodeUpdate(update);
      const effect = new Judgement(this, clients, owns).effectOf(deletes);
      return { ok: true, effect, clients: clients.map(({ client }) => client) };
    } catch (cause) {
      if (!(cause instanceof RefusedUpdate)) throw cause;
      return { ok: false, reason: cause.reason, detail: cause.message };
    }
  }

  /** The first clock of a client that the document does not have. */
  clockOf(client: number): number {
    const last = this.#doc.store.clients.get(client)?.at(-1);
    return last ? last.id.clock + last.length : 0;
  }

  structAt({ client, clock }: StructId): Item | GC | undefined {
    if (clock >= this.clockOf(client)) return undefined;
    const structs = this.#doc.store.clients.get(client) ?? [];
    return structs[findIndexSS(structs, clock)];
  }

  /** The structs of a client that overlap a range of clocks. */
  *structsIn(client: number, clock: number, length: number): Generator<Item | GC> {
    const structs = this.#doc.store.clients.get(client);
    if (!structs || clock >= this.clockOf(client)) return;
    for (let index = findIndexSS(structs, clock); ; index += 1) {
      const struct = structs[index];
      if (!struct || struct.id.clock >= clock + length) return;
      yield struct;
    }
  }

  placeOfRoot(name: string): Place {
    const place = this.#places.root(name);
    if (!place) throw new RefusedUpdate("forbidden-place", name);
    return place;
  }

  rootType(name: string): SharedType | undefined {
    // Yjs types the events of a root as `any`.
    return this.#doc.share.get(name) as SharedType | undefined;
  }

  placeOf(type: SharedType): Place {
    const known = this.#placesByType.get(type);
    if (known) return known;
    const place =
      type._item === null
        ? this.placeOfRoot(this.#rootName(type))
        : this.#placeOfNested(type, type._item);
    this.#placesByType.set(type, place);
    return place;
  }

  #rootName(type: SharedType): string {
    for (const [name, root] of this.#doc.share) if (root === type) return name;
    throw new RefusedUpdate("forbidden-place", "a root without name");
  }

  #placeOfNested(type: SharedType, item: Item): Place {
    const outer = this.placeOf(parentOf(item));
    const content =
      type instanceof XmlText ? "text-type" : type instanceof YMap ? "map" : "element";
    const place = placeInside(
      outer,
      content,
      type instanceof XmlElement ? type.nodeName : undefined,
    );
    if (!place) throw new RefusedUpdate("forbidden-place");
    return place;
  }
}

/** An integrated item's parent is a type; before that, and only then, Yjs keeps an id there. */
function parentOf(item: Item): SharedType {
  if (item.parent instanceof AbstractType) return item.parent;
  throw new RefusedUpdate("forbidden-place");
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

/** The list or map entry in which a struct lands. Two spots are the same list when `list` and `key` are. */
interface Spot {
  readonly place: Place;
  /** The type, else its struct in this update, else its root's name. */
  readonly list: SharedType | UpdateStruct | string;
  readonly key: string | undefined;
}

/** A spot with what lands there: the first id that is new. */
interface TakenSpot extends Spot {
  readonly start: StructId;
}

/** G8 */
function agreed(one: Spot | "gone", other: Spot | "gone"): Spot | "gone" {
  if (one === "gone" && other === "gone") return "gone";
  if (one === "gone" || other === "gone" || one.list !== other.list || one.key !== other.key)
    throw new RefusedUpdate("references-disagree");
  return one;
}

function idBefore({ client, clock }: StructId): StructId {
  return { client, clock: clock - 1 };
}

/** How far the structs of one client have been judged. */
interface Cursor {
  readonly client: number;
  readonly structs: readonly UpdateStruct[];
  /** What the document had of this client before. */
  readonly known: number;
  next: number;
}

/** One update being judged. */
class Judgement {
  readonly #gate: Gate;
  readonly #cursors: readonly Cursor[];
  /** Where the structs judged so far would land. */
  readonly #spots = new Map<UpdateStruct, TakenSpot | "gone">();
  readonly #orders = new Map<Spot["list"], ListOrder>();
  readonly #effort = new Effort();
  /** Ids of records that this update creates, what it keeps in them, and roots of records' texts that it writes in. */
  readonly #newRecords = new Set<string>();
  readonly #keysOfNewRecords = new Map<Spot["list"], Set<string>>();
  readonly #recordTexts = new Set<string>();
  #bringsStructs = false;
  #deletesContent = false;
  #deletesFormatting = false;

  constructor(gate: Gate, clients: readonly ClientStructs[], owns: (client: number) => boolean) {
    this.#gate = gate;
    this.#cursors = clients.map(({ client, clock, structs }) => {
      if (!owns(client)) throw new RefusedUpdate("foreign-client", String(client));
      const known = gate.clockOf(client);
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
    const item = this.#gate.structAt(before) ?? this.#structHere(before);
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
    if (!cursor) return this.#gate.clockOf(client);
    const last = cursor.structs[cursor.next - 1];
    return last ? Math.max(cursor.known, last.clock + last.length) : cursor.known;
  }

  #judgeSpot(struct: UpdateStruct, { client, known }: Cursor): void {
    const spot = this.#findSpot(struct, client, known);
    if (spot === "gone") {
      this.#spots.set(struct, spot);
      return;
    }
    const { place, key } = spot;
    const start = { client, clock: Math.max(struct.clock, known) };
    this.#requireNeighbours(struct, start, spot);
    this.#spots.set(struct, { ...spot, start });
    if (key === undefined) this.#orders.get(spot.list)?.add(start, struct);
    const verdict = mayHold(place, key, struct);
    if (verdict === "unknown-name") throw new RefusedUpdate("unknown-name", struct.name ?? key);
    if (verdict === "forbidden-value")
      throw new RefusedUpdate("forbidden-value", struct.name ?? key);
    if (verdict === "no")
      throw new RefusedUpdate("forbidden-place", `${struct.content} in ${place.kind}`);
    if ("depth" in place && place.depth >= maxDepth) throw new RefusedUpdate("too-deep");
    if (place.kind === "collection") this.#requireNewRecord(struct, spot);
    if (place.kind === "record" && key !== undefined)
      this.#keysOfNewRecords.get(spot.list)?.add(key);
  }

  /** G17, G18 */
  #requireNeighbours(struct: UpdateStruct, start: StructId, spot: Spot): void {
    const right = struct.rightOrigin;
    const left = start.clock > struct.clock ? idBefore(start) : struct.origin;
    if (spot.key !== undefined) {
      if (right) throw new RefusedUpdate("references-disagree", "an entry before another");
      return;
    }
    // Whoever came later has the other for a neighbour: then they have been next to each other.
    const beforeRight = right && this.#originOf(right);
    if (right && isSame(beforeRight, left)) return;
    const afterLeft = left && this.#rightOriginOf(left);
    if (left && isSame(afterLeft, right)) return;
    if (!left && !right) return;
    if (!left || !right || !this.#haveMet(spot, left, right, beforeRight, afterLeft))
      throw new RefusedUpdate("references-disagree", "never next to each other");
  }

  /**
   * Each was inserted at the same place by somebody who did not know of the other. Then nothing that one of them was
   * inserted beside stands between them.
   */
  #haveMet(
    spot: Spot,
    left: StructId,
    right: StructId,
    beforeRight: StructId | undefined,
    afterLeft: StructId | undefined,
  ): boolean {
    const order = this.#orderOf(spot);
    return (
      order.isBefore(left, right) &&
      (!beforeRight || !order.isBefore(left, beforeRight)) &&
      (!afterLeft || !order.isBefore(afterLeft, right))
    );
  }

  #orderOf({ list }: Spot): ListOrder {
    const known = this.#orders.get(list);
    if (known) return known;
    const start = list instanceof AbstractType ? list._start : null;
    const order = new ListOrder(start, this.#effort);
    for (const [struct, spot] of this.#spots) {
      if (spot === "gone" || spot.list !== list || spot.key !== undefined) continue;
      order.add(spot.start, struct);
    }
    this.#orders.set(list, order);
    return order;
  }

  #originOf(id: StructId): StructId | undefined {
    const struct = this.#gate.structAt(id) ?? this.#structHere(id);
    const start = "id" in struct ? struct.id.clock : struct.clock;
    if (id.clock > start) return idBefore(id);
    return "origin" in struct ? (struct.origin ?? undefined) : undefined;
  }

  #rightOriginOf(id: StructId): StructId | undefined {
    const struct = this.#gate.structAt(id) ?? this.#structHere(id);
    return "rightOrigin" in struct ? (struct.rightOrigin ?? undefined) : undefined;
  }

  /** A second record under the same id would take the place of the first, with all that is in it. */
  #requireNewRecord(struct: UpdateStruct, { list, key }: Spot): void {
    const isNew =
      struct.origin === undefined &&
      struct.rightOrigin === undefined &&
      !(list instanceof AbstractType && key !== undefined && list._map.has(key));
    if (!isNew) throw new RefusedUpdate("record-removed", "an id given twice");
    if (typeof struct.parent === "string") this.#newRecords.add(`${struct.parent}/${key}`);
    this.#keysOfNewRecords.set(struct, new Set());
  }

  /** Texts without a record would be seen by nobody and stay for ever. */
  #requireRecord(root: string): void {
    const [collection = "", rest = ""] = root.split("/");
    const id = rest.slice(0, rest.indexOf("."));
    const isKnown =
      this.#gate.rootType(collection)?._map.has(id) || this.#newRecords.has(`${collection}/${id}`);
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
      const place = this.#gate.placeOfRoot(parent);
      if (parent.includes("/")) this.#recordTexts.add(parent);
      return { place, list: this.#gate.rootType(parent) ?? parent, key };
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
    const item = this.#gate.structAt(id);
    if (item instanceof Item) {
      // Yjs leaves no parent to an item that lost it to garbage collection.
      if (item.parent === null) return "gone";
      const list = parentOf(item);
      return { place: this.#gate.placeOf(list), list, key: item.parentSub ?? undefined };
    }
    if (item) return "gone";
    return this.#spots.get(this.#structHere(id)) ?? "gone";
  }

  /** The inside of a nested type. */
  #spotIn(id: StructId, key: string | undefined): Spot | "gone" {
    const item = this.#gate.structAt(id);
    if (item instanceof Item) {
      if (item.content instanceof ContentDeleted) return "gone";
      if (!(item.content instanceof ContentType))
        throw new RefusedUpdate("forbidden-place", "not a type");
      const list = item.content.type;
      return { place: this.#gate.placeOf(list), list, key };
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
      for (const struct of this.#gate.structsIn(client, clock, length)) this.#judgeDelete(struct);
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
    const place = this.#gate.placeOf(parentOf(struct));
    if (place.kind === "collection") throw new RefusedUpdate("record-removed");
    if (struct.content instanceof ContentFormat) this.#deletesFormatting = true;
    else this.#deletesContent = true;
  }
}
