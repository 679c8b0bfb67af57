/** Rules about money: whether it adds up, who pays how much, and when. All amounts are integer grosze. */
import { formatDate } from "../dates.ts";
import { formatMoney, formatNumber, formatShare } from "../numbers.ts";
import { referredIds } from "../summary.ts";
import { choiceIn, dateIn, groszeIn, numberIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { finding } from "./rules.ts";
import { type Entry, shortLabel, type Subject } from "./subject.ts";
import { spanOf } from "./timing.ts";

/** What an action costs and who pays for it. */
interface Budget {
  readonly action: Entry;
  readonly cost: number | undefined;
  readonly lines: readonly Line[];
  /** Undefined while the amount of any line is not known. */
  readonly sum: number | undefined;
}

interface Line {
  readonly entry: Entry;
  readonly source: Entry | undefined;
  readonly amount: number | undefined;
}

export function fundingFindings(subject: Subject): Finding[] {
  const { actions, fundingLines } = mid;
  const lines = Map.groupBy(
    subject.entries(fundingLines.key),
    ({ record }) => referredIds(record, fundingLines.action)[0],
  );
  return subject.entries(actions.key).flatMap((action) => {
    const budget = budgetOf(action, lines.get(action.record.id) ?? [], subject);
    return [
      ...sumFindings(budget, subject),
      ...bySource(budget).flatMap(([source, own]) => [
        ...shareFindings(budget, source, own, subject),
        ...closedFindings(action, source, own, subject),
      ]),
    ];
  });
}

function budgetOf(action: Entry, entries: readonly Entry[], subject: Subject): Budget {
  const { fundingLines, fundingSources } = mid;
  const lines = entries.map((entry) => ({
    entry,
    source: subject.entry(fundingSources.key, referredIds(entry.record, fundingLines.source)[0]),
    amount: groszeIn(entry.record, fundingLines.amount),
  }));
  const cost = groszeIn(action.record, mid.actions.cost);
  return { action, cost, lines, sum: sumOf(lines) };
}

function sumOf(lines: readonly Line[]): number | undefined {
  return lines.reduce<number | undefined>(
    (sum, { amount }) => (sum === undefined || amount === undefined ? undefined : sum + amount),
    0,
  );
}

function sumFindings({ action, cost, lines, sum }: Budget, { language }: Subject): Finding[] {
  if (cost === undefined || sum === undefined || sum === cost) return [];
  const place = `${action.place}.${mid.actions.cost}`;
  const money = (grosze: number) => formatMoney(grosze, language);
  if (lines.length === 0) {
    return [
      finding("funding-missing", { place, facts: { action: action.label, cost: money(cost) } }),
    ];
  }
  const facts = {
    action: action.label,
    cost: money(cost),
    sum: money(sum),
    difference: money(Math.abs(cost - sum)),
  };
  const also = lines.map(({ entry }) => `${entry.place}.${mid.fundingLines.amount}`);
  const fix = { kind: "set-value", address: place, value: sum } as const;
  return [finding("funding-sum", { place, also, facts, fix })];
}

function bySource({ lines }: Budget): [Entry, readonly Line[]][] {
  return [...Map.groupBy(lines, ({ source }) => source)].flatMap(([source, own]) =>
    source ? [[source, own]] : [],
  );
}

/** Where cost and funding differ, the larger counts: that they differ is another finding. */
function shareFindings(
  { action, cost, sum }: Budget,
  source: Entry,
  own: readonly Line[],
  { language }: Subject,
): Finding[] {
  const limit = numberIn(source.record, mid.fundingSources.maxShare);
  const paid = sumOf(own);
  const whole = Math.max(cost ?? 0, sum ?? 0);
  const [first] = own;
  if (!first || limit === undefined || paid === undefined || whole <= 0) return [];
  if (paid * 100 <= whole * limit) return [];
  const facts = {
    action: action.label,
    source: source.label,
    share: formatShare(paid, whole, language),
    limit: `${formatNumber(limit, language)}%`,
  };
  return [
    finding("funding-over-share", {
      place: `${first.entry.place}.${mid.fundingLines.amount}`,
      also: [`${source.place}.${mid.fundingSources.maxShare}`],
      facts,
    }),
  ];
}

function closedFindings(
  action: Entry,
  source: Entry,
  own: readonly Line[],
  { language }: Subject,
): Finding[] {
  const span = spanOf(action.record, mid.actions);
  const wrong = span && wrongTime(source, span);
  const [first] = own;
  if (!first || !wrong) return [];
  const { variant, field, date, actionDate } = wrong;
  const facts = {
    variant,
    source: source.label,
    action: shortLabel(action),
    date: formatDate(date, language),
    actionDate: formatDate(actionDate, language),
  };
  return [
    finding("source-closed", {
      place: `${first.entry.place}.${mid.fundingLines.source}`,
      also: [`${source.place}.${field}`],
      facts,
    }),
  ];
}

function wrongTime({ record }: Entry, { start, end }: { start: string; end: string }) {
  const { opens: from, closes: to } = mid.fundingSources;
  const opens = dateIn(record, from);
  const closes = dateIn(record, to);
  if (opens !== undefined && closes !== undefined && closes < opens) return undefined;
  if (closes !== undefined && closes < start) {
    return { variant: "closed", field: to, date: closes, actionDate: start };
  }
  if (opens !== undefined && opens > end) {
    return { variant: "not-open", field: from, date: opens, actionDate: end };
  }
  return undefined;
}

/** Words of a purse that is not the city's: „środki własne spółek”, „wkład członków klastra”. */
const othersPurse =
  /spół|członk|partner|przedsięb|prywat|inwestor|mieszkańc|compan|member|private|investor/i;

/** Whether a line is money from the city's own budget: it says so, or its source does, and neither names another's. */
export function isOwnMoney({ record, name }: Entry, source: Entry | undefined): boolean {
  const forms = [
    choiceIn(record, mid.fundingLines.form),
    source && choiceIn(source.record, mid.fundingSources.form),
  ];
  const words = `${name} ${source?.name ?? ""}`;
  return forms.includes("own") && (/budż|budget/i.test(words) || !othersPurse.test(words));
}
