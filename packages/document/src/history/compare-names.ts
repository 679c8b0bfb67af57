import type {
  DocumentContent,
  Field,
  FieldContent,
  RecordContent,
  Template,
} from "@brudnopis/schema";
import { recordLabel } from "../format-field.ts";

/** Collects what the records are called that changes speak of: as they are, or as they were when they are gone. */
export class RecordNames {
  readonly #template: Template;
  /** The later state first. */
  readonly #records: readonly ReadonlyMap<string, RecordContent>[];
  readonly #names = new Map<string, string>();

  constructor(template: Template, after: DocumentContent, before: DocumentContent) {
    this.#template = template;
    this.#records = [after, before].map(recordsByPlace);
  }

  get names(): Record<string, string> {
    return Object.fromEntries(this.#names);
  }

  mention(collection: string, id: string): void {
    const place = `${collection}/${id}`;
    if (this.#names.has(place)) return;
    const record = this.#records.map((records) => records.get(place)).find(Boolean);
    if (record) this.#names.set(place, recordLabel(record, collection, this.#template));
  }

  /** All that a field refers to. */
  mentionIn(field: Field, content: FieldContent | undefined): void {
    if (field.type !== "reference" || content?.type !== "reference") return;
    for (const id of content.ids) this.mention(field.to, id);
  }
}

/** By `collection/id`. */
export function recordsByPlace({ collections }: DocumentContent): Map<string, RecordContent> {
  return new Map(
    Object.entries(collections).flatMap(([collection, records]) =>
      records.map((record): [string, RecordContent] => [`${collection}/${record.id}`, record]),
    ),
  );
}
