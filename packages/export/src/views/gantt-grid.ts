/** What lies behind the bars on paper: years, quarters, rows, and the day of the export. */
import { axisShare, axisShareOf, formatDate, type GanttAxis } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import type { Shape, Stroke, Tone } from "../scene/scene.ts";
import { textWidth } from "../text-width.ts";
import { columns, type Drawing, sizes, xOf } from "./gantt-rows.ts";
import { ganttWords } from "./gantt-words.ts";
import { paper } from "./plot-kit.ts";

/** Narrower quarters have no names, and narrower years not all of theirs. */
const leastWidth = { quarter: 13, year: 34 } as const;

export function ganttGrid({ axis, rows, bottom, language }: Drawing): Shape[] {
  const years = axis.years.flatMap(({ year }): Shape[] => [
    upright(xOf(axisShare(axis, `${year}-01-01`)), 4, bottom, thin("line")),
  ]);
  const across = [...rows.map(({ top }) => top), bottom].map((y, index): Shape => ({
    type: "line",
    points: [
      [0, y],
      [xOf(1), y],
    ],
    stroke: thin(index === 0 ? "ink-soft" : "line-soft"),
  }));
  return [
    ...quarterShapes(axis, bottom, language),
    ...years,
    upright(xOf(1), 4, bottom, thin("line")),
    ...yearNames(axis),
    ...across,
  ];
}

function yearNames(axis: GanttAxis): Shape[] {
  const width = columns.trackWidth / axis.years.length;
  const every = Math.ceil(leastWidth.year / width);
  return axis.years
    .filter((_, index) => index % every === 0)
    .map(({ year }) => {
      const x = xOf(axisShare(axis, `${year}-01-01`));
      return every === 1
        ? { ...yearName, x: x + width / 2, text: String(year), anchor: "middle" }
        : { ...yearName, x: x + 3, text: String(year) };
    });
}

const yearName = { type: "text", y: 15, size: 11, tone: "ink", isBold: true } as const;

function quarterShapes(axis: GanttAxis, bottom: number, language: Language): Shape[] {
  const width = columns.trackWidth / (axis.years.length * 4);
  if (width < leastWidth.quarter) return [];
  const names = language === "pl" ? ["I", "II", "III", "IV"] : ["Q1", "Q2", "Q3", "Q4"];
  return axis.years.flatMap(({ quarters }) =>
    quarters.flatMap((day, index): Shape[] => {
      const x = xOf(axisShare(axis, day));
      const text = names[index] ?? "";
      return [
        ...(index === 0 ? [] : [upright(x, 22, bottom, thin("line-soft"))]),
        { ...quarterName, x: x + width / 2, text },
      ];
    }),
  );
}

const quarterName = {
  type: "text",
  y: 33,
  size: 9,
  tone: "ink-soft",
  anchor: "middle",
} as const;

/** „Stan na 27.02.2026”, below the last row, where nothing else is. */
export function todayLine({ gantt, axis, bottom, language }: Drawing): Shape[] {
  const { today } = gantt;
  if (today === undefined) return [];
  const x = xOf(axisShareOf(axis, today));
  const text = `${ganttWords[language].dayOf} ${formatDate(today, language)}`;
  const isLate = x + textWidth(text, 9) + 4 > paper.width;
  return [
    upright(x, sizes.head - 5, bottom + 6, { tone: "hue-1", width: 1.3 }),
    {
      type: "text",
      x: isLate ? x - 4 : x + 4,
      y: bottom + 10,
      text,
      size: 9,
      tone: "hue-1",
      anchor: isLate ? "end" : "start",
    },
  ];
}

function upright(x: number, top: number, bottom: number, stroke: Stroke): Shape {
  return {
    type: "line",
    points: [
      [x, top],
      [x, bottom],
    ],
    stroke,
  };
}

function thin(tone: Tone): Stroke {
  return { tone, width: 1 };
}
