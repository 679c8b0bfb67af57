/**
 * The problem tree for paper: the problem in the middle, causes below it, effects above. Boxes of the first level stand
 * in rows, each with those of the second level behind it. A single row hangs on the middle of the problem; a trunk at the left
 * edge ties several to it.
 */
import type { ProblemTree, TreeLeaf, TreeNode } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { printable } from "../printable.ts";
import type { Point, Scene, Shape, Tone } from "../scene/scene.ts";
import { wrapText } from "../text-width.ts";
import { moved } from "./plot-kit.ts";
import { treeWords } from "./tree-words.ts";

const size = 12;
const lineHeight = 15;
const pad = 8;
const gap = { column: 14, leaf: 8, row: 26 } as const;
const trunk = 8;
const indent = 14;
const highestColumn = 560;
/** Words of a box; the table after the picture has them all. */
const mostLines = { problem: 4, node: 6, leaf: 5 } as const;

type Side = "cause" | "effect";

/** A row of columns, laid out as if the problem were above it. */
interface Row {
  readonly side: Side;
  /** What stands in it. */
  readonly nodes: readonly TreeNode[];
  readonly height: number;
  readonly columns: readonly Column[];
  /** Where the line to the problem is. */
  readonly trunkX: number;
}

interface Column {
  readonly x: number;
  readonly boxes: readonly Box[];
}

interface Box {
  readonly x: number;
  readonly width: number;
  /** Distance of its near edge from the row's edge at the problem. */
  readonly from: number;
  readonly height: number;
  readonly texts: readonly {
    readonly line: string;
    readonly tone: Tone;
    readonly isBold: boolean;
  }[];
  readonly isFirst: boolean;
}

export interface TreePicture {
  readonly scene: Scene;
  /** The part of the tree that it shows. */
  readonly tree: ProblemTree;
}

/** As many pictures as it takes to keep each within the height; each repeats the problem. */
export function treePictures(
  tree: ProblemTree,
  language: Language,
  width: number,
  maxHeight: number,
): TreePicture[] {
  const problem = problemLines(tree, language, width);
  const problemHeight = problem.length * 17 + 2 * pad + 14;
  const rows = [
    ...rowsOf(tree.effects, "effect", language, width),
    ...rowsOf(tree.causes, "cause", language, width),
  ];
  const room = maxHeight - problemHeight;
  const pages: Row[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const needed = row.height + gap.row;
    if (used + needed > room && used > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(row);
    used += needed;
  }
  return pages.map((page) => ({
    scene: pageScene(page, problem, problemHeight, language, width),
    tree: {
      problem: tree.problem,
      causes: nodesOf(page, "cause"),
      effects: nodesOf(page, "effect"),
    },
  }));
}

function nodesOf(rows: readonly Row[], side: Side): TreeNode[] {
  return [...new Set(rows.flatMap((row) => (row.side === side ? row.nodes : [])))];
}

function problemLines({ problem }: ProblemTree, language: Language, width: number): string[] {
  const text = printable(problem) || treeWords[language].noProblem;
  return wrapText(text, 13, width - 2 * pad - 8, mostLines.problem);
}

function rowsOf(nodes: readonly TreeNode[], side: Side, language: Language, width: number): Row[] {
  const most = Math.max(1, Math.min(4, Math.floor((width - trunk) / 150)));
  const count = Math.min(most, Math.max(1, nodes.length));
  const [only, ...others] = rowsFrom(0, width / 2);
  return only && others.length === 0 ? [only] : rowsFrom(2 * trunk, trunk / 2);

  function rowsFrom(left: number, trunkX: number): Row[] {
    const columnWidth = (width - left - gap.column * (count - 1)) / count;
    const all = nodes.flatMap((node) =>
      columnsOf(node, language, columnWidth).map((boxes) => ({ node, boxes })),
    );
    const rows: Row[] = [];
    for (let at = 0; at < all.length; at += count) {
      const shown = all.slice(at, at + count);
      const columns = shown.map(({ boxes }, index) => {
        const x = left + index * (columnWidth + gap.column);
        return { x, boxes: boxes.map((box) => ({ ...box, x: x + box.x })) };
      });
      const height = Math.max(...columns.map(({ boxes }) => bottomOf(boxes)));
      rows.push({ side, nodes: shown.map(({ node }) => node), height, columns, trunkX });
    }
    return rows;
  }
}

function bottomOf(boxes: readonly Box[]): number {
  const last = boxes.at(-1);
  return last ? last.from + last.height : 0;
}

/** One column, or several that repeat the first box where there is too much behind it. */
function columnsOf(node: TreeNode, language: Language, width: number): Box[][] {
  const first = boxOf(node, language, { x: 0, width, from: 0, isFirst: true });
  const columns: Box[][] = [];
  let boxes = [first];
  for (const child of node.children) {
    const place = { x: indent, width: width - indent, from: 0, isFirst: false };
    const box = boxOf(child, language, place);
    if (bottomOf(boxes) + gap.leaf + box.height > highestColumn && boxes.length > 1) {
      columns.push(boxes);
      boxes = [first];
    }
    boxes.push({ ...box, from: bottomOf(boxes) + gap.leaf });
  }
  return [...columns, boxes];
}

function boxOf(
  leaf: TreeLeaf,
  language: Language,
  place: Pick<Box, "x" | "width" | "from" | "isFirst">,
): Box {
  const words = treeWords[language];
  const inner = place.width - 2 * pad;
  const most = place.isFirst ? mostLines.node : mostLines.leaf;
  // Names on the first level are bold, which is wider.
  const nameSize = place.isFirst ? size * 1.03 : size;
  const name = wrapText(printable(leaf.name) || words.untitled, nameSize, inner, most);
  const under =
    leaf.deeperUnder === undefined
      ? []
      : wrapText(`(${words.under(printable(leaf.deeperUnder))})`, size - 1, inner, 2);
  const codes = leaf.actions.map(({ code }) => code).join(", ");
  const met = codes === "" ? "" : words.actionsOf(codes);
  const action = wrapText(leaf.isOpen ? words.noAction : met, size - 1, inner, 3);
  const texts = [
    ...name.map((line) => ({ line, tone: "ink" as const, isBold: place.isFirst })),
    ...under.map((line) => ({ line, tone: "ink-soft" as const, isBold: false })),
    ...action.map((line) => ({
      line,
      tone: leaf.isOpen ? ("warn" as const) : ("accent" as const),
      isBold: false,
    })),
  ];
  return { ...place, texts, height: texts.length * lineHeight + 2 * pad - 2 };
}

function pageScene(
  rows: readonly Row[],
  problem: readonly string[],
  problemHeight: number,
  language: Language,
  width: number,
): Scene {
  const effects = placedRows(rows.filter(({ side }) => side === "effect"));
  const causes = placedRows(rows.filter(({ side }) => side === "cause"));
  const problemTop = effects.height;
  const top = problemTop + problemHeight;
  return {
    width,
    height: top + causes.height + 2,
    shapes: [
      // Effects are causes upside down.
      ...effects.rows.flatMap((row) => rowShapes(row, (distance) => problemTop - distance)),
      ...causes.rows.flatMap((row) => rowShapes(row, (distance) => top + distance)),
      ...trunkShapes(effects.rows, (distance) => problemTop - distance),
      ...trunkShapes(causes.rows, (distance) => top + distance),
      ...moved(problemShapes(problem, problemHeight, language, width), 0, problemTop),
    ],
  };
}

type PlacedRow = Row & { readonly from: number };

function placedRows(rows: readonly Row[]): { rows: PlacedRow[]; height: number } {
  let height = 0;
  const placed = rows.map((row) => {
    const from = height + gap.row;
    height = from + row.height;
    return { ...row, from };
  });
  return { rows: placed, height };
}

const stroke = { tone: "ink-soft", width: 1.25 } as const;

function path(...points: readonly Point[]): Shape {
  return { type: "line", points, stroke };
}

/** `y` turns a distance from the problem into a place on the page. */
function rowShapes({ columns, from, trunkX }: PlacedRow, y: (distance: number) => number): Shape[] {
  const bus = y(from - gap.row / 2);
  const centres = columns.map(({ boxes: [first] }) => (first ? first.x + first.width / 2 : 0));
  return [
    path([Math.min(trunkX, ...centres), bus], [Math.max(trunkX, ...centres), bus]),
    ...centres.map((centre) => path([centre, bus], [centre, y(from)])),
    ...columns.flatMap(({ x, boxes }) =>
      boxes.flatMap((box) => [
        ...(box.isFirst ? [] : [elbow(box, x, boxes, from, y)]),
        ...boxShapes(box, from, y),
      ]),
    ),
  ];
}

/** From the edge of the first box down to the middle of one behind it. */
function elbow(
  box: Box,
  x: number,
  boxes: readonly Box[],
  from: number,
  y: (distance: number) => number,
): Shape {
  const [first] = boxes;
  const middle = y(from + box.from + box.height / 2);
  return path(
    [x + indent / 2, y(from + (first?.height ?? 0))],
    [x + indent / 2, middle],
    [box.x, middle],
  );
}

function boxShapes(
  { x, width, height, texts, isFirst, from: own }: Box,
  from: number,
  y: (distance: number) => number,
): Shape[] {
  const top = Math.min(y(from + own), y(from + own + height));
  return [
    {
      type: "rect",
      x,
      y: top,
      width,
      height,
      radius: 4,
      fill: "paper",
      stroke: { tone: isFirst ? "ink-soft" : "line", width: 1.25 },
    },
    ...texts.map(({ line, tone, isBold }, index): Shape => ({
      type: "text",
      x: x + pad,
      y: top + pad + 10 + index * lineHeight,
      text: line,
      size: tone === "ink" ? size : size - 1,
      tone,
      ...(isBold ? { isBold: true } : {}),
    })),
  ];
}

function trunkShapes(rows: readonly PlacedRow[], y: (distance: number) => number): Shape[] {
  const last = rows.at(-1);
  return last ? [path([last.trunkX, y(0)], [last.trunkX, y(last.from - gap.row / 2)])] : [];
}

function problemShapes(
  lines: readonly string[],
  height: number,
  language: Language,
  width: number,
): Shape[] {
  return [
    {
      type: "rect",
      x: 0,
      y: 0,
      width,
      height,
      radius: 4,
      fill: "accent-soft",
      stroke: { tone: "accent", width: 1.5 },
    },
    {
      type: "text",
      x: width / 2,
      y: 17,
      text: treeWords[language].problem,
      size: 11,
      tone: "accent",
      anchor: "middle",
    },
    ...lines.map((line, index): Shape => ({
      type: "text",
      x: width / 2,
      y: 35 + index * 17,
      text: line,
      size: 13,
      tone: "ink",
      isBold: true,
      anchor: "middle",
    })),
  ];
}
