/** What the funding view says in sentences, and its tables. */
import {
  type FundingPlan,
  type FundingRow,
  formatAmount,
  formatMoney,
  formatShare,
} from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { fundingWords, type FundingWords } from "./funding-words.ts";
import { counted, joined } from "./plot-kit.ts";
import { code, figure, name, type PlotRow, type PlotTable, text } from "./plot-table.ts";

export function hasFunding({ totals, missing, lines, cost }: FundingPlan): boolean {
  return lines.counted > 0 || missing.total > 0 || totals.total !== 0 || cost > 0;
}

/** What there is, whether it is enough, and how it came to its years. */
export function fundingSummary(plan: FundingPlan, language: Language): string[] {
  const words = fundingWords[language];
  const { years, rows, totals } = plan;
  const [first, last] = [years[0], years.at(-1)];
  const time =
    first === undefined || last === undefined ? words.noYears : words.inYears(first, last);
  const sources = counted(rows.length, words.sources, language);
  return [
    words.picture(time, sources, formatMoney(totals.total, language)),
    ...balanceSentences(plan, language),
    ...noteSentences(plan, language),
  ];
}

/** The summary and what else the picture shows, for who does not see it. */
export function fundingSentences(plan: FundingPlan, language: Language): string[] {
  const words = fundingWords[language];
  const { rows, totals } = plan;
  const money = (grosze: number) => formatMoney(grosze, language);
  const [peak, [largest]] = [peakOf(plan), rows];
  const share = largest ? formatShare(largest.total, totals.total, language) : "";
  return [
    ...fundingSummary(plan, language),
    ...(peak ? [words.highest(peak.year, money(peak.grosze))] : []),
    ...(largest ? [words.largest(rowName(largest, words), money(largest.total), share)] : []),
    ...statusSentences(plan, language),
  ];
}

/** Whether funding equals cost, action by action. */
function balanceSentences(
  { actions, missing, surplus }: FundingPlan,
  language: Language,
): string[] {
  const words = fundingWords[language];
  const codes = (isMeant: (gap: number | undefined) => boolean) =>
    joined(
      actions.filter(({ gap }) => isMeant(gap)).map((action) => action.code || action.name),
      language,
    );
  const withoutCost = codes((gap) => gap === undefined);
  const lacking = codes((gap) => gap !== undefined && gap > 0);
  const exceeding = codes((gap) => gap !== undefined && gap < 0);
  const sentences = [
    ...(lacking ? [words.lackingTotal(formatMoney(missing.total, language), lacking)] : []),
    ...(exceeding ? [words.surplusTotal(formatMoney(surplus, language), exceeding)] : []),
    ...(withoutCost ? [words.withoutCost(withoutCost)] : []),
  ];
  return sentences.length > 0 || actions.length === 0 ? sentences : [words.covered];
}

function noteSentences(plan: FundingPlan, language: Language): string[] {
  const words = fundingWords[language];
  const { lines, totals } = plan;
  const isAllSpread = lines.spread > 0 && lines.spread === lines.counted;
  return [
    ...(isAllSpread ? [words.allSpread] : lines.spread > 0 ? [words.someSpread] : []),
    ...(totals.withoutYear === 0
      ? []
      : [words.unplaced(formatMoney(totals.withoutYear, language))]),
    ...(lines.unreadable > 0 ? [words.unread(lines.unreadable)] : []),
  ];
}

function statusSentences({ byStatus, lines }: FundingPlan, language: Language): string[] {
  const words = fundingWords[language];
  if (lines.counted === 0) return [];
  const sums = (["certain", "applied", "planned", "unstated"] as const)
    .filter((status) => status !== "unstated" || byStatus[status] !== 0)
    .map((status) => `${words.statuses[status]} ${formatMoney(byStatus[status], language)}`);
  return [words.byStatus(sums.join(", "))];
}

function peakOf({ years, totals }: FundingPlan): { year: number; grosze: number } | undefined {
  const byYear = years.map((year, index) => ({ year, grosze: totals.byYear[index] ?? 0 }));
  const [peak] = byYear.toSorted((a, b) => b.grosze - a.grosze);
  return byYear.length > 1 && peak && peak.grosze > 0 ? peak : undefined;
}

export function rowName(row: Pick<FundingRow, "id" | "name">, words: FundingWords): string {
  if (row.id === undefined) return words.unassigned;
  return row.name || words.untitled;
}

/** So many years and their total have room beside the names of sources. */
const yearsOnPaper = 5;

/** Sources by year; on paper a table of many years is several, of which the last has the totals. */
export function fundingTables(plan: FundingPlan, caption: string, language: Language): PlotTable[] {
  const columns = yearColumns(plan, language);
  const chunks: (typeof columns)[] = [];
  for (let at = 0; at < Math.max(1, columns.length); at += yearsOnPaper) {
    chunks.push(columns.slice(at, at + yearsOnPaper));
  }
  return chunks.map((chunk, index) =>
    sourceTable(plan, caption, language, chunk, index === chunks.length - 1),
  );
}

export function fundingTable(plan: FundingPlan, caption: string, language: Language): PlotTable {
  return sourceTable(plan, caption, language, yearColumns(plan, language), true);
}

interface YearColumn {
  readonly header: string;
  readonly of: (amounts: FundingPlan["totals"]) => number;
  readonly isSpread: (row: FundingRow) => boolean;
}

function yearColumns(
  { years, lines, totals, missing }: FundingPlan,
  language: Language,
): YearColumn[] {
  // Where every amount is spread, an asterisk beside each would say nothing.
  const isMixed = lines.spread < lines.counted;
  const columns: YearColumn[] = years.map((year, index) => ({
    header: String(year),
    of: ({ byYear }) => byYear[index] ?? 0,
    isSpread: ({ spreadYears }) => isMixed && spreadYears.includes(year),
  }));
  if (totals.withoutYear === 0 && missing.withoutYear === 0) return columns;
  return [
    ...columns,
    {
      header: fundingWords[language].withoutYear,
      of: ({ withoutYear }) => withoutYear,
      isSpread: () => false,
    },
  ];
}

function sourceTable(
  plan: FundingPlan,
  caption: string,
  language: Language,
  years: readonly YearColumn[],
  isLast: boolean,
): PlotTable {
  const words = fundingWords[language];
  const { rows, totals, missing, lines } = plan;
  const amount = (grosze: number) => (grosze === 0 ? "–" : formatAmount(grosze, language));
  const share = (grosze: number) => formatShare(grosze, totals.total, language);
  const sums = (title: string, of: FundingPlan["totals"], shown: string): PlotRow => ({
    key: title,
    cells: [
      title,
      ...years.map((column) => amount(column.of(of))),
      ...(isLast ? [amount(of.total), shown] : []),
    ],
  });
  const notes = isLast
    ? [
        ...(isRounded(plan) ? [words.rounding] : []),
        ...statusSentences(plan, language),
        ...noteSentences(plan, language),
      ]
    : [];
  return {
    caption,
    columns: [
      name(words.source),
      ...years.map(({ header }) => figure(header)),
      ...(isLast ? [figure(`${words.total} (${words.zloty})`), figure(words.share)] : []),
    ],
    rows: rows.map((row) => ({
      key: row.id ?? "",
      ...(row.id === undefined ? {} : { place: `funding-sources/${row.id}.name` }),
      cells: [
        rowName(row, words),
        ...years.map((column) => `${amount(column.of(row))}${column.isSpread(row) ? "*" : ""}`),
        ...(isLast ? [amount(row.total), share(row.total)] : []),
      ],
    })),
    totals: [
      ...(lines.counted > 0 ? [sums(words.total, totals, share(totals.total))] : []),
      ...(missing.total > 0 ? [sums(words.missing, missing, "")] : []),
    ],
    ...(notes.length > 0 ? { note: notes.join(" ") } : {}),
  };
}

/** Whether the shares as they are printed add up to something else than 100,0%. */
function isRounded({ rows, totals }: FundingPlan): boolean {
  if (totals.total === 0) return false;
  const tenths = rows.map(({ total }) => Math.round((total / totals.total) * 1000));
  return tenths.reduce((sum, tenth) => sum + tenth, 0) !== 1000;
}

/** What each action costs, and whether its funding is enough. */
export function actionFundingTable(
  { actions, totals, cost, missing, surplus }: FundingPlan,
  language: Language,
): PlotTable {
  const words = fundingWords[language];
  const amount = (grosze: number) => formatAmount(grosze, language);
  const verdict = (gap: number | undefined) => {
    if (gap === undefined) return words.noCost;
    if (gap === 0) return words.agrees;
    return gap > 0 ? words.lacks(amount(gap)) : words.exceeds(amount(-gap));
  };
  const inAll = [
    ...(missing.total > 0 ? [words.lacks(amount(missing.total))] : []),
    ...(surplus > 0 ? [words.exceeds(amount(surplus))] : []),
  ];
  return {
    caption: words.actionsCaption,
    columns: [
      code(words.code),
      name(words.action),
      figure(words.actionCost),
      figure(words.funded),
      text(words.difference),
    ],
    rows: actions.map((action) => ({
      key: action.id,
      place: `actions/${action.id}.cost`,
      cells: [
        action.code,
        action.name || words.untitled,
        action.cost === undefined ? "" : amount(action.cost),
        amount(action.funded),
        verdict(action.gap),
      ],
    })),
    totals: [
      {
        key: "total",
        cells: [
          "",
          words.total,
          amount(cost),
          amount(totals.total),
          inAll.join(", ") || words.agrees,
        ],
      },
    ],
  };
}
