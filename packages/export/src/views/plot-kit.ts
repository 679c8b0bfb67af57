/** What the plots share: figures of scenes, words that count, and shapes that are moved as one. */
import { formatNumber } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import type { FigureBlock } from "../print.ts";
import { printable } from "../printable.ts";
import type { Scene, Shape } from "../scene/scene.ts";
import { sceneSvg } from "../scene/scene-svg.ts";

/** Of a scene for paper; the text area of a page is about as wide as 640 units, and 880 leave room for a caption. */
export const paper = { width: 640, maxHeight: 880 } as const;

/** Several pictures of one view say which of how many they are. */
export function figures(
  label: string,
  pictures: readonly { readonly scene: Scene; readonly alt: string }[],
  language: Language,
): FigureBlock[] {
  return pictures.map(({ scene, alt }, index) => ({
    type: "figure",
    caption:
      pictures.length === 1
        ? label
        : `${label} (${index + 1} ${language === "pl" ? "z" : "of"} ${pictures.length})`,
    svg: sceneSvg(scene),
    alt: printable(alt),
  }));
}

interface Forms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

/** „2 źródła”: a whole number with the form that it asks for. English has no `few`. */
export function counted(count: number, forms: Forms, language: Language): string {
  return `${formatNumber(count, language)}\u00a0${formOf(count, forms, language)}`;
}

function formOf(count: number, { one, few, many }: Forms, language: Language): string {
  if (count === 1) return one;
  if (language === "en") return many;
  const [tens, ones] = [count % 100, count % 10];
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}

/** „D1, D2 i D3”. */
export function joined(items: readonly string[], language: Language): string {
  const and = language === "pl" ? " i " : " and ";
  return items.length < 2
    ? (items[0] ?? "")
    : `${items.slice(0, -1).join(", ")}${and}${items.at(-1)}`;
}

/** `+420`, `−5 960`, `0`. */
export function signed(value: number, language: Language): string {
  const number = formatNumber(value, language, 3);
  return value > 0 ? `+${number}` : number;
}

export function moved(shapes: readonly Shape[], dx: number, dy: number): Shape[] {
  return shapes.map((shape): Shape => {
    switch (shape.type) {
      case "rect":
      case "text":
        return { ...shape, x: shape.x + dx, y: shape.y + dy };
      case "circle":
        return { ...shape, cx: shape.cx + dx, cy: shape.cy + dy };
      case "line":
      case "polygon":
        return { ...shape, points: shape.points.map(([x, y]) => [x + dx, y + dy]) };
    }
  });
}
