/** The schedule on paper: as many pictures as its rows ask for, and the same as a table. */
import { type Gantt, ganttOf, ownMilestones } from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block } from "../print.ts";
import { printable } from "../printable.ts";
import type { Source } from "../value-text.ts";
import { actionRow, type GanttRow, pictures, planRow } from "./gantt-rows.ts";
import { ganttScene } from "./gantt-scene.ts";
import { ganttTable } from "./gantt-table.ts";
import { ganttSentences, ganttWords } from "./gantt-words.ts";
import { figures } from "./plot-kit.ts";
import { plotTableBlock } from "./plot-table.ts";

export function ganttBlocks(part: ViewPart, source: Source): Block[] {
  const { content, template, language, today } = source;
  const gantt = ganttOf(content, template, today);
  const label = part.label[language];
  const hasRows = gantt.actions.length + gantt.unscheduled.length > 0;
  return [
    ...ganttFigures(gantt, label, source),
    ...(hasRows ? [plotTableBlock(ganttTable(gantt, label, language), language)] : []),
  ];
}

function ganttFigures(gantt: Gantt, label: string, { language, words }: Source): Block[] {
  const { axis } = gantt;
  if (!axis) return [];
  const rows = [
    ...gantt.actions.map((action) =>
      actionRow(action, ownMilestones(action), printable(action.name) || words.untitled),
    ),
    ...planRow(gantt, ganttWords[language].wholePlan),
  ];
  const all = ganttSentences(gantt, language);
  const parts = pictures(rows);
  return figures(
    label,
    parts.map((some) => ({
      scene: ganttScene(gantt, axis, some, language),
      alt: parts.length === 1 ? all : `${all} ${codesOf(some)}`,
    })),
    language,
  );
}

/** „(D1–D15)”: which rows one of several pictures shows. */
function codesOf(rows: readonly GanttRow[]): string {
  const codes = rows.flatMap(({ action }) => action?.code ?? []);
  return codes.length === 0 ? "" : `(${codes[0]}–${codes.at(-1)})`;
}
