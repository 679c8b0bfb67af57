/** The code of all views: one file that comes when the document can be read. */
import type { ViewKind } from "@brudnopis/schema";
import type { ComponentType } from "react";
import { FundingByYear } from "./funding-by-year.tsx";
import { Gantt } from "./gantt.tsx";
import { IndicatorPaths } from "./indicator-paths.tsx";
import { InfluenceMatrix } from "./influence-matrix.tsx";
import { ProblemTree } from "./problem-tree.tsx";
import { RiskMatrix } from "./risk-matrix.tsx";
import { StakeholdersBySector } from "./stakeholders-by-sector.tsx";
import type { ViewProps } from "./view-frame.tsx";

const views: Readonly<Record<ViewKind, ComponentType<ViewProps>>> = {
  gantt: Gantt,
  "influence-matrix": InfluenceMatrix,
  "stakeholders-by-sector": StakeholdersBySector,
  "funding-by-year": FundingByYear,
  "indicator-paths": IndicatorPaths,
  "risk-matrix": RiskMatrix,
  "problem-tree": ProblemTree,
};

export function ViewPart({ part }: ViewProps) {
  const View = views[part.view];
  return <View part={part} />;
}
