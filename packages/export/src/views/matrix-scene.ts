/**
 * A matrix on paper: five by five cells with who is in them. While they are few, the cells hold names; then marks alone,
 * and the names stand below.
 */
import { scores } from "@brudnopis/document";
import type { Shape, Stroke, Tone } from "../scene/scene.ts";
import { textWidth, wrapText } from "../text-width.ts";
import { drawLegend, type Drawing, label, nameSize, sceneWidth } from "./scene-texts.ts";

export interface MatrixItem {
  /** What stands for it where there is little room: its number or code. */
  readonly mark: string;
  readonly name: string;
  /** Something that its place asks for is missing; the mark is dashed and has an exclamation mark. */
  readonly isLacking: boolean;
}

export interface MatrixCell {
  readonly fill: Tone;
  /** Words in the cell's upper left corner. */
  readonly corner?: string;
  readonly isCornerBold?: boolean;
  readonly items: readonly MatrixItem[];
}

export interface MatrixLook {
  /** As they are read: the highest row first. */
  readonly rows: readonly (readonly MatrixCell[])[];
  readonly axes: { readonly across: string; readonly up: string };
  /** Room between the name of the upward axis and the cells. */
  readonly headHeight?: number;
  /** Room between the cells and the axis below them. */
  readonly footHeight?: number;
}

export const gutter = 30;
export const columnWidth = (sceneWidth - gutter) / scores.length;
/** Names make the picture higher; above this they stand below it. */
const mostHeightWithNames = 420;
const least = 44;
const nameLine = 11.5;
const chip = { height: 15, gap: 4, size: 9.5 } as const;
const inset = 6;

export interface MatrixDrawing extends Drawing {
  /** Upper edges of the rows, and the lower edge of the last. */
  readonly edges: readonly number[];
}

/** The cells and both axes, from `top` downwards. */
export function drawMatrix(look: MatrixLook, top: number): MatrixDrawing {
  const { rows, axes, headHeight = 0, footHeight = 0 } = look;
  const withNames = rows.map((row) => rowHeight(row, true));
  const hasNames = sum(withNames) <= mostHeightWithNames;
  const heights = hasNames ? withNames : rows.map((row) => rowHeight(row, false));
  const edges = [top, ...heights.map((_, index) => top + sum(heights.slice(0, index + 1)))];
  const cells = rows.flatMap((row, index) => {
    const [y, height] = [edges[index] ?? top, heights[index] ?? least];
    const score = String(scores[scores.length - 1 - index] ?? "");
    return [
      ...row.flatMap((cell, column) =>
        drawCell(cell, gutter + column * columnWidth, y, height, hasNames),
      ),
      label(score, gutter - 8, y + height / 2 + 4, "end"),
    ];
  });
  const bottom = edges.at(-1) ?? top;
  const axisTop = bottom + footHeight;
  const legend = hasNames ? undefined : drawLegend(itemsOf(rows), axisTop + 40);
  return {
    shapes: [
      ...cells,
      label(axes.up, 0, top - headHeight - 6, "start", true),
      ...drawAxes(axes.across, top, bottom, axisTop),
      ...(legend?.shapes ?? []),
    ],
    height: axisTop + 32 - top + (legend ? legend.height + 8 : 0),
    edges,
  };
}

function itemsOf(rows: MatrixLook["rows"]): MatrixItem[] {
  const items = rows.flatMap((row) => row.flatMap((cell) => cell.items));
  return items.toSorted((a, b) => a.mark.localeCompare(b.mark, "en", { numeric: true }));
}

function rowHeight(row: readonly MatrixCell[], hasNames: boolean): number {
  return Math.max(least, ...row.map((cell) => cellHeight(cell, hasNames)));
}

function cellHeight(cell: MatrixCell, hasNames: boolean): number {
  const content = hasNames
    ? sum(cell.items.map((item) => nameLines(item).length * nameLine + chip.gap))
    : Math.ceil(cell.items.length / marksAcross(cell.items)) * (chip.height + chip.gap);
  return cornerHeight(cell) + content + 2 * inset;
}

function cornerHeight({ corner }: MatrixCell): number {
  return corner === undefined ? 0 : 12;
}

function drawCell(
  cell: MatrixCell,
  x: number,
  y: number,
  height: number,
  hasNames: boolean,
): Shape[] {
  const frame: Shape = {
    type: "rect",
    x,
    y,
    width: columnWidth,
    height,
    fill: cell.fill,
    stroke: { tone: "line", width: 1 },
  };
  const top = y + inset + cornerHeight(cell);
  const corner: Shape[] =
    cell.corner === undefined
      ? []
      : [
          {
            type: "text",
            x: x + inset,
            y: y + 12,
            text: cell.corner,
            size: 8.5,
            tone: "ink-soft",
            ...(cell.isCornerBold ? { isBold: true } : {}),
          },
        ];
  return [frame, ...corner, ...(hasNames ? drawNames : drawMarks)(cell.items, x + inset, top)];
}

function drawNames(items: readonly MatrixItem[], x: number, top: number): Shape[] {
  let y = top;
  return items.flatMap((item) => {
    const lines = nameLines(item);
    const at = y;
    y += lines.length * nameLine + chip.gap;
    return [
      ...drawChip(item, x, at),
      ...lines.map((text, index): Shape => ({
        type: "text",
        x: x + chipWidth(item) + 4,
        y: at + nameLine * (index + 1) - 0.5,
        text,
        size: nameSize,
        tone: "ink",
      })),
    ];
  });
}

function nameLines(item: MatrixItem): string[] {
  const width = columnWidth - 2 * inset - chipWidth(item) - 4;
  const lines = wrapText(item.name, nameSize, width, 3);
  return lines.length > 0 ? lines : [""];
}

function drawMarks(items: readonly MatrixItem[], x: number, top: number): Shape[] {
  const across = marksAcross(items);
  const step = widestChip(items) + chip.gap;
  return items.flatMap((item, index) =>
    drawChip(
      item,
      x + (index % across) * step,
      top + Math.floor(index / across) * (chip.height + chip.gap),
    ),
  );
}

function marksAcross(items: readonly MatrixItem[]): number {
  const room = columnWidth - 2 * inset + chip.gap;
  return Math.max(1, Math.floor(room / (widestChip(items) + chip.gap)));
}

function widestChip(items: readonly MatrixItem[]): number {
  return Math.max(0, ...items.map(chipWidth));
}

function chipWidth(item: MatrixItem): number {
  return Math.max(18, textWidth(markOf(item), chip.size) * 1.08 + 8);
}

function markOf({ mark, isLacking }: MatrixItem): string {
  return isLacking ? `${mark} !` : mark;
}

function drawChip(item: MatrixItem, x: number, y: number): Shape[] {
  const width = chipWidth(item);
  const stroke: Stroke = item.isLacking
    ? { tone: "warn", width: 1.2, isDashed: true }
    : { tone: "accent", width: 1 };
  return [
    {
      type: "rect",
      x,
      y,
      width,
      height: chip.height,
      radius: 4,
      fill: "paper",
      stroke,
    },
    {
      type: "text",
      x: x + width / 2,
      y: y + 11,
      text: markOf(item),
      size: chip.size,
      tone: stroke.tone,
      isBold: true,
      anchor: "middle",
    },
  ];
}

/** Scores below the columns, and an arrow for each axis. */
function drawAxes(across: string, top: number, bottom: number, axisTop: number): Shape[] {
  const stroke: Stroke = { tone: "ink-soft", width: 1 };
  const y = axisTop + 27;
  const arrowFrom = gutter + textWidth(across, 10) * 1.1 + 6;
  return [
    ...scores.map((score, index) =>
      label(String(score), gutter + (index + 0.5) * columnWidth, axisTop + 13, "middle"),
    ),
    {
      type: "line",
      points: [
        [6, bottom - 2],
        [6, top + 2],
      ],
      stroke,
      isArrow: true,
    },
    label(across, gutter, y, "start", true),
    {
      type: "line",
      points: [
        [arrowFrom, y - 3.5],
        [sceneWidth - 2, y - 3.5],
      ],
      stroke,
      isArrow: true,
    },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
