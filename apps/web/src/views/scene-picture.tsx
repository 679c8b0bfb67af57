/** Draws a scene with the tokens of the screen. It says nothing to assistive technology: its view has words and a table. */
import type { Point, Scene, Shape, Stroke, Tone } from "@brudnopis/export";
import { memo } from "react";
import "./scene-picture.css";

export const ScenePicture = memo(function ScenePicture({ scene }: { readonly scene: Scene }) {
  const { width, height, shapes } = scene;
  return (
    <svg
      className="scene"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden
    >
      {shapes.map((shape, index) => (
        // Shapes have no identity: the scene is made anew from records.
        // oxlint-disable-next-line react/no-array-index-key
        <ShapeView key={index} shape={shape} />
      ))}
    </svg>
  );
});

function ShapeView({ shape }: { readonly shape: Shape }) {
  switch (shape.type) {
    case "rect": {
      const { x, y, width, height, radius, fill, stroke, hatch } = shape;
      const box = { x, y, width, height, rx: radius };
      return (
        <>
          <rect {...box} {...paint(fill, hatch ? undefined : stroke)} />
          {hatch && (
            <path className="hatch" d={hatching(shape)} fill="none" stroke={colour(hatch)} />
          )}
          {hatch && stroke && <rect {...box} {...paint(undefined, stroke)} />}
        </>
      );
    }
    case "circle":
      return (
        <circle cx={shape.cx} cy={shape.cy} r={shape.r} {...paint(shape.fill, shape.stroke)} />
      );
    case "line":
      return (
        <>
          <polyline points={pointList(shape.points)} {...paint(undefined, shape.stroke)} />
          {shape.isArrow && (
            <polygon points={arrowHead(shape.points)} fill={colour(shape.stroke.tone)} />
          )}
        </>
      );
    case "polygon":
      return <polygon points={pointList(shape.points)} {...paint(shape.fill, shape.stroke)} />;
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.isBold ? 700 : 400}
          fill={colour(shape.tone)}
          textAnchor={shape.anchor ?? "start"}
        >
          {shape.text}
        </text>
      );
  }
}

interface Paint {
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
}

function paint(fill: Tone | undefined, stroke: Stroke | undefined): Paint {
  return {
    fill: fill ? colour(fill) : "none",
    ...(stroke
      ? {
          stroke: colour(stroke.tone),
          strokeWidth: stroke.width,
          ...(stroke.isDashed ? { strokeDasharray: "4 3" } : {}),
        }
      : {}),
  };
}

/** Tones are named like the tokens, but for two. */
function colour(tone: Tone): string {
  const tokens: Partial<Record<Tone, string>> = { "ink-soft": "ink-2", "line-soft": "line-2" };
  return `var(--${tokens[tone] ?? tone})`;
}

type Rect = Extract<Shape, { type: "rect" }>;

function hatching({ x, y, width, height }: Rect): string {
  const step = 6;
  let path = "";
  for (let offset = step; offset < width + height; offset += step) {
    const from: Point = offset <= height ? [x, y + offset] : [x + offset - height, y + height];
    const to: Point = offset <= width ? [x + offset, y] : [x + width, y + offset - width];
    path += `M${from.join(" ")}L${to.join(" ")}`;
  }
  return path;
}

function arrowHead(points: readonly Point[]): string {
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return "";
  const angle = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const corner = (turn: number): Point => [
    tip[0] - 6 * Math.cos(angle + turn),
    tip[1] - 6 * Math.sin(angle + turn),
  ];
  return pointList([tip, corner(0.45), corner(-0.45)]);
}

function pointList(points: readonly Point[]): string {
  return points.map((point) => point.join(",")).join(" ");
}
