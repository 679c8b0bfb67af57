/** Texts around the pictures of stakeholders and risks: labels, notes, and names for what the picture marks. */
import type { Shape } from "../scene/scene.ts";
import { cutText, textWidth, wrapText } from "../text-width.ts";

export interface Drawing {
  readonly shapes: readonly Shape[];
  readonly height: number;
}

export interface LegendItem {
  readonly mark: string;
  readonly name: string;
}

export const sceneWidth = 640;
export const nameSize = 9.5;

/** The names of all marks, in columns. */
export function drawLegend(items: readonly LegendItem[], top: number): Drawing {
  const columns = items.length > 40 ? 3 : 2;
  const perColumn = Math.ceil(items.length / columns);
  const width = sceneWidth / columns;
  const marks = Math.max(...items.map(({ mark }) => textWidth(mark, nameSize))) + 8;
  const shapes = items.flatMap(({ mark, name }, index): Shape[] => {
    const x = Math.floor(index / perColumn) * width;
    const y = top + 9 + (index % perColumn) * 13;
    return [
      { type: "text", x, y, text: mark, size: nameSize, tone: "accent", isBold: true },
      {
        type: "text",
        x: x + marks,
        y,
        text: cutText(name, nameSize, width - marks - 8),
        size: nameSize,
        tone: "ink",
      },
    ];
  });
  return { shapes, height: perColumn * 13 };
}

export function label(
  text: string,
  x: number,
  y: number,
  anchor: "start" | "middle" | "end",
  isBold = false,
): Shape {
  return {
    type: "text",
    x,
    y,
    text,
    size: 10,
    tone: "ink-soft",
    anchor,
    ...(isBold ? { isBold } : {}),
  };
}

/** Lines of small text below a picture. */
export function drawNotes(notes: readonly string[], top: number): Drawing {
  const lines = notes.flatMap((note) => wrapText(note, nameSize, sceneWidth, 4));
  return {
    shapes: lines.map((text, index) => ({
      type: "text",
      x: 0,
      y: top + 10 + index * 13,
      text,
      size: nameSize,
      tone: "ink-soft",
    })),
    height: lines.length * 13,
  };
}
