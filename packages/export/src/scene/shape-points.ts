/** Points of what shapes have beside their outlines: the same on paper and on the screen. */
import type { Point, Shape } from "./scene.ts";

const hatchStep = 6;
const arrowLength = 6;
const arrowAngle = 0.45;

/** Lines from the lower left to the upper right, clipped by arithmetic: not every reader of SVG knows patterns. */
export function hatchLines({
  x,
  y,
  width,
  height,
}: Extract<Shape, { type: "rect" }>): (readonly [Point, Point])[] {
  const lines: (readonly [Point, Point])[] = [];
  for (let offset = hatchStep; offset < width + height; offset += hatchStep) {
    lines.push([
      offset <= height ? [x, y + offset] : [x + offset - height, y + height],
      offset <= width ? [x + offset, y] : [x + width, y + offset - width],
    ]);
  }
  return lines;
}

/** The triangle at the end of a line; nothing for a line without a direction. */
export function arrowHead(points: readonly Point[]): Point[] {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return [];
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const corner = (turn: number): Point => [
    tip[0] - arrowLength * Math.cos(angle + turn),
    tip[1] - arrowLength * Math.sin(angle + turn),
  ];
  return [tip, corner(arrowAngle), corner(-arrowAngle)];
}
