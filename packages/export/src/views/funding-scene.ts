/** Funding as a bar for each year, in layers by source; what is missing stands hatched on top. */
import {
  type FundingAmounts,
  type FundingPlan,
  formatMoney,
  formatNumber,
  formatShare,
} from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { printable } from "../printable.ts";
import type { Scene, Shape, Tone } from "../scene/scene.ts";
import { wrapText } from "../text-width.ts";
import { rowName } from "./funding-texts.ts";
import { fundingWords } from "./funding-words.ts";
import { counted } from "./plot-kit.ts";

/** Every second one is hatched. The red ones are not: red hatching is what is missing. */
const hues: readonly Tone[] = [
  "hue-0",
  "hue-6",
  "hue-5",
  "hue-3",
  "hue-1",
  "hue-2",
  "hue-4",
  "hue-7",
];
const box = { left: 40, top: 40, plot: 220, axis: 30, legendRow: 20 } as const;

/** One layer of the bars, and its row of the legend. */
interface Layer {
  /** A, B, C: what is written into the layer, so that colour alone tells nothing. */
  readonly letter: string;
  readonly name: string;
  readonly tone: Tone;
  readonly isHatched: boolean;
  readonly amounts: FundingAmounts;
}

interface Bar {
  readonly label: string;
  readonly of: (amounts: FundingAmounts) => number;
}

export function fundingScene(plan: FundingPlan, language: Language, width: number): Scene {
  const layers = layersOf(plan, language);
  const bars = barsOf(plan, language);
  const heights = bars.map(({ of }) => shown(of(plan.totals)) + shown(of(plan.missing)));
  const scale = scaleFor(Math.max(0, ...heights), language);
  const legend = legendOf(plan, layers, language, width, box.top + box.plot + box.axis + 12);
  return {
    width,
    height: legend.bottom,
    shapes: [
      ...gridOf(scale, width, language),
      ...bars.flatMap((bar, index) => {
        const band = (width - box.left - 4) / bars.length;
        return barShapes(bar, layers, plan, scale, language, {
          middle: box.left + band * (index + 0.5),
          band,
          width: Math.min(72, band * 0.66),
        });
      }),
      ...legend.shapes,
    ],
  };
}

function layersOf({ rows, totals }: FundingPlan, language: Language): Layer[] {
  const words = fundingWords[language];
  const most = hues.length;
  const own = rows.length > most ? rows.slice(0, most - 1) : rows;
  const others = rows.slice(own.length);
  const layer = (amounts: FundingAmounts, name: string, index: number): Layer => ({
    letter: String.fromCharCode(65 + index),
    name: printable(name),
    tone: hues[index] ?? "hue-7",
    isHatched: index % 2 === 1,
    amounts,
  });
  const layers = own.map((row, index) => layer(row, rowName(row, words), index));
  if (others.length === 0) return layers;
  const rest = {
    byYear: totals.byYear.map((_, year) => sum(others.map(({ byYear }) => byYear[year] ?? 0))),
    withoutYear: sum(others.map(({ withoutYear }) => withoutYear)),
    total: sum(others.map(({ total }) => total)),
  };
  const name = counted(others.length, words.otherSources, language);
  return [...layers, layer(rest, name, own.length)];
}

function barsOf({ years, totals, missing }: FundingPlan, language: Language): Bar[] {
  const bars: Bar[] = years.map((year, index) => ({
    label: String(year),
    of: ({ byYear }) => byYear[index] ?? 0,
  }));
  const isComplete = totals.withoutYear === 0 && missing.withoutYear === 0 && bars.length > 0;
  const apart: Bar = {
    label: fundingWords[language].withoutYear,
    of: ({ withoutYear }) => withoutYear,
  };
  return isComplete ? bars : [...bars, apart];
}

/** Money that somebody takes back has no height; the table has it. */
function shown(grosze: number): number {
  return Math.max(0, grosze);
}

interface Scale {
  /** Grosze at the top of the plot. */
  readonly top: number;
  readonly step: number;
  /** What the figures are in: millions, thousands or złoty. */
  readonly unit: { readonly name: string; readonly grosze: number };
  y(grosze: number): number;
}

function scaleFor(most: number, language: Language): Scale {
  const words = fundingWords[language];
  const unit =
    most >= 2e8
      ? { name: words.millions, grosze: 1e8 }
      : most >= 2e5
        ? { name: words.thousands, grosze: 1e5 }
        : { name: words.zloty, grosze: 100 };
  const step = niceStep(Math.max(most, 100) / 4);
  const top = Math.ceil(Math.max(most, 100) / step) * step;
  return { top, step, unit, y: (grosze) => box.top + box.plot * (1 - grosze / top) };
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((times) => times * power >= least) ?? 10) * power;
}

function gridOf({ top, step, unit, y }: Scale, width: number, language: Language): Shape[] {
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return [
    { type: "text", x: 0, y: 12, text: unit.name, size: 11, tone: "ink-soft" },
    ...ticks.flatMap((tick): Shape[] => [
      {
        type: "line",
        points: [
          [box.left, y(tick)],
          [width, y(tick)],
        ],
        stroke: { tone: tick === 0 ? "ink-soft" : "line", width: 1 },
      },
      {
        type: "text",
        x: box.left - 6,
        y: y(tick) + 4,
        text: formatNumber(tick / unit.grosze, language, 2),
        size: 11,
        tone: "ink-soft",
        anchor: "end",
      },
    ]),
  ];
}

interface Column {
  readonly middle: number;
  /** All that there is for this bar and what is written at it. */
  readonly band: number;
  readonly width: number;
}

function barShapes(
  { label, of }: Bar,
  layers: readonly Layer[],
  plan: FundingPlan,
  { y, unit }: Scale,
  language: Language,
  { middle, band, width }: Column,
): Shape[] {
  const x = middle - width / 2;
  const shapes: Shape[] = [];
  let below = 0;
  for (const layer of layers) {
    const grosze = shown(of(layer.amounts));
    if (grosze === 0) continue;
    const rect = { x, width, y: y(below + grosze), height: y(below) - y(below + grosze) };
    shapes.push(layerRect(layer, rect));
    if (rect.height >= 18) shapes.push(...mark(layer.letter, middle, rect.y + rect.height / 2));
    below += grosze;
  }
  const lacks = shown(of(plan.missing));
  if (lacks > 0) shapes.push(missingRect(x, width, y(below + lacks), y(below)));
  const inUnit = (grosze: number) => formatNumber(grosze / unit.grosze, language, 1);
  const head = y(below + lacks) - 6;
  const size = band < 36 ? 10 : 12;
  const common = { type: "text", x: middle, size, anchor: "middle" } as const;
  shapes.push(
    { ...common, y: head, text: inUnit(of(plan.totals)), tone: "ink", isBold: true },
    ...wrapText(label, size, band, 2).map((line, index): Shape => {
      return { ...common, y: box.top + box.plot + 16 + index * 12, text: line, tone: "ink" };
    }),
  );
  if (lacks > 0) {
    const text = `−${inUnit(lacks)}`;
    shapes.push({ ...common, y: head - 14, text, tone: "danger", isBold: true });
  }
  return shapes;
}

type Rect = Pick<Extract<Shape, { type: "rect" }>, "x" | "y" | "width" | "height">;

function layerRect({ tone, isHatched }: Layer, rect: Rect): Shape {
  return {
    type: "rect",
    ...rect,
    fill: tone,
    ...(isHatched ? { hatch: "paper" as const } : {}),
    stroke: { tone: "paper", width: 1 },
  };
}

function missingRect(x: number, width: number, top: number, bottom: number): Shape {
  const stroke = { tone: "danger", width: 1.5, isDashed: true } as const;
  const height = Math.max(2, bottom - top);
  return {
    type: "rect",
    x,
    y: bottom - height,
    width,
    height,
    fill: "paper",
    hatch: "danger",
    stroke,
  };
}

/** On paper of its own: it is read whatever is behind it. */
function mark(letter: string, cx: number, cy: number): Shape[] {
  return [
    { type: "circle", cx, cy, r: 7.5, fill: "paper" },
    {
      type: "text",
      x: cx,
      y: cy + 4,
      text: letter,
      size: 11,
      tone: "ink",
      isBold: true,
      anchor: "middle",
    },
  ];
}

function legendOf(
  { totals, missing }: FundingPlan,
  layers: readonly Layer[],
  language: Language,
  width: number,
  top: number,
): { shapes: Shape[]; bottom: number } {
  const words = fundingWords[language];
  const shapes: Shape[] = [];
  let y = top;
  const row = (swatch: readonly Shape[], name: string, figure: string, tone: Tone) => {
    const figureRoom = 160;
    const lines = wrapText(name, 12, width - 36 - figureRoom, 2);
    shapes.push(...swatch);
    lines.forEach((line, index) =>
      shapes.push({ type: "text", x: 36, y: y + 12 + index * 15, text: line, size: 12, tone }),
    );
    shapes.push({ type: "text", x: width, y: y + 12, text: figure, size: 12, tone, anchor: "end" });
    y += box.legendRow + (lines.length - 1) * 15;
  };
  for (const layer of layers) {
    const money = formatMoney(layer.amounts.total, language);
    const share = formatShare(layer.amounts.total, totals.total, language);
    const swatch = { x: 0, y, width: 28, height: 16 };
    row(
      [layerRect(layer, swatch), ...mark(layer.letter, 14, y + 8)],
      layer.name,
      `${money} · ${share}`,
      "ink",
    );
  }
  if (missing.total > 0) {
    row(
      [missingRect(0, 28, y, y + 16)],
      words.missing,
      formatMoney(missing.total, language),
      "danger",
    );
  }
  return { shapes, bottom: y + 4 };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
