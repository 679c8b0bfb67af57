/** Stakeholders by sector on paper: four columns side by side, and the same as a table. */
import { type SectorGroup, stakeholdersBySector } from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block, FigureBlock, TableBlock } from "../print.ts";
import { printable } from "../printable.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import { textTable } from "../text-table.ts";
import type { Source } from "../value-text.ts";
import { sectorSentences } from "./matrix-words.ts";
import { fieldLabel, fieldText, nameOnPaper } from "./record-text.ts";
import { sectorLabel, sectorsScene, showsInfluence } from "./sectors-scene.ts";

const collection = "stakeholders";

export function sectorsBlocks(part: ViewPart, source: Source): Block[] {
  const groups = stakeholdersBySector(source.content);
  if (groups.every(({ members }) => members.length === 0)) return [];
  return [figure(part, groups, source), table(groups, source)];
}

function figure(part: ViewPart, groups: readonly SectorGroup[], source: Source): FigureBlock {
  const { language } = source;
  const labelOf = (sector: string) => sectorLabel(sector, source);
  return {
    type: "figure",
    caption: part.label[language],
    svg: sceneSvg(sectorsScene(groups, source)),
    alt: printable(sectorSentences(groups, labelOf, language)),
  };
}

function table(groups: readonly SectorGroup[], source: Source): TableBlock {
  const { language } = source;
  const label = (field: string) => fieldLabel(collection, field, source);
  const text = { isFigure: false, keepsLine: false } as const;
  const hasRoles = groups.some(({ members }) => members.some(({ role }) => role !== undefined));
  const columns = [
    { header: label("sector"), ...text },
    { header: label("name"), ...text },
    ...(hasRoles ? [{ header: label("role"), ...text }] : []),
    { header: label("part"), ...text },
    ...(showsInfluence(source)
      ? [{ header: label("influence"), isFigure: true, keepsLine: true }]
      : []),
  ];
  const rows = groups.flatMap(({ sector, members }) =>
    members.map((member) => [
      sectorLabel(sector, source),
      nameOnPaper(member, source),
      ...(hasRoles ? [fieldText(collection, "role", member.record, source) || "–"] : []),
      fieldText(collection, "part", member.record, source) || "–",
      ...(showsInfluence(source)
        ? [fieldText(collection, "influence", member.record, source) || "–"]
        : []),
    ]),
  );
  return textTable({ columns, rows, caption: captions[language] }, language);
}

const captions = { pl: "Kto jest z którego sektora", en: "Who is from which sector" } as const;
