/** What the shapes of a Gantt chart mean: only those that are in it. */
import type { Gantt } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import type { Shape } from "../scene/scene.ts";
import { textWidth } from "../text-width.ts";
import { ganttWords } from "./gantt-words.ts";
import { moved } from "./plot-kit.ts";

const size = 9;
const symbolWidth = 24;

/** In one line, its texts on the base line 0. */
export function ganttLegend(gantt: Gantt, language: Language): Shape[] {
  const words = ganttWords[language];
  const dependencies = gantt.actions.flatMap((action) => action.dependencies);
  const entries: [boolean, Shape, string][] = [
    [gantt.actions.length > 0, barSymbol, words.action],
    [gantt.actions.some(({ stages }) => stages.some(({ span }) => span)), stageSymbol, words.stage],
    [gantt.milestones.length > 0, diamondSymbol, words.milestone],
    [dependencies.some(({ state }) => state === "kept"), arrowSymbol, words.dependency],
    [dependencies.some(({ state }) => state === "violated"), clashSymbol, words.clash],
  ];
  let x = 0;
  return entries.flatMap(([isThere, symbol, text]) => {
    if (!isThere) return [];
    const label: Shape = { type: "text", x: symbolWidth + 5, y: 0, text, size, tone: "ink-soft" };
    const shapes = moved([symbol, label], x, 0);
    x += symbolWidth + 5 + textWidth(text, size) + 14;
    return shapes;
  });
}

const barSymbol: Shape = {
  type: "rect",
  x: 2,
  y: -8,
  width: symbolWidth - 4,
  height: 9,
  radius: 2,
  fill: "accent-soft",
  stroke: { tone: "accent", width: 1.2 },
};

const stageSymbol: Shape = {
  type: "rect",
  x: 2,
  y: -5,
  width: symbolWidth - 4,
  height: 4,
  fill: "hue-5",
};

const diamondSymbol: Shape = {
  type: "polygon",
  points: [
    [18, -9],
    [23.5, -3.5],
    [18, 2],
    [12.5, -3.5],
  ],
  fill: "ink",
};

const arrowSymbol: Shape = {
  type: "line",
  points: [
    [0, -3],
    [symbolWidth, -3],
  ],
  stroke: { tone: "ink-soft", width: 1 },
  isArrow: true,
};

const clashSymbol: Shape = {
  ...arrowSymbol,
  stroke: { tone: "danger", width: 1.3, isDashed: true },
};
