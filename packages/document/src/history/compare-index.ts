/** The records of a state, found without going through all of them: somebody may have made tens of thousands. */
import type { Collection, DocumentContent, RecordContent } from "@brudnopis/schema";
import { recordsByPlace } from "./compare-names.ts";

type ByOwner = ReadonlyMap<string | undefined, readonly RecordContent[]>;

export class RecordIndex {
  readonly #content: DocumentContent;
  readonly #byPlace: ReadonlyMap<string, RecordContent>;
  /** By collection, each made when it is first asked for. */
  readonly #byOwner = new Map<string, ByOwner>();

  constructor(content: DocumentContent) {
    this.#content = content;
    this.#byPlace = recordsByPlace(content);
  }

  find(collection: string, id: string): RecordContent | undefined {
    return this.#byPlace.get(`${collection}/${id}`);
  }

  all({ key }: Collection): readonly RecordContent[] {
    return this.#content.collections[key] ?? [];
  }

  /** In the order in which they stand. */
  inside(collection: Collection, owner: string): readonly RecordContent[] {
    let byOwner = this.#byOwner.get(collection.key);
    byOwner ??= Map.groupBy(this.all(collection), (record) => ownerOf(collection, record));
    this.#byOwner.set(collection.key, byOwner);
    return byOwner.get(owner) ?? [];
  }
}

function ownerOf({ parent }: Collection, { fields }: RecordContent): string | undefined {
  const reference = parent === undefined ? undefined : fields[parent];
  return reference?.type === "reference" ? reference.ids[0] : undefined;
}
