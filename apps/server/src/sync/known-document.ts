/** What the gate looks up in the document as it is. Nothing here changes the document, not even by asking for a root. */
import {
  AbstractType,
  type Doc,
  findIndexSS,
  type GC,
  type Item,
  Map as YMap,
  XmlElement,
  XmlText,
} from "yjs";
import { type DocumentPlaces, type Place, placeInside } from "./places.ts";
import { RefusedUpdate, type StructId, type UpdateStruct } from "./update.ts";

// The types of Yjs are generic in their event, which is of no interest here.
export type SharedType = AbstractType<unknown>;

/** The list or map entry in which a struct lands. Two spots are the same list when `list` and `key` are. */
export interface Spot {
  readonly place: Place;
  /** The type, else its struct in this update, else its root's name. */
  readonly list: SharedType | UpdateStruct | string;
  readonly key: string | undefined;
}

export class KnownDocument {
  readonly #doc: Doc;
  readonly #places: DocumentPlaces;
  readonly #placesByType = new WeakMap<SharedType, Place>();

  constructor(doc: Doc, places: DocumentPlaces) {
    this.#doc = doc;
    this.#places = places;
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
export function parentOf(item: Item): SharedType {
  if (item.parent instanceof AbstractType) return item.parent;
  throw new RefusedUpdate("forbidden-place");
}
