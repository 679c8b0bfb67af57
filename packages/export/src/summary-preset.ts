/**
 * A document on two pages: its summary, the question it answers, its figures, and its tables of what has codes, with as many
 * rows as there is room for. What is left out is counted.
 */
import type { Section } from "@brudnopis/schema";
import { blocksHeight } from "./page-height.ts";
import type { PrintSection } from "./print.ts";
import { codedTables, type Limits, shownRows, summaryContent } from "./summary-content.ts";
import type { Source } from "./value-text.ts";

/** What two pages hold beside their head, in points. */
const roomPt = 1640;

/** What is given up until it fits, one after the other, each down to where it is still worth its room. */
const sacrifices = [
  { what: "letters", least: 1000 },
  { what: "rows", least: 6 },
  { what: "tables", least: 3 },
  { what: "rows", least: 4 },
  { what: "tables", least: 2 },
  { what: "letters", least: 500 },
  { what: "rows", least: 2 },
] as const;

export function summarySections(sections: readonly Section[], source: Source): PrintSection[] {
  let limits: Limits = {
    rows: new Map(),
    letters: 1800,
    tables: codedTables(sections, source).length,
  };
  for (;;) {
    const built = summaryContent(sections, limits, source);
    const next = heightOf(built) > roomPt ? tighter(limits, source) : undefined;
    if (!next) return fitting(built);
    limits = next;
  }
}

/** Once nothing can be shortened any more, whole sections are left out, the last first. */
function fitting(sections: readonly PrintSection[]): PrintSection[] {
  const fit = [...sections];
  while (fit.length > 1 && heightOf(fit) > roomPt) fit.pop();
  return fit;
}

function heightOf(sections: readonly PrintSection[]): number {
  return sections.reduce((sum, { blocks }) => sum + blocksHeight(blocks), 0);
}

/** Undefined when nothing is left to give up. */
function tighter(limits: Limits, source: Source): Limits | undefined {
  for (const { what, least } of sacrifices) {
    if (what === "letters" && limits.letters > least)
      return { ...limits, letters: limits.letters - 200 };
    if (what === "tables" && limits.tables > least) return { ...limits, tables: limits.tables - 1 };
    const longest = what === "rows" ? longestTable(limits.rows, source) : undefined;
    if (longest && longest.count > least)
      return { ...limits, rows: new Map([...limits.rows, [longest.key, longest.count - 1]]) };
  }
  return undefined;
}

function longestTable(rows: Limits["rows"], { content, template }: Source) {
  const shown = template.collections
    .filter(({ code }) => code !== undefined)
    .map(({ key }) => ({ key, count: shownRows(key, content.collections[key] ?? [], rows) }));
  return shown.toSorted((one, other) => other.count - one.count)[0];
}
