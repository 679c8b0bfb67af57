/** Addresses name every place in a document for life: `section.field`, `collection/recordId.field`. */

export interface Place {
  /** Key of the section, or of the collection when there is a record. */
  readonly owner: string;
  readonly record: string | undefined;
  readonly field: string;
}

export function fieldAddress(section: string, field: string): string {
  return `${section}.${field}`;
}

export function recordFieldAddress(collection: string, record: string, field: string): string {
  return `${collection}/${record}.${field}`;
}

const pattern = /^([a-z][a-z0-9-]*)(?:\/([a-z0-9-]{1,40}))?\.([a-z][a-z0-9-]*)$/;

/** The parts of an address; undefined for anything else. */
export function parseAddress(address: string): Place | undefined {
  const match = pattern.exec(address);
  if (!match) return undefined;
  const [, owner, record, field] = match;
  return owner !== undefined && field !== undefined ? { owner, record, field } : undefined;
}

/** Whether this can be the id of a record, see `RecordId` of the schema. */
export function isRecordId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(id);
}
