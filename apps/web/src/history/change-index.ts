/** The changes of a comparison, by where they are shown. */
import { parseAddress, referredIds } from "@brudnopis/document";
import type { Change, Collection, DocumentChanges, RecordContent } from "@brudnopis/schema";

export type TextChange = Extract<Change, { type: "text" }>;
export type ValueChange = Extract<Change, { type: "value" }>;
export type RecordChange = Extract<Change, { type: "record" }>;
export type FieldChange = TextChange | ValueChange;

/** A record in its table, with what became of it. */
export interface ShownRecord {
  readonly record: RecordContent;
  readonly change: RecordChange | undefined;
}

export class ChangeIndex {
  readonly #byAddress = new Map<string, FieldChange>();
  readonly #byRecord = new Map<string, RecordChange>();
  readonly #removed = new Map<string, RecordChange[]>();
  /** `collection/id` of records in which a field differs. */
  readonly #touched = new Set<string>();

  constructor(changes: Pick<DocumentChanges, "sections"> | undefined) {
    for (const section of changes?.sections ?? []) {
      for (const change of section.changes) this.#add(change);
    }
  }

  field(address: string): FieldChange | undefined {
    return this.#byAddress.get(address);
  }

  /** Whether a field of the record differs, whatever became of the record as a whole. */
  isTouched(collection: string, id: string): boolean {
    return this.#touched.has(`${collection}/${id}`);
  }

  /** The records that are there, and those that were removed in the places that they had. */
  records({ key, parent }: Collection, all: readonly RecordContent[], of?: string): ShownRecord[] {
    const belongs = (record: RecordContent) =>
      of === undefined || (parent !== undefined && referredIds(record, parent).includes(of));
    const shown: ShownRecord[] = all
      .filter(belongs)
      .map((record) => ({ record, change: this.#byRecord.get(`${key}/${record.id}`) }));
    const removed = (this.#removed.get(key) ?? []).filter(({ record }) => belongs(record));
    for (const change of removed) {
      const place = of === undefined ? (change.from ?? shown.length + 1) - 1 : shown.length;
      shown.splice(place, 0, { record: change.record, change });
    }
    return shown;
  }

  #add(change: Change): void {
    if (change.type !== "record") {
      this.#byAddress.set(change.address, change);
      const { owner, record } = parseAddress(change.address) ?? {};
      if (record !== undefined) this.#touched.add(`${owner}/${record}`);
      return;
    }
    this.#byRecord.set(`${change.collection}/${change.record.id}`, change);
    if (change.what !== "removed") return;
    const removed = this.#removed.get(change.collection) ?? [];
    removed.push(change);
    removed.sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
    this.#removed.set(change.collection, removed);
  }
}
