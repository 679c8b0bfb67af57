/** Draws a scene with the tokens of the screen. It says nothing to assistive technology: its view has words and a table. */
import {
  arrowHead,
  hatchLines,
  type Point,
  type Scene,
  type Shape,
  type Stroke,
  type Tone,
} from "@brudnopis/export";
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
            <polygon points={pointList(arrowHead(shape.points))} fill={colour(shape.stroke.tone)} />
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

function hatching(rect: Extract<Shape, { type: "rect" }>): string {
  return hatchLines(rect)
    .map(([from, to]) => `M${from.join(" ")}L${to.join(" ")}`)
    .join("");
}

function pointList(points: readonly Point[]): string {
  return points.map((point) => point.join(",")).join(" ");
}
