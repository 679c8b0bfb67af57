/**
 * What cross-references lead to. Which records have a card is known only when all is built, so references are made for every
 * record and settled at the end (P4).
 */
export class Links {
  readonly #given = new Set<string>();
  readonly #tableOf = new Map<string, string>();
  #notes = 0;

  /** What a card is called. Undefined for a record that has a card already. */
  give(collection: string, record: string): string | undefined {
    const anchor = anchorOf(collection, record);
    if (this.#given.has(anchor)) return undefined;
    this.#given.add(anchor);
    return anchor;
  }

  /** What a table is called in which these records have their rows: where one has no card, this is where it is. */
  giveTable(collection: string, records: readonly string[]): string {
    const anchor = this.#free(`t-${collection}`);
    this.#given.add(anchor);
    for (const record of records) {
      const row = anchorOf(collection, record);
      if (!this.#tableOf.has(row)) this.#tableOf.set(row, anchor);
    }
    return anchor;
  }

  /** A name for something that is referred to by who gives it. */
  giveNote(): string {
    this.#notes += 1;
    return `n${this.#notes}`;
  }

  #free(name: string): string {
    let count = 1;
    while (this.#given.has(`${name}-${count}`)) count += 1;
    return `${name}-${count}`;
  }

  /** Where a reference leads in the end; undefined where the record is not in this tree. */
  target(anchor: string): string | undefined {
    return this.#given.has(anchor) ? anchor : this.#tableOf.get(anchor);
  }
}

/** Letters, digits and hyphens: what records and collections are called is nothing else. */
export function anchorOf(collection: string, record: string): string {
  return `r-${collection}-${record}`;
}
