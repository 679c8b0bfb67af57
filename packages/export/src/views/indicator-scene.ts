/** Paths of indicators: from the baseline, in one step for each contribution, to the target. */
import { formatNumber, type IndicatorPath, type PathStep } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { printable } from "../printable.ts";
import type { Scene, Shape, Tone } from "../scene/scene.ts";
import { cutText, textWidth, wrapText } from "../text-width.ts";
import { resultText } from "./indicator-texts.ts";
import { indicatorWords } from "./indicator-words.ts";
import { counted, moved, signed } from "./plot-kit.ts";

const size = 12;
const rowHeight = 20;
const barHeight = 12;
/** More steps than this are drawn as one, so that a path has its place on a page; the table has them all. */
const mostSteps = 34;

/** One line of a path: where it goes from and to, and what is written on both sides. */
interface Row {
  readonly label: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly kind: "base" | "step" | "back" | "missing" | "beyond" | "target";
}

/** Without the indicator's name, which stands above it as a heading or in `pathCard`. */
export function pathScene(path: IndicatorPath, language: Language, width: number): Scene {
  const rows = rowsOf(path, language);
  const [labels, values] = [rows.map(({ label }) => label), rows.map(({ value }) => value)].map(
    (texts) => Math.max(...texts.map((each) => textWidth(each, size))) + 14,
  );
  const room = { left: labels ?? 0, right: width - (values ?? 0) };
  const x = scaleOf(path, room);
  const height = rows.length * rowHeight;
  return {
    width,
    height,
    shapes: [
      {
        type: "line",
        points: [
          [x(path.target), 0],
          [x(path.target), height - rowHeight / 2],
        ],
        stroke: { tone: "ok", width: 1, isDashed: true },
      },
      ...rows.flatMap((row, index) => rowShapes(row, index, x, width, index < rows.length - 1)),
    ],
  };
}

function rowsOf(path: IndicatorPath, language: Language): Row[] {
  const words = indicatorWords[language];
  const { baseline, target, baseYear, targetYear, needed } = path;
  const number = (value: number) => formatNumber(value, language, 3);
  const at = (label: string, year: number | undefined) =>
    year === undefined ? label : `${label} ${year}`;
  let from = baseline;
  const steps = drawnSteps(path.steps, language).map((step): Row => {
    const row = {
      label: `${step.code || words.noAction} · ${step.year ?? words.noDate}`,
      value: signed(step.change, language),
      from,
      to: step.value,
      kind: Math.sign(step.change) === -Math.sign(needed) ? ("back" as const) : ("step" as const),
    };
    from = step.value;
    return row;
  });
  return [
    {
      label: at(words.base, baseYear),
      value: number(baseline),
      from: baseline,
      to: baseline,
      kind: "base",
    },
    ...steps,
    ...restRow(path, from, language),
    {
      label: at(words.target, targetYear),
      value: number(target),
      from: target,
      to: target,
      kind: "target",
    },
  ];
}

function drawnSteps(steps: readonly PathStep[], language: Language): readonly PathStep[] {
  const last = steps.at(-1);
  if (steps.length <= mostSteps || !last) return steps;
  const [own, others] = [steps.slice(0, mostSteps - 1), steps.slice(mostSteps - 1)];
  const words = indicatorWords[language];
  const code = counted(others.length, words.otherSteps, language);
  return [...own, { ...last, code, change: others.reduce((sum, { change }) => sum + change, 0) }];
}

/** What lies between the last step and the target. */
function restRow(
  { result, target, difference }: IndicatorPath,
  from: number,
  language: Language,
): Row[] {
  const words = indicatorWords[language];
  if (result === "reached") return [];
  const kind = result === "beyond" ? "beyond" : "missing";
  const label = { missing: words.missing, beyond: words.beyond }[kind];
  return [
    {
      label: result === "no-contributions" ? words.noContributions : label,
      value: signed(kind === "beyond" ? -difference : difference, language),
      from,
      to: target,
      kind,
    },
  ];
}

function scaleOf(
  path: IndicatorPath,
  { left, right }: { left: number; right: number },
): (value: number) => number {
  const values = [path.baseline, path.target, ...path.steps.map(({ value }) => value)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least || 1;
  return (value) => left + 8 + ((value - least) / span) * (right - left - 16);
}

const tones: Readonly<Record<Row["kind"], Tone>> = {
  base: "ink",
  step: "ink",
  back: "danger",
  missing: "danger",
  beyond: "warn",
  target: "ok",
};

function rowShapes(
  row: Row,
  index: number,
  x: (value: number) => number,
  width: number,
  hasNext: boolean,
): Shape[] {
  const middle = index * rowHeight + rowHeight / 2;
  const isEnd = row.kind === "base" || row.kind === "target";
  const text = {
    type: "text",
    y: middle + 4,
    size,
    tone: tones[row.kind],
    ...(isEnd ? { isBold: true as const } : {}),
  } as const;
  return [
    { ...text, x: 0, text: row.label },
    { ...text, x: width, text: row.value, anchor: "end" },
    // Where this row ends, the next begins.
    ...(hasNext ? [link(x(row.to), middle)] : []),
    isEnd ? end(row.kind, x(row.to), middle) : bar(row, x, middle),
  ];
}

function link(x: number, middle: number): Shape {
  return {
    type: "line",
    points: [
      [x, middle],
      [x, middle + rowHeight],
    ],
    stroke: { tone: "line", width: 1 },
  };
}

function end(kind: Row["kind"], x: number, y: number): Shape {
  if (kind === "base") return { type: "circle", cx: x, cy: y, r: 5, fill: "ink" };
  return {
    type: "polygon",
    points: [
      [x - 6, y],
      [x, y - 6],
      [x + 6, y],
      [x, y + 6],
    ],
    fill: "ok",
  };
}

function bar({ from, to, kind }: Row, x: (value: number) => number, middle: number): Shape {
  const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
  const rect = {
    type: "rect",
    x: left,
    y: middle - barHeight / 2,
    width: Math.max(2, right - left),
    height: barHeight,
  } as const;
  switch (kind) {
    case "missing":
      return {
        ...rect,
        fill: "danger-soft",
        hatch: "danger",
        stroke: { tone: "danger", width: 1.5, isDashed: true },
      };
    case "beyond":
      return { ...rect, fill: "warn-soft", hatch: "warn", stroke: { tone: "warn", width: 1 } };
    case "back":
      return { ...rect, fill: "danger" };
    default:
      return { ...rect, fill: "accent" };
  }
}

/** A path with its name above and its result below, as it stands among others on paper. */
function pathCard(path: IndicatorPath, language: Language, width: number): Scene {
  const words = indicatorWords[language];
  const name = printable([path.code, path.name || words.untitled].filter(Boolean).join(" "));
  const title = wrapText(withUnitBehind(name, path.unit), 12, width, 3);
  const top = title.length * 16 + 4;
  const picture = pathScene(path, language, width);
  const result = printable(resultText(path, language));
  const isGood = path.result === "reached";
  return {
    width,
    height: top + picture.height + 22,
    shapes: [
      ...title.map((line, index): Shape => ({
        type: "text",
        x: 0,
        y: 12 + index * 16,
        text: line,
        size: 12,
        tone: "ink",
        isBold: true,
      })),
      ...moved(picture.shapes, 0, top),
      {
        type: "text",
        x: width,
        y: top + picture.height + 14,
        text: cutText(result, 11, width),
        size: 11,
        tone: isGood ? "ok" : "danger",
        anchor: "end",
      },
    ],
  };
}

function withUnitBehind(name: string, unit: string): string {
  return unit === "" ? name : `${name} (${printable(unit)})`;
}

export interface PathsPicture {
  readonly scene: Scene;
  readonly paths: readonly IndicatorPath[];
}

const gap = { across: 32, down: 22 } as const;

/** All paths as small pictures beside and below one another; a new picture begins where one would get too high. */
export function pathPictures(
  paths: readonly IndicatorPath[],
  language: Language,
  width: number,
  maxHeight: number,
): PathsPicture[] {
  const columns = width >= 560 ? 2 : 1;
  const cardWidth = (width - gap.across * (columns - 1)) / columns;
  const pictures: PathsPicture[] = [];
  let [shapes, shown, height]: [Shape[], IndicatorPath[], number] = [[], [], 0];
  const close = () => {
    if (shown.length > 0) pictures.push({ scene: { width, height, shapes }, paths: shown });
    [shapes, shown, height] = [[], [], 0];
  };
  for (let at = 0; at < paths.length; at += columns) {
    const row = paths.slice(at, at + columns);
    const cards = row.map((path) => pathCard(path, language, cardWidth));
    const rowTall = Math.max(...cards.map((card) => card.height));
    if (shown.length > 0 && height + gap.down + rowTall > maxHeight) close();
    const top = height === 0 ? 0 : height + gap.down;
    cards.forEach((card, column) =>
      shapes.push(...moved(card.shapes, column * (cardWidth + gap.across), top)),
    );
    shown.push(...row);
    height = top + rowTall;
  }
  close();
  return pictures;
}
