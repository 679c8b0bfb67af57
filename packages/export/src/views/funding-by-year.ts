import { fundingPlan } from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block } from "../print.ts";
import type { Source } from "../value-text.ts";
import { fundingScene } from "./funding-scene.ts";
import {
  actionFundingTable,
  fundingSentences,
  fundingTables,
  hasFunding,
} from "./funding-texts.ts";
import { figures, paper } from "./plot-kit.ts";
import { plotTableBlock } from "./plot-table.ts";

export function fundingYearsBlocks(part: ViewPart, { content, language }: Source): Block[] {
  const plan = fundingPlan(content);
  if (!hasFunding(plan)) return [];
  const label = part.label[language];
  const picture = {
    scene: fundingScene(plan, language, paper.width),
    alt: fundingSentences(plan, language).join(" "),
  };
  return [
    ...figures(label, [picture], language),
    ...fundingTables(plan, label, language).map((table) => plotTableBlock(table, language)),
    ...(plan.actions.length > 0
      ? [plotTableBlock(actionFundingTable(plan, language), language)]
      : []),
  ];
}
