export {
  fieldAddress,
  isRecordId,
  parseAddress,
  type Place,
  recordFieldAddress,
} from "./address.ts";
export { catalogueName, recordFromCatalogue, usedEntries } from "./catalogue.ts";
export { applyFix, type FixResult } from "./checks/apply-fix.ts";
export { type CheckContext, checkDocument } from "./checks/check-document.ts";
export { type Finding, findingKey, type Fix, type Severity } from "./checks/finding.ts";
export type { TextMemory } from "./checks/prose.ts";
export { ownerLabel, type Slot as FieldSlot, subjectOf } from "./checks/subject.ts";
export { type FactsOf, ruleFacts, type RuleKey, ruleKeys, ruleSeverity } from "./checks/rules.ts";
export { dayNumber } from "./calendar.ts";
export { createDocument, createFromSeed, type NewDocumentOptions } from "./create.ts";
export { formatDate, formatLongDate, formatQuarter, parseDate } from "./dates.ts";
export { duplicateRecords } from "./duplicate.ts";
export {
  addRecord,
  addRecords,
  liveRecords,
  moveRecord,
  type NewRecord,
  removeRecord,
  removeRecords,
  restoreRecord,
  restoreRecords,
  setValue,
  storedValue,
} from "./edits.ts";
export {
  documentFormat,
  fieldAt,
  isTextField,
  localEdit,
  metaOf,
  orderKey,
  recordsOf,
  removedKey,
  storedRecord,
  textAt,
  valuesOf,
} from "./layout.ts";
export { fold } from "./fold.ts";
export {
  formatField,
  type FormatContext,
  optionLabel,
  recordLabel,
  recordName,
  unitOf,
} from "./format-field.ts";
export {
  formatAmount,
  formatMoney,
  formatNumber,
  formatShare,
  type NumberProblem,
  parseMoney,
  parseNumber,
  parseYear,
  withUnit,
} from "./numbers.ts";
export { readOrphans, type StoredOrphan } from "./orphans.ts";
export {
  countPaste,
  pasteBlock,
  type Pasted,
  type PastedRow,
  type PasteTarget,
  readBlock,
} from "./paste-block.ts";
export { type PasteContext, type PastedCell, readPastedCell } from "./paste-cells.ts";
export { type GuessedColumns, guessColumns, pasteableFields } from "./paste-columns.ts";
export { hasPersonalFields, withoutPersonalFields } from "./personal.ts";
export {
  missingFields,
  progressOf,
  type SectionProgress,
  sectionsOf,
  totalProgress,
} from "./progress.ts";
export { DocumentReader, readDocument } from "./read.ts";
export { type AuthoredUpdate, Authorship } from "./history/authorship.ts";
export { areSamePeople } from "./history/credits.ts";
export { compareDocuments, type Comparison } from "./history/compare.ts";
export { freshCopy } from "./history/fresh-copy.ts";
export { type SuggestedRange, withSuggestions } from "./history/suggested-credits.ts";
export { restore, type RestoreWhat } from "./history/restore.ts";
export { textLines, type TextRun } from "./history/text-ids.ts";
export { applyHunk } from "./review/apply-hunk.ts";
export type { LocatedHunk } from "./review/hunk.ts";
export { locateHunk } from "./review/locate-hunk.ts";
export { suggestedHunks } from "./review/suggest.ts";
export { insertedBy, type InsertedRange } from "./review/inserted-by.ts";
export { applySuggestion, type SuggestionFit, suggestionFit } from "./review/suggestion.ts";
export { suggestionProblem } from "./review/suggestion-problem.ts";
export {
  imagesIn,
  isEmptyText,
  isSafeHref,
  markNames,
  nodeAttributes,
  paragraphs,
  plainText,
  readRichText,
  writeRichText,
} from "./rich-text.ts";
export {
  anchorAt,
  type AnchorOptions,
  isKnown,
  type LetterRange,
  movedAnchor,
  positionsOf,
  type ResolveOptions,
} from "./review/anchor.ts";
export { FlatText, flatText, type LetterRun } from "./review/flat.ts";
export { isHeir } from "./review/quote.ts";
export { blocksFromHtml, type HtmlReading } from "./import/html-blocks.ts";
export type { HtmlElement, HtmlNode } from "./import/html.ts";
export type { ApplyContext } from "./import/apply-context.ts";
export { applyImport, type Imported } from "./import/apply-import.ts";
export {
  type FieldTarget,
  type ImportItem,
  type ImportPlan,
  type RecordsTarget,
  type SectionItem,
  type TableItem,
  type TextItem,
  type TextTarget,
  withItem,
} from "./import/plan.ts";
export { planImport } from "./import/plan-import.ts";
export { readAs } from "./import/plan-table.ts";
export {
  anchorInCopy,
  isLocated,
  type Located,
  type Orphan,
  resolveAnchor,
  type Resolved,
} from "./review/resolve.ts";
export { type Referrers, referrersOf } from "./referrers.ts";
export { fillRemark, remarkPlaceholders, type RemarkSubject } from "./review/fill-remark.ts";
export { sectionOfPlace } from "./section-of-place.ts";
export { isOrder } from "./order.ts";
export { setOrder } from "./set-order.ts";
export { keepUndoSound } from "./sound-undo.ts";
export { referredIds, summarise, type Summary, type SummaryRow } from "./summary.ts";
export {
  compareTemplates,
  type Difference,
  type PlaceChange,
  type PlaceProblem,
  type TemplateDiff,
  versionProblems,
} from "./template-diff.ts";
export { readTableText, trimmed as trimmedRows } from "./table-text.ts";
export { type ParsedField, understand, type Understood } from "./understand.ts";
export {
  isStorable,
  isUnparsed,
  type NumberValue,
  rawLimit,
  readValue,
  type StoredValue,
  type UnparsedValue,
} from "./values.ts";
export { fitsAttribute, fitsMark } from "./written-text.ts";
export {
  byQuadrant,
  type InfluenceMatrix,
  influenceMatrix,
  lacksEngagement,
  type PlacedStakeholder,
  type Quadrant,
  quadrantOf,
  quadrants,
  type UnplacedStakeholder,
} from "./views/influence.ts";
export { type Cell, type Score, scoreOf, scores } from "./views/matrix.ts";
export {
  bandOf,
  bandStart,
  byLevel,
  lacksResponse,
  type PlacedRisk,
  type RiskBand,
  riskBands,
  type RiskMatrix,
  riskMatrix,
  type UnplacedRisk,
} from "./views/risks.ts";
export {
  type Sector,
  type SectorGroup,
  type SectorMember,
  sectors,
  stakeholdersBySector,
} from "./views/sectors.ts";
export {
  type ActionFunding,
  type FundingAmounts,
  type FundingPlan,
  fundingPlan,
  type FundingRow,
  type FundingStatus,
} from "./views/funding.ts";
export {
  type ContributionApart,
  type IndicatorPath,
  indicatorPaths,
  type IndicatorPaths,
  type IndicatorWithoutPath,
  type PathStep,
} from "./views/indicator-paths.ts";
export {
  problemTree,
  type ProblemTree,
  type TreeAction,
  type TreeLeaf,
  type TreeNode,
} from "./views/problem-tree.ts";
export {
  dependencyState,
  type EnteredDate,
  type Gantt,
  type GanttAction,
  type GanttDependency,
  type GanttMilestone,
  ganttOf,
  type GanttSource,
  type GanttSpan,
  type GanttStage,
  ownMilestones,
  type ScheduleProblem,
  type UnscheduledAction,
} from "./views/gantt.ts";
export { axisShare, axisShareAfter, axisShareOf, type GanttAxis } from "./views/gantt-axis.ts";
export { type GanttEdge, type GanttStep, moveSpan } from "./views/gantt-moves.ts";
