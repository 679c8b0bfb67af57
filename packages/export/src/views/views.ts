/** Views on paper: each a picture, and the same as a table. Nothing while there is nothing to draw. */
import { type ViewKind, type ViewPart, viewSources } from "@brudnopis/schema";
import type { Block } from "../print.ts";
import type { Source } from "../value-text.ts";
import { fundingYearsBlocks } from "./funding-by-year.ts";
import { ganttBlocks } from "./gantt.ts";
import { indicatorPathsBlocks } from "./indicator-paths.ts";
import { influenceMatrixBlocks } from "./influence-matrix.ts";
import { problemTreeBlocks } from "./problem-tree.ts";
import { riskMatrixBlocks } from "./risk-matrix.ts";
import { sectorsBlocks } from "./stakeholders-by-sector.ts";

const writers: Readonly<Record<ViewKind, (part: ViewPart, source: Source) => Block[]>> = {
  gantt: ganttBlocks,
  "influence-matrix": influenceMatrixBlocks,
  "stakeholders-by-sector": sectorsBlocks,
  "funding-by-year": fundingYearsBlocks,
  "indicator-paths": indicatorPathsBlocks,
  "risk-matrix": riskMatrixBlocks,
  "problem-tree": problemTreeBlocks,
};

export function viewBlocks(part: ViewPart, source: Source): Block[] {
  return writers[part.view](part, source);
}

/** The collections that a view is drawn from. */
export function viewRecords({ view }: ViewPart): string[] {
  return Object.keys(viewSources[view]);
}
