/** A table worked out from records: an amount and a share for each source, and the total. */
import { formatAmount, formatShare, summarise, type SummaryRow } from "@brudnopis/document";
import type { SummaryPart } from "@brudnopis/schema";
import type { TableBlock } from "./print.ts";
import { textTable } from "./text-table.ts";
import { type Source, valueText } from "./value-text.ts";

/** Undefined while there is nothing to add up. */
export function summaryTable(part: SummaryPart, source: Source, times = 1): TableBlock | undefined {
  const { rows, totalGrosze } = summarise(part, source.content);
  if (rows.length === 0) return undefined;
  const { language, words } = source;
  const text = { isFigure: false, keepsLine: false } as const;
  const figure = { isFigure: true, keepsLine: true } as const;
  const sum = `${fieldLabel(part, part.sum, source)} (${words.currency})`;
  const mention = part.mention === undefined ? [] : [part.mention];
  const columns = [
    { header: fieldLabel(part, part.groupBy, source), ...text },
    ...mention.map((key) => ({ header: fieldLabel(part, key, source), ...text })),
    { header: sum, ...figure },
    { header: words.share, ...figure },
  ];
  const total = [
    words.total,
    ...mention.map(() => ""),
    formatAmount(totalGrosze, language),
    formatShare(totalGrosze, totalGrosze, language),
  ];
  const note = isRounded(rows, totalGrosze) ? words.roundingNote : undefined;
  const texts = rows.map((row) => rowTexts(part, row, totalGrosze, source));
  const caption = part.label[language];
  return textTable({ columns, rows: texts, total, caption, note, times }, language);
}

function rowTexts(
  part: SummaryPart,
  { id, grosze, mentions }: SummaryRow,
  totalGrosze: number,
  source: Source,
): string[] {
  const { language, words } = source;
  const named = (key: string, ids: readonly string[], place: "fact" | "cell") => {
    const field = fieldOf(part, key, source);
    return field?.type === "reference"
      ? valueText(field, { type: "reference", ids: [...ids] }, {}, source, {
          place,
          withUnit: false,
        })
      : "";
  };
  return [
    (id === undefined ? "" : named(part.groupBy, [id], "fact")) || words.unassigned,
    ...(part.mention === undefined ? [] : [named(part.mention, mentions, "cell") || "–"]),
    formatAmount(grosze, language),
    formatShare(grosze, totalGrosze, language),
  ];
}

function fieldOf(part: SummaryPart, key: string, { template }: Source) {
  return template.collections
    .find((collection) => collection.key === part.collection)
    ?.fields.find((field) => field.key === key);
}

function fieldLabel(part: SummaryPart, key: string, source: Source): string {
  return fieldOf(part, key, source)?.label[source.language] ?? "";
}

/** Whether the printed shares add up to something else than 100,0%. */
function isRounded(rows: readonly SummaryRow[], totalGrosze: number): boolean {
  if (totalGrosze === 0) return false;
  const tenths = rows.map(({ grosze }) => Math.round((grosze / totalGrosze) * 1000));
  return tenths.reduce((sum, tenth) => sum + tenth, 0) !== 1000;
}
