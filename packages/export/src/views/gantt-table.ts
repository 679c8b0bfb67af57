/** The schedule as a table: what follows the chart on paper, and stands in its place on the screen. */
import type { Gantt, GanttAction, UnscheduledAction } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { words } from "../words.ts";
import { enteredText, ganttClashes, ganttWords, quarterRange } from "./gantt-words.ts";
import { code, type PlotRow, type PlotTable, text } from "./plot-table.ts";

/** Those without a place in time come last, with what was entered of their dates. */
export function ganttTable(gantt: Gantt, caption: string, language: Language): PlotTable {
  const { action, owner, start, end, quarters, dependsOn, milestones } = ganttWords[language];
  const note = ganttClashes(gantt, language);
  return {
    caption,
    columns: [
      code(words[language].code),
      ...[action, owner, start, end, quarters, dependsOn, milestones].map(text),
    ],
    rows: [...gantt.actions, ...gantt.unscheduled].map((entry) => toRow(entry, language)),
    totals: [],
    ...(note === "" ? {} : { note }),
  };
}

function toRow(entry: GanttAction | UnscheduledAction, language: Language): PlotRow {
  const codes = (records: readonly { readonly code: string }[]) =>
    records.map((record) => record.code).join(", ");
  const isScheduled = !("problem" in entry);
  const [start, end] = isScheduled
    ? [{ date: entry.start }, { date: entry.end }]
    : [entry.start, entry.end];
  return {
    key: entry.id,
    place: `actions/${entry.id}`,
    cells: [
      entry.code,
      entry.name || words[language].untitled,
      entry.owner,
      enteredText(start, language),
      enteredText(end, language),
      isScheduled ? quarterRange(entry, language) : "",
      codes(entry.dependencies),
      codes(entry.milestones),
    ],
  };
}
