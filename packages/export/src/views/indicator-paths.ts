import { indicatorPaths } from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block } from "../print.ts";
import type { Source } from "../value-text.ts";
import { pathPictures } from "./indicator-scene.ts";
import {
  apartTable,
  indicatorSummary,
  pathSentence,
  pathTable,
  withoutPathTable,
} from "./indicator-texts.ts";
import { figures, paper } from "./plot-kit.ts";
import { plotTableBlock } from "./plot-table.ts";

export function indicatorPathsBlocks(part: ViewPart, { content, language }: Source): Block[] {
  const model = indicatorPaths(content);
  const label = part.label[language];
  const pictures = pathPictures(model.paths, language, paper.width, paper.maxHeight);
  const tables = [
    ...(model.paths.length > 0 ? [pathTable(model, label, language)] : []),
    ...(model.apart.length > 0 ? [apartTable(model, language)] : []),
    ...(model.withoutPath.length > 0 ? [withoutPathTable(model, language)] : []),
  ];
  return [
    ...figures(
      label,
      pictures.map(({ scene, paths }, index) => ({
        scene,
        alt: [
          ...(index === 0 ? indicatorSummary(model, language) : []),
          ...paths.map((path) => pathSentence(path, language)),
        ].join(" "),
      })),
      language,
    ),
    ...tables.map((table) => plotTableBlock(table, language)),
  ];
}
