/** Influence and interest on paper: a picture with the four quadrants, and who is in each as a table. */
import {
  byQuadrant,
  influenceMatrix,
  type InfluenceMatrix,
  lacksEngagement,
  type PlacedStakeholder,
  type Quadrant,
  quadrantOf,
  type UnplacedStakeholder,
} from "@brudnopis/document";
import type { RecordContent, ViewPart } from "@brudnopis/schema";
import type { Block, FigureBlock, TableBlock } from "../print.ts";
import { printable } from "../printable.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import type { Point, Scene, Shape, Tone } from "../scene/scene.ts";
import { textTable } from "../text-table.ts";
import { cutText } from "../text-width.ts";
import type { Source } from "../value-text.ts";
import {
  columnWidth,
  drawMatrix,
  gutter,
  type MatrixItem,
  type MatrixLook,
} from "./matrix-scene.ts";
import { influenceSentences, quadrantWords } from "./matrix-words.ts";
import { fieldLabel, fieldText, nameOnPaper } from "./record-text.ts";
import { drawNotes, sceneWidth } from "./scene-texts.ts";

const collection = "stakeholders";

export function influenceMatrixBlocks(part: ViewPart, source: Source): Block[] {
  const matrix = influenceMatrix(source.content);
  if (matrix.placed.length + matrix.unplaced.length === 0) return [];
  return [
    ...(matrix.placed.length > 0 ? [figure(part, matrix, source)] : []),
    table(matrix, source),
  ];
}

function figure(part: ViewPart, matrix: InfluenceMatrix, source: Source): FigureBlock {
  const { language } = source;
  return {
    type: "figure",
    caption: part.label[language],
    svg: sceneSvg(influenceScene(matrix, source)),
    alt: printable(influenceSentences(matrix, language)),
  };
}

const fills: Readonly<Record<Quadrant, Tone>> = {
  collaborate: "accent-soft",
  satisfy: "line-soft",
  inform: "line-soft",
  monitor: "paper",
};
const lowColumns = 3;
const highRows = 2;
const nameHeight = 30;

function influenceScene(matrix: InfluenceMatrix, source: Source): Scene {
  const look: MatrixLook = {
    rows: matrix.rows.map((row) =>
      row.map(({ up, across, members }) => ({
        fill: fills[quadrantOf(up, across)],
        items: members.map((member) => toItem(member, source)),
      })),
    ),
    axes: {
      up: fieldLabel(collection, "influence", source),
      across: fieldLabel(collection, "interest", source),
    },
    headHeight: nameHeight,
    footHeight: nameHeight,
  };
  const { shapes, height, edges } = drawMatrix(look, 18 + nameHeight);
  const [top = 0, border = 0, bottom = 0] = [edges[0], edges[highRows], edges.at(-1)];
  const middle = gutter + lowColumns * columnWidth;
  const notes = drawNotes(notesOf(matrix, source), top + height + 4);
  return {
    width: sceneWidth,
    height: top + height + notes.height + 10,
    shapes: [
      ...drawQuadrantNames(["satisfy", "collaborate"], top - nameHeight, source),
      ...shapes,
      ...drawQuadrantNames(["monitor", "inform"], bottom, source),
      drawBorder([gutter, border], [sceneWidth, border]),
      drawBorder([middle, top], [middle, bottom]),
      ...notes.shapes,
    ],
  };
}

/** Names of two quadrants side by side, over the columns that they have. */
function drawQuadrantNames(
  pair: readonly [Quadrant, Quadrant],
  top: number,
  { language }: Source,
): Shape[] {
  const width = [lowColumns * columnWidth, sceneWidth - gutter - lowColumns * columnWidth];
  return pair.flatMap((quadrant, index): Shape[] => {
    const { name, callsFor } = quadrantWords[language][quadrant];
    const x = gutter + (index === 0 ? 0 : lowColumns * columnWidth) + 6;
    return [
      { type: "text", x, y: top + 12, text: name, size: 11, tone: "ink", isBold: true },
      {
        type: "text",
        x,
        y: top + 24,
        text: cutText(callsFor, 9.5, (width[index] ?? 0) - 8),
        size: 9.5,
        tone: "ink-soft",
      },
    ];
  });
}

function drawBorder(from: Point, to: Point): Shape {
  return { type: "line", points: [from, to], stroke: { tone: "ink-soft", width: 1.5 } };
}

function toItem(member: PlacedStakeholder, source: Source): MatrixItem {
  return {
    mark: String(member.number),
    name: nameOnPaper(member, source),
    isLacking: lacksEngagement(member),
  };
}

function notesOf({ placed, unplaced }: InfluenceMatrix, source: Source): string[] {
  const words = influenceWords[source.language];
  const names = unplaced.map((each) => `${each.number} ${nameOnPaper(each, source)}`);
  return [
    ...(placed.some(lacksEngagement) ? [words.lacking] : []),
    ...(names.length > 0 ? [`${words.unplaced}: ${names.join("; ")}`] : []),
  ];
}

/** Those who ask for most first; without scores last. */
function table({ placed, unplaced }: InfluenceMatrix, source: Source): TableBlock {
  const { language } = source;
  const words = influenceWords[language];
  const label = (field: string) => fieldLabel(collection, field, source);
  const text = { isFigure: false, keepsLine: false } as const;
  const figures = { isFigure: true, keepsLine: true } as const;
  const columns = [
    { header: words.number, ...figures },
    { header: label("name"), ...text },
    { header: words.quadrant, ...text },
    { header: label("influence"), ...figures },
    { header: label("interest"), ...figures },
    { header: words.engagement, ...text },
  ];
  const rowOf = (each: PlacedStakeholder | UnplacedStakeholder, quadrant: string) => [
    String(each.number),
    nameOnPaper(each, source),
    quadrant,
    fieldText(collection, "influence", each.record, source) || "–",
    fieldText(collection, "interest", each.record, source) || "–",
    engagementOf(each.record, source) || words.noEngagement,
  ];
  const rows = [
    ...byQuadrant(placed).map((each) => rowOf(each, quadrantWords[language][each.quadrant].name)),
    ...unplaced.map((each) => rowOf(each, words.noQuadrant)),
  ];
  return textTable({ columns, rows, caption: words.caption }, language);
}

function engagementOf(record: RecordContent, source: Source): string {
  return ["cooperation", "engagement", "participation"]
    .map((field) => fieldText(collection, field, record, source))
    .filter(Boolean)
    .join("; ");
}

const influenceWords = {
  pl: {
    number: "Lp.",
    quadrant: "Ćwiartka",
    noQuadrant: "bez oceny",
    engagement: "Jak współpracować",
    noEngagement: "nie zapisano",
    caption: "Ćwiartki i sposób współpracy",
    lacking: "Linia przerywana i wykrzyknik: wysoki wpływ, a nie zapisano sposobu współpracy.",
    unplaced: "Poza macierzą, bo brakuje oceny od 1 do 5",
  },
  en: {
    number: "No.",
    quadrant: "Quadrant",
    noQuadrant: "no scores",
    engagement: "Working together",
    noEngagement: "not recorded",
    caption: "Quadrants and ways of working together",
    lacking:
      "Dashed line and exclamation mark: high influence, no way of working together recorded.",
    unplaced: "Outside the matrix, as a score from 1 to 5 is missing",
  },
} as const;
