/** Risks by probability and impact on paper: a picture with the level of each cell, and the risks as a table. */
import {
  bandOf,
  byLevel,
  lacksResponse,
  type PlacedRisk,
  type RiskBand,
  riskBands,
  riskMatrix,
  type RiskMatrix,
  type UnplacedRisk,
} from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block, FigureBlock, TableBlock } from "../print.ts";
import { printable } from "../printable.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import type { Scene, Tone } from "../scene/scene.ts";
import { textTable } from "../text-table.ts";
import type { Source } from "../value-text.ts";
import { drawMatrix, type MatrixItem } from "./matrix-scene.ts";
import { bandRange, bandWords, riskSentences } from "./matrix-words.ts";
import { fieldLabel, fieldText, nameOnPaper } from "./record-text.ts";
import { drawNotes, sceneWidth } from "./scene-texts.ts";

const collection = "risks";

export function riskMatrixBlocks(part: ViewPart, source: Source): Block[] {
  const matrix = riskMatrix(source.content);
  if (matrix.placed.length + matrix.unplaced.length === 0) return [];
  return [
    ...(matrix.placed.length > 0 ? [figure(part, matrix, source)] : []),
    table(matrix, source),
  ];
}

function figure(part: ViewPart, matrix: RiskMatrix, source: Source): FigureBlock {
  const { language } = source;
  return {
    type: "figure",
    caption: part.label[language],
    svg: sceneSvg(riskScene(matrix, source)),
    alt: printable(riskSentences(matrix, language)),
  };
}

const fills: Readonly<Record<RiskBand, Tone>> = {
  plan: "danger-soft",
  medium: "warn-soft",
  low: "paper",
};

function riskScene(matrix: RiskMatrix, source: Source): Scene {
  const { language } = source;
  const rows = matrix.rows.map((row) =>
    row.map(({ up, across, members }) => {
      const band = bandOf(up * across);
      return {
        fill: fills[band],
        corner: `${up * across} · ${bandWords[language][band]}`,
        ...(band === "plan" ? { isCornerBold: true } : {}),
        items: members.map((risk) => toItem(risk, source)),
      };
    }),
  );
  const axes = {
    up: fieldLabel(collection, "impact", source),
    across: fieldLabel(collection, "probability", source),
  };
  const top = 18;
  const { shapes, height } = drawMatrix({ rows, axes }, top);
  const notes = drawNotes(notesOf(matrix, source), top + height + 4);
  return {
    width: sceneWidth,
    height: top + height + notes.height + 10,
    shapes: [...shapes, ...notes.shapes],
  };
}

function toItem(risk: PlacedRisk, source: Source): MatrixItem {
  return { mark: risk.code, name: nameOnPaper(risk, source), isLacking: lacksResponse(risk) };
}

function notesOf({ placed, unplaced }: RiskMatrix, { language }: Source): string[] {
  const words = riskWords[language];
  const bands = riskBands.map(
    (band) => `${bandWords[language][band]}: ${bandRange(band, language)}`,
  );
  return [
    `${words.level} – ${bands.join(" · ")}`,
    ...(placed.some(lacksResponse) ? [words.lacking] : []),
    ...(unplaced.length > 0
      ? [`${words.unplaced}: ${unplaced.map(({ code }) => code).join(", ")}`]
      : []),
  ];
}

/** The highest level first; without scores last. */
function table({ placed, unplaced }: RiskMatrix, source: Source): TableBlock {
  const { language } = source;
  const words = riskWords[language];
  const label = (field: string) => fieldLabel(collection, field, source);
  const text = { isFigure: false, keepsLine: false } as const;
  const figures = { isFigure: true, keepsLine: true } as const;
  const columns = [
    { header: source.words.code, isFigure: false, isCode: true, keepsLine: true } as const,
    { header: label("name"), ...text },
    { header: words.sum, ...figures },
    { header: words.band, ...text },
    { header: label("response"), ...text },
    { header: label("owner"), ...text },
  ];
  const rowOf = (risk: PlacedRisk | UnplacedRisk, level: string, band: string) => [
    risk.code,
    nameOnPaper(risk, source),
    level,
    band,
    fieldText(collection, "response", risk.record, source) || "–",
    fieldText(collection, "owner", risk.record, source) || "–",
  ];
  const rows = [
    ...byLevel(placed).map((risk) => {
      const { probability, impact, level, band } = risk;
      return rowOf(risk, `${probability} × ${impact} = ${level}`, bandWords[language][band]);
    }),
    ...unplaced.map((risk) => rowOf(risk, "–", words.noLevel)),
  ];
  return textTable({ columns, rows, caption: words.caption }, language);
}

const riskWords = {
  pl: {
    level: "Poziom to prawdopodobieństwo razy wpływ",
    sum: "Poziom (P × W)",
    band: "Pasmo",
    noLevel: "bez oceny",
    caption: "Ryzyka według poziomu",
    lacking: "Linia przerywana i wykrzyknik: brakuje planu reakcji albo właściciela.",
    unplaced: "Poza macierzą, bo brakuje oceny od 1 do 5",
  },
  en: {
    level: "The level is probability times impact",
    sum: "Level (P × I)",
    band: "Band",
    noLevel: "no scores",
    caption: "Risks by level",
    lacking: "Dashed line and exclamation mark: a response plan or an owner is missing.",
    unplaced: "Outside the matrix, as a score from 1 to 5 is missing",
  },
} as const;
