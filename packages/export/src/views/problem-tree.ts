import { problemTree } from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block } from "../print.ts";
import type { Source } from "../value-text.ts";
import { figures, paper } from "./plot-kit.ts";
import { plotTableBlock } from "./plot-table.ts";
import { treePictures } from "./tree-scene.ts";
import { hasTree, treeSentences, treeSummary, treeTable } from "./tree-texts.ts";

export function problemTreeBlocks(part: ViewPart, { content, language }: Source): Block[] {
  const tree = problemTree(content);
  if (!hasTree(tree)) return [];
  const label = part.label[language];
  const pictures = treePictures(tree, language, paper.width, paper.maxHeight);
  return [
    ...figures(
      label,
      pictures.map(({ scene, tree: shown }, index) => ({
        scene,
        alt: [
          ...(index === 0 ? treeSummary(tree, language) : []),
          ...treeSentences(shown, language),
        ].join(" "),
      })),
      language,
    ),
    plotTableBlock(treeTable(tree, label, language), language),
  ];
}
