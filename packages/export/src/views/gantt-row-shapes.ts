/** One row of a Gantt chart on paper: its name, its bar, its stages below and its milestones upon it. */
import {
  axisShare,
  axisShareAfter,
  axisShareOf,
  type GanttAction,
  type GanttAxis,
  type GanttSpan,
} from "@brudnopis/document";
import type { Shape } from "../scene/scene.ts";
import { textWidth } from "../text-width.ts";
import { joinedLabels, type Labelled, type Placed } from "./gantt-labels.ts";
import { barMiddle, columns, type PlacedRow, sizes, xOf } from "./gantt-rows.ts";
import { paper } from "./plot-kit.ts";

const codeSize = 9;

type Diamond = Placed & Labelled;

export function rowShapes(row: PlacedRow, axis: GanttAxis): Shape[] {
  const { action, lanes, milestones, top } = row;
  const y = top + barMiddle;
  const diamonds = joinedLabels(
    milestones.map(({ date, code }) => ({ x: xOf(axisShareOf(axis, date)), code })),
    (label) => textWidth(label, codeSize) + 17,
  );
  return [
    ...nameShapes(row),
    ...(action ? bar(action, y, diamonds, axis) : []),
    ...lanes.flatMap((lane, index) =>
      lane.map((span) => stageBar(span, top + 22 + index * sizes.lane, axis)),
    ),
    ...diamonds.flatMap((diamond) => diamondShapes(diamond, y)),
  ];
}

function nameShapes({ action, lines, top, height }: PlacedRow): Shape[] {
  const first = top + (height - lines.length * sizes.line) / 2 + 9.5;
  const text = { type: "text", size: sizes.name } as const;
  const name = lines.map((line, index): Shape => ({
    ...text,
    x: columns.nameX,
    y: first + index * sizes.line,
    text: line,
    tone: action ? "ink" : "ink-soft",
  }));
  return action
    ? [{ ...text, x: 2, y: first, text: action.code, tone: "accent", isBold: true }, ...name]
    : name;
}

/** With its code, where there is room for it before the first diamond. */
function bar(
  { start, end, code }: GanttAction,
  y: number,
  diamonds: readonly Diamond[],
  axis: GanttAxis,
): Shape[] {
  const { x, width } = extent({ start, end }, axis);
  const box: Shape = {
    type: "rect",
    x,
    y: y - sizes.bar / 2,
    width,
    height: sizes.bar,
    radius: 2,
    fill: "accent-soft",
    stroke: { tone: "accent", width: 1.2 },
  };
  const codeEnd = x + 4 + textWidth(code, codeSize);
  const isCovered = diamonds.some((diamond) => diamond.x < codeEnd + 8 && labelEnd(diamond) > x);
  if (codeEnd + 4 > x + width || isCovered) return [box];
  return [
    box,
    {
      type: "text",
      x: x + 4,
      y: y + 3.2,
      text: code,
      size: codeSize,
      tone: "accent",
      isBold: true,
    },
  ];
}

function stageBar(span: GanttSpan, top: number, axis: GanttAxis): Shape {
  return { type: "rect", ...extent(span, axis), y: top, height: sizes.lane - 2, fill: "hue-5" };
}

/** A bar of a few days is still to be seen. */
function extent({ start, end }: GanttSpan, axis: GanttAxis): { x: number; width: number } {
  const x = xOf(axisShare(axis, start));
  return { x, width: Math.max(2, xOf(axisShareAfter(axis, end)) - x) };
}

const half = 5.5;

function labelEnd({ x, label }: Diamond): number {
  return x + half + 2.5 + textWidth(label, codeSize);
}

/** With its code to the right, or to the left where the paper ends. */
function diamondShapes(diamond: Diamond, y: number): Shape[] {
  const { x, label } = diamond;
  const isLate = labelEnd(diamond) > paper.width;
  return [
    {
      type: "polygon",
      points: [
        [x, y - half],
        [x + half, y],
        [x, y + half],
        [x - half, y],
      ],
      fill: "ink",
      stroke: { tone: "paper", width: 1 },
    },
    {
      type: "text",
      x: isLate ? x - half - 2.5 : x + half + 2.5,
      y: y + 3.2,
      text: label,
      size: codeSize,
      tone: "ink",
      isBold: true,
      anchor: isLate ? "end" : "start",
    },
  ];
}
