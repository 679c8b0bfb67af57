/** The rule that own money in a year is spoken of where the budget and the long-term forecast are. */
import { fieldAt } from "../layout.ts";
import { formatMoney } from "../numbers.ts";
import { referredIds } from "../summary.ts";
import { groszeIn, yearIn } from "../views/plain-values.ts";
import { monthsByYear } from "../views/spread.ts";
import type { Finding } from "./finding.ts";
import { isOwnMoney } from "./funding.ts";
import { mid } from "./mid.ts";
import { plainOf, type TextMemory } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Entry, Subject } from "./subject.ts";
import { spanOf } from "./timing.ts";

export function budgetImpact(subject: Subject, memory: TextMemory): Finding[] {
  const { template, content, language } = subject;
  if (!fieldAt(template, mid.budgetImpact)) return [];
  const own = ownLines(subject);
  const grosze = own.reduce((sum, { record }) => sum + amountOf(record), 0);
  if (grosze <= 0) return [];
  const years = [...new Set(own.flatMap((line) => yearsOf(line, subject)))].toSorted(
    (a, b) => a - b,
  );
  const text = content.fields[mid.budgetImpact];
  const said = text ? yearsIn(plainOf(text, memory)) : undefined;
  const unsaid = said ? years.filter((year) => !said.has(year)) : years;
  if (said && unsaid.length === 0) return [];
  const facts = {
    variant: said ? "years" : "empty",
    amount: formatMoney(grosze, language),
    years: yearsText(unsaid),
  };
  const also = own.map(({ place }) => place);
  return [finding("budget-impact", { place: mid.budgetImpact, also, facts })];
}

function ownLines({ entries, entry }: Subject): Entry[] {
  const { fundingLines, fundingSources } = mid;
  return entries(fundingLines.key).filter((line) => {
    const [source] = referredIds(line.record, fundingLines.source);
    return amountOf(line.record) > 0 && isOwnMoney(line, entry(fundingSources.key, source));
  });
}

function amountOf(line: Entry["record"]): number {
  return groszeIn(line, mid.fundingLines.amount) ?? 0;
}

/** The year that a line names, or else those of its action. */
function yearsOf({ record }: Entry, { entry }: Subject): number[] {
  const year = yearIn(record, mid.fundingLines.year);
  if (year !== undefined) return [year];
  const action = entry(mid.actions.key, referredIds(record, mid.fundingLines.action)[0]);
  const span = action && spanOf(action.record, mid.actions);
  return [...(monthsByYear(span?.start, span?.end)?.keys() ?? [])];
}

const range = /\b(20\d\d)\s*(?:[–—-]|do|to)\s*(20\d\d)\b/g;

/** The years that a text names: „2026”, „2027–2030”, „od 2027 do 2030”. */
function yearsIn(text: string): ReadonlySet<number> {
  const years = new Set([...text.matchAll(/\b20\d\d\b/g)].map(([year]) => Number(year)));
  for (const [, from, to] of text.matchAll(range)) {
    for (let year = Number(from); year <= Number(to); year += 1) years.add(year);
  }
  return years;
}

/** „2026, 2028–2030”. */
function yearsText(years: readonly number[]): string {
  const runs: number[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run?.at(-1) === year - 1) run.push(year);
    else runs.push([year]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`)).join(", ");
}
