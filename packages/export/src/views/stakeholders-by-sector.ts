/** Stakeholders by sector on paper: four columns side by side, and the same as a table. */
import {
  optionLabel,
  type SectorGroup,
  type SectorMember,
  scores,
  stakeholdersBySector,
} from "@brudnopis/document";
import type { ViewPart } from "@brudnopis/schema";
import type { Block, FigureBlock, TableBlock } from "../print.ts";
import { printable } from "../printable.ts";
import { sceneSvg } from "../scene/scene-svg.ts";
import type { Scene, Shape } from "../scene/scene.ts";
import { textTable } from "../text-table.ts";
import { cutText, wrapText } from "../text-width.ts";
import type { Source } from "../value-text.ts";
import { drawNotes, sceneWidth } from "./matrix-scene.ts";
import { sectorSentences } from "./matrix-words.ts";
import { fieldLabel, fieldOf, fieldText, nameOnPaper } from "./record-text.ts";

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

function sectorLabel(sector: string | undefined, source: Source): string {
  const field = fieldOf(collection, "sector", source);
  if (sector === undefined || !field) return sectorWords[source.language].none;
  return optionLabel(field, sector, source.language);
}

/** How many lines of each member fit, from the roomiest on. */
const densities = [
  { name: 3, detail: 2 },
  { name: 2, detail: 1 },
  { name: 1, detail: 0 },
] as const;
type Density = (typeof densities)[number];
const mostHeight = 780;
const head = 40;
const gap = 8;
const dots = 62;

export function sectorsScene(groups: readonly SectorGroup[], source: Source): Scene {
  const width = (sceneWidth - gap * (groups.length - 1)) / groups.length;
  const heights = (density: Density) =>
    groups.map(({ members }) =>
      members.reduce((sum, member) => sum + memberHeight(member, width, density, source), head),
    );
  const density =
    densities.find((each) => Math.max(...heights(each)) <= mostHeight) ?? densities[2];
  const height = Math.min(mostHeight, Math.max(120, ...heights(density)) + 6);
  const columns = groups.flatMap((group, index) =>
    drawGroup(group, { x: index * (width + gap), width, height, density }, source),
  );
  const notes = drawNotes([sectorWords[source.language].key], height + 4);
  return {
    width: sceneWidth,
    height: height + notes.height + 10,
    shapes: [...columns, ...notes.shapes],
  };
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly density: Density;
}

function drawGroup(group: SectorGroup, column: Column, source: Source): Shape[] {
  const { x, width, height, density } = column;
  const words = sectorWords[source.language];
  const shapes: Shape[] = [
    {
      type: "rect",
      x,
      y: 0,
      width,
      height,
      radius: 6,
      fill: "paper",
      stroke: { tone: "line", width: 1 },
    },
    { type: "rect", x, y: 0, width, height: 30, radius: 6, fill: "accent-soft" },
    {
      type: "text",
      x: x + 8,
      y: 19,
      text: sectorLabel(group.sector, source),
      size: 11.5,
      tone: "accent",
      isBold: true,
    },
    {
      type: "text",
      x: x + width - 8,
      y: 19,
      text: String(group.members.length),
      size: 11.5,
      tone: "accent",
      isBold: true,
      anchor: "end",
    },
  ];
  if (group.members.length === 0) {
    shapes.push({ type: "text", x: x + 8, y: 50, text: words.nobody, size: 9.5, tone: "warn" });
  }
  let y = head;
  for (const [index, member] of group.members.entries()) {
    const memberRoom = memberHeight(member, width, density, source);
    if (y + memberRoom > height - 14 && index < group.members.length - 1) {
      const text = `${words.more}: ${group.members.length - index}`;
      shapes.push({ type: "text", x: x + 8, y: y + 8, text, size: 9.5, tone: "ink-soft" });
      break;
    }
    shapes.push(...drawMember(member, { ...column, x: x + 8 }, y, source));
    y += memberRoom;
  }
  return shapes;
}

function memberHeight(
  member: SectorMember,
  width: number,
  density: Density,
  source: Source,
): number {
  const { names, details } = linesOf(member, width, density, source);
  return names.length * 11.5 + details.length * 11 + (density.detail > 0 ? 19 : 4);
}

/** One line has its dots beside it; more lines have them below. */
function linesOf(member: SectorMember, width: number, density: Density, source: Source) {
  const room = width - 16 - (density.detail === 0 ? 22 : 0);
  const name = nameOnPaper(member, source);
  const details = [
    fieldText(collection, "role", member.record, source),
    fieldText(collection, "part", member.record, source),
  ].filter(Boolean);
  return {
    names:
      density.name === 1 ? [cutText(name, 9.5, room)] : wrapText(name, 9.5, room, density.name),
    details:
      density.detail === 0 ? [] : wrapText(printable(details.join(" · ")), 9, room, density.detail),
  };
}

function drawMember(
  member: SectorMember,
  { x, width, density }: Column,
  top: number,
  source: Source,
): Shape[] {
  const { names, details } = linesOf(member, width, density, source);
  let y = top;
  const lines = [
    ...names.map((text) => ({ text, size: 9.5, tone: "ink", step: 11.5 }) as const),
    ...details.map((text) => ({ text, size: 9, tone: "ink-soft", step: 11 }) as const),
  ].map(({ text, size, tone, step }, index): Shape => {
    y += step;
    const isName = index < names.length;
    return { type: "text", x, y, text, size, tone, ...(isName ? { isBold: true } : {}) };
  });
  if (density.detail > 0) return [...lines, ...drawDots(member, x, y + 8)];
  const text = member.influence === undefined ? "–" : String(member.influence);
  const right = x + width - 16;
  return [
    ...lines,
    { type: "text", x: right, y, text, size: 9.5, tone: "ink-soft", anchor: "end" },
  ];
}

/** Influence as filled dots of five, and as a number. */
function drawDots({ influence }: SectorMember, x: number, y: number): Shape[] {
  const text = influence === undefined ? "–" : String(influence);
  return [
    ...scores.map((score): Shape => ({
      type: "circle",
      cx: x + 4 + (score - 1) * 11,
      cy: y,
      r: 3.4,
      ...(influence !== undefined && score <= influence ? { fill: "accent" } : {}),
      stroke: { tone: "accent", width: 1 },
    })),
    { type: "text", x: x + dots, y: y + 3.2, text, size: 9, tone: "ink-soft" },
  ];
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
    { header: label("influence"), isFigure: true, keepsLine: true },
  ];
  const rows = groups.flatMap(({ sector, members }) =>
    members.map((member) => [
      sectorLabel(sector, source),
      nameOnPaper(member, source),
      ...(hasRoles ? [fieldText(collection, "role", member.record, source) || "–"] : []),
      fieldText(collection, "part", member.record, source) || "–",
      fieldText(collection, "influence", member.record, source) || "–",
    ]),
  );
  return textTable({ columns, rows, caption: sectorWords[language].caption }, language);
}

const sectorWords = {
  pl: {
    none: "bez sektora",
    nobody: "nikogo jeszcze nie ma",
    more: "kolejni w tabeli",
    key: "Kropki i liczba: wpływ w skali 1–5. W każdym sektorze od największego wpływu.",
    caption: "Kto jest z którego sektora",
  },
  en: {
    none: "without a sector",
    nobody: "nobody yet",
    more: "others in the table",
    key: "Dots and the number: influence from 1 to 5. In each sector the most influential come first.",
    caption: "Who is from which sector",
  },
} as const;
