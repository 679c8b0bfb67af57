import type { DocumentContent, RecordContent, SummaryPart } from "@brudnopis/schema";

export interface SummaryRow {
  /** The record that is summed for; undefined for money that names none. */
  readonly id: string | undefined;
  readonly grosze: number;
  /** Ids behind the `mention` field, each once, in the order in which they first occur. */
  readonly mentions: readonly string[];
}

export interface Summary {
  /** Largest sum first; money that names no record last. */
  readonly rows: readonly SummaryRow[];
  readonly totalGrosze: number;
}

/** Adds up a money field by the record that each line refers to. */
export function summarise(
  part: SummaryPart,
  content: Pick<DocumentContent, "collections">,
): Summary {
  const groups = new Map<string | undefined, { grosze: number; mentions: string[] }>();
  for (const record of content.collections[part.collection] ?? []) {
    const money = record.fields[part.sum];
    if (money?.type !== "money") continue;
    const key = referredIds(record, part.groupBy)[0];
    const group = groups.get(key) ?? { grosze: 0, mentions: [] };
    groups.set(key, group);
    group.grosze += money.grosze;
    for (const id of part.mention === undefined ? [] : referredIds(record, part.mention)) {
      if (!group.mentions.includes(id)) group.mentions.push(id);
    }
  }
  const rows = [...groups].map(([id, group]) => ({ id, ...group }));
  rows.sort(
    (a, b) => Number(a.id === undefined) - Number(b.id === undefined) || b.grosze - a.grosze,
  );
  return { rows, totalGrosze: rows.reduce((sum, { grosze }) => sum + grosze, 0) };
}

export function referredIds(record: RecordContent, field: string): readonly string[] {
  const reference = record.fields[field];
  return reference?.type === "reference" ? reference.ids : [];
}
