export type {
  AssetBytes,
  Block,
  CardBlock,
  Fact,
  FigureBlock,
  FormBlock,
  HeadingBlock,
  ImageBlock,
  Inline,
  PrintAsset,
  PrintChange,
  PrintComment,
  PrintCover,
  PrintDocument,
  PrintReview,
  PrintSection,
  PrintSignOff,
  PrintWords,
  TableBlock,
  TableCell,
  TableColumn,
  TableRow,
} from "./print.ts";
export { toPrintDocument } from "./print-document.ts";
export type { PrintOptions, PrintRevision } from "./print-options.ts";
export type { MarkedPlace, MarkedRemark, MarkedSuggestion, ReviewMarks } from "./review-marks.ts";
export { markPlaces, type PlaceText, type PlaceToFind } from "./mark-places.ts";
export { printable } from "./printable.ts";
export type { Point, Scene, Shape, Stroke, Tone } from "./scene/scene.ts";
export { arrowHead, hatchLines } from "./scene/shape-points.ts";
export { type Sheet, type SheetColumn, type SheetLine, toSheetDocument } from "./sheet-document.ts";
export { cutText, textWidth, wrapText } from "./text-width.ts";
export { type Measure, typeset } from "./typography.ts";
export {
  bandRange,
  bandWords,
  influenceSentences,
  quadrantWords,
  riskSentences,
  sectorSentences,
} from "./views/matrix-words.ts";
export { fundingScene } from "./views/funding-scene.ts";
export {
  actionFundingTable,
  fundingSummary,
  fundingTable,
  hasFunding,
} from "./views/funding-texts.ts";
export { pathScene } from "./views/indicator-scene.ts";
export {
  apartTable,
  hasIndicators,
  indicatorSummary,
  pathTable,
  resultText,
  withoutPathTable,
} from "./views/indicator-texts.ts";
export type { PlotColumn, PlotRow, PlotTable } from "./views/plot-table.ts";
export { hasTree, treeSummary, treeTable } from "./views/tree-texts.ts";
export { type ArrowEnd, arrowWay } from "./views/gantt-arrows.ts";
export { joinedLabels } from "./views/gantt-labels.ts";
export { ganttTable } from "./views/gantt-table.ts";
export { enteredText, ganttSentences } from "./views/gantt-words.ts";
