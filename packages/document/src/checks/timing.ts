/** Rules about days: what ends before it starts, and what lies outside of what holds it. */
import type { RecordContent } from "@brudnopis/schema";
import { formatDate } from "../dates.ts";
import { fieldAt } from "../layout.ts";
import { referredIds } from "../summary.ts";
import { dateIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { finding } from "./rules.ts";
import { type Entry, shortLabel, type Subject } from "./subject.ts";

/** Days between which something happens; either may not be known. */
interface Dates {
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** Both known, and in order. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

const spans = [
  mid.actions,
  mid.stages,
  mid.smallTests,
  { key: mid.fundingSources.key, start: mid.fundingSources.opens, end: mid.fundingSources.closes },
] as const;

export function dateOrder(subject: Subject): Finding[] {
  const ofRecords = spans.flatMap(({ key, start, end }) =>
    subject.entries(key).flatMap(({ record, place, label }) => {
      const dates = { start: dateIn(record, start), end: dateIn(record, end) };
      return reversed(dates, `${place}.${start}`, `${place}.${end}`, label, subject);
    }),
  );
  return [...ofPeriod(subject), ...ofRecords];
}

function ofPeriod(subject: Subject): Finding[] {
  const { period, sections } = subject.template;
  if (!period) return [];
  const section = sections.find(({ key }) => period.to.startsWith(`${key}.`));
  const name = section?.title[subject.language] ?? "";
  return reversed(periodDates(subject), period.from, period.to, name, subject);
}

function periodDates({ template: { period }, content }: Subject): Dates {
  const dateAt = (address: string | undefined) => {
    const value = address === undefined ? undefined : content.fields[address];
    return value?.type === "date" ? value.date : undefined;
  };
  return { start: dateAt(period?.from), end: dateAt(period?.to) };
}

function reversed(
  { start, end }: Dates,
  startPlace: string,
  endPlace: string,
  name: string,
  { template, language }: Subject,
): Finding[] {
  if (start === undefined || end === undefined || start <= end) return [];
  const facts = {
    name,
    startField: fieldAt(template, startPlace)?.label[language] ?? "",
    start: formatDate(start, language),
    endField: fieldAt(template, endPlace)?.label[language] ?? "",
    end: formatDate(end, language),
  };
  return [finding("date-order", { place: endPlace, also: [startPlace], facts })];
}

/** When a record lasts, if that is known and can be: what is wrong with the dates themselves has a finding already. */
export function spanOf(record: RecordContent, keys: Dates): Span | undefined {
  return toSpan({
    start: keys.start === undefined ? undefined : dateIn(record, keys.start),
    end: keys.end === undefined ? undefined : dateIn(record, keys.end),
  });
}

function toSpan({ start, end }: Dates): Span | undefined {
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}

/**
 * Each thing is measured against what holds it most closely, so that one wrong date is one finding: a stage or a
 * milestone against its action, an action against the period of the document.
 */
export function outsideFindings(subject: Subject): Finding[] {
  const period = toSpan(periodDates(subject));
  return [
    ...subject.entries(mid.actions.key).flatMap((entry) => actionFindings(entry, period, subject)),
    ...subject.entries(mid.stages.key).flatMap((entry) => stageFindings(entry, period, subject)),
    ...subject
      .entries(mid.milestones.key)
      .flatMap((entry) => milestoneFindings(entry, period, subject)),
  ];
}

type Period = Span | undefined;

function actionFindings(entry: Entry, period: Period, subject: Subject): Finding[] {
  const start = dateIn(entry.record, mid.actions.start);
  const end = dateIn(entry.record, mid.actions.end);
  const isReversed = start !== undefined && end !== undefined && end < start;
  return isReversed ? [] : outsidePeriod(entry, { start, end }, period, subject);
}

function outsidePeriod(entry: Entry, dates: Dates, period: Period, subject: Subject): Finding[] {
  if (!period || !isOutside(dates, period)) return [];
  const facts = {
    name: entry.label,
    when: spanText(dates, subject),
    period: spanText(period, subject),
  };
  const { from, to } = subject.template.period ?? { from: "", to: "" };
  return [finding("outside-period", { place: entry.place, also: [from, to], facts })];
}

function isOutside({ start, end }: Dates, span: Span): boolean {
  return [start, end].some((day) => day !== undefined && (day < span.start || day > span.end));
}

/** „01.04.2026 – 30.06.2027”; one day when there is but one. */
function spanText({ start, end }: Dates, { language }: Subject): string {
  const days = new Set([start, end].filter((day) => day !== undefined));
  return [...days].map((day) => formatDate(day, language)).join(" – ");
}

function stageFindings(entry: Entry, period: Period, subject: Subject): Finding[] {
  const span = spanOf(entry.record, mid.stages);
  const action = subject.entry(mid.actions.key, referredIds(entry.record, mid.stages.action)[0]);
  if (!span || !action) return [];
  const whole = spanOf(action.record, mid.actions);
  if (!whole) return outsidePeriod(entry, span, period, subject);
  if (!isOutside(span, whole)) return [];
  const facts = {
    stage: entry.label,
    when: spanText(span, subject),
    action: shortLabel(action),
    span: spanText(whole, subject),
  };
  return [finding("stage-outside-action", { place: entry.place, also: [action.place], facts })];
}

/** A milestone of several actions is somewhere between the first that starts and the last that ends. */
function milestoneFindings(entry: Entry, period: Period, subject: Subject): Finding[] {
  const date = dateIn(entry.record, mid.milestones.date);
  if (date === undefined) return [];
  const day = { start: date, end: date };
  const actions = referredIds(entry.record, mid.milestones.actions).flatMap(
    (id) => subject.entry(mid.actions.key, id) ?? [],
  );
  const spansOfActions = actions.map(({ record }) => spanOf(record, mid.actions));
  const whole = hull(spansOfActions);
  if (!whole) return actions.length > 0 ? [] : outsidePeriod(entry, day, period, subject);
  if (!isOutside(day, whole)) return [];
  const facts = {
    milestone: entry.label,
    date: formatDate(date, subject.language),
    actions: actions.map(shortLabel).join(", "),
    span: spanText(whole, subject),
  };
  const also = actions.map(({ place }) => place);
  return [finding("milestone-outside-action", { place: entry.place, also, facts })];
}

/** From the first start to the last end; undefined while any of them is not known. */
function hull(all: readonly (Span | undefined)[]): Span | undefined {
  return all.reduce<Span | undefined>((whole, span, index) => {
    if (!span || (!whole && index > 0)) return undefined;
    if (!whole) return span;
    return {
      start: span.start < whole.start ? span.start : whole.start,
      end: span.end > whole.end ? span.end : whole.end,
    };
  }, undefined);
}
