/** A scene as an SVG file for paper, in the colours of the print layout. */
import type { Point, Scene, Shape, Stroke, Tone } from "./scene.ts";
import { arrowHead, hatchLines } from "./shape-points.ts";

/** The light palette of the screen (`apps/web/src/ui/tokens.css`): paper is always light. */
const colours: Record<Tone, string> = {
  ink: "#1d2330",
  "ink-soft": "#4b5365",
  line: "#ddd6c6",
  "line-soft": "#ece7da",
  paper: "#ffffff",
  accent: "#0d5b5c",
  "accent-soft": "#e2efec",
  mark: "#fde9a9",
  ok: "#1d6b3a",
  warn: "#8a5200",
  "warn-soft": "#fdf0d5",
  danger: "#8d2015",
  "danger-soft": "#fbe3df",
  "hue-0": "#0d5b5c",
  "hue-1": "#a2452a",
  "hue-2": "#4a3f8f",
  "hue-3": "#1d6b3a",
  "hue-4": "#8a2f68",
  "hue-5": "#205a9c",
  "hue-6": "#7a5200",
  "hue-7": "#5b5f6e",
};

const edge = 1;

export function sceneSvg({ width, height, shapes }: Scene): string {
  const body = shapes.map(shapeSvg).join("");
  // Half of a stroke at the edge is outside of what it surrounds.
  const [outerWidth, outerHeight] = [width + 2 * edge, height + 2 * edge];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${outerWidth}" height="${outerHeight}" viewBox="${-edge} ${-edge} ${outerWidth} ${outerHeight}" font-family="Lato, Carlito, Calibri, sans-serif">${body}</svg>`;
}

function shapeSvg(shape: Shape): string {
  switch (shape.type) {
    case "rect": {
      const { x, y, width, height, radius = 0, fill, hatch, stroke } = shape;
      const box = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"`;
      const lines = hatch ? hatching(shape, hatch) : "";
      return `<rect ${box} ${paint(fill, hatch ? undefined : stroke)}/>${lines}${
        hatch && stroke ? `<rect ${box} ${paint(undefined, stroke)}/>` : ""
      }`;
    }
    case "circle":
      return `<circle cx="${round(shape.cx)}" cy="${round(shape.cy)}" r="${round(shape.r)}" ${paint(shape.fill, shape.stroke)}/>`;
    case "line": {
      const { points, stroke, isArrow } = shape;
      const line = `<polyline points="${pointList(points)}" ${paint(undefined, stroke)}/>`;
      return isArrow ? line + arrowSvg(points, stroke.tone) : line;
    }
    case "polygon":
      return `<polygon points="${pointList(shape.points)}" ${paint(shape.fill, shape.stroke)}/>`;
    case "text": {
      const { x, y, text, size, tone, isBold, anchor = "start" } = shape;
      const weight = isBold ? ' font-weight="700"' : "";
      return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colours[tone]}" text-anchor="${anchor}"${weight}>${lowered(escape(text), size)}</text>`;
    }
  }
}

function paint(fill: Tone | undefined, stroke: Stroke | undefined): string {
  const filled = `fill="${fill ? colours[fill] : "none"}"`;
  if (!stroke) return filled;
  const dash = stroke.isDashed ? ' stroke-dasharray="4 3"' : "";
  return `${filled} stroke="${colours[stroke.tone]}" stroke-width="${stroke.width}"${dash}`;
}

function hatching(rect: Extract<Shape, { type: "rect" }>, tone: Tone): string {
  return hatchLines(rect)
    .map(
      (line) => `<polyline points="${pointList(line)}" ${paint(undefined, { tone, width: 1 })}/>`,
    )
    .join("");
}

function arrowSvg(points: readonly Point[], tone: Tone): string {
  return `<polygon points="${pointList(arrowHead(points))}" fill="${colours[tone]}"/>`;
}

function pointList(points: readonly Point[]): string {
  return points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The typeface has no lowered digits: without this, a line with CO₂ would be set in another one. */
function lowered(text: string, size: number): string {
  const [small, shift] = [round(size * 0.7), round(size * 0.2)];
  return text.replace(
    /([₀-₉]+)([^₀-₉]*)/g,
    (_, digits: string, rest: string) =>
      `<tspan dy="${shift}" font-size="${small}">${digits.normalize("NFKC")}</tspan><tspan dy="${-shift}">${rest}</tspan>`,
  );
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
