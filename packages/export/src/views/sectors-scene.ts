/**
 * The sectors as a picture. A few stakeholders stand in columns side by side, with what they bring and dots for their
 * influence; many in bands one under another, a line each, however uneven the sectors are.
 */
import { optionLabel, type SectorGroup, type SectorMember, scores } from "@brudnopis/document";
import { printable } from "../printable.ts";
import type { Scene, Shape } from "../scene/scene.ts";
import { cutText, wrapText } from "../text-width.ts";
import type { Source } from "../value-text.ts";
import { fieldOf, fieldText, nameOnPaper } from "./record-text.ts";
import { type Drawing, drawNotes, sceneWidth } from "./scene-texts.ts";

const collection = "stakeholders";
/** Columns that would be higher become bands. */
const mostColumnHeight = 560;
const headHeight = 30;
const gap = 8;
const inset = 8;
const nameSize = 9.5;
const detailSize = 9;

export function sectorsScene(groups: readonly SectorGroup[], source: Source): Scene {
  const columns = drawColumns(groups, source);
  const { shapes, height } =
    columns.height <= mostColumnHeight ? columns : drawBands(groups, source);
  const keys = showsInfluence(source) ? [sceneWords[source.language].key] : [];
  const notes = drawNotes(keys, height + 4);
  return {
    width: sceneWidth,
    height: height + notes.height + 10,
    shapes: [...shapes, ...notes.shapes],
  };
}

/** A council is not told what the authors think of others. */
export function showsInfluence(source: Source): boolean {
  return fieldOf(collection, "influence", source) !== undefined;
}

export function sectorLabel(sector: string | undefined, source: Source): string {
  const field = fieldOf(collection, "sector", source);
  if (sector === undefined || !field) return sceneWords[source.language].none;
  return optionLabel(field, sector, source.language);
}

function drawColumns(groups: readonly SectorGroup[], source: Source): Drawing {
  const width = (sceneWidth - gap * (groups.length - 1)) / groups.length;
  const columns = groups.map(({ members }, index) =>
    drawMembers(members, index * (width + gap) + inset, width - 2 * inset, source),
  );
  const height = Math.max(120, ...columns.map((column) => column.height));
  const frames = groups.map((group, index) =>
    drawFrame(group, { x: index * (width + gap), y: 0, width, height }, source),
  );
  return { shapes: [...frames.flat(), ...columns.flatMap(({ shapes }) => shapes)], height };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box of a sector, with its name and how many are in it. */
function drawFrame(group: SectorGroup, box: Box, source: Source): Shape[] {
  const { x, y, width } = box;
  const count = group.members.length;
  const title = { type: "text", y: y + 19, size: 11.5, tone: "accent", isBold: true } as const;
  const text = sectorLabel(group.sector, source);
  return [
    { type: "rect", ...box, radius: 6, fill: "paper", stroke: { tone: "line", width: 1 } },
    { type: "rect", x, y, width, height: headHeight, radius: 6, fill: "accent-soft" },
    { ...title, x: x + inset, text },
    { ...title, x: x + width - inset, text: String(count), anchor: "end" },
    ...(count === 0 ? [nobody(x + inset, y, source)] : []),
  ];
}

function nobody(x: number, y: number, { language }: Source): Shape {
  const text = sceneWords[language].nobody;
  return { type: "text", x, y: y + headHeight + 17, text, size: nameSize, tone: "warn" };
}

function drawMembers(
  members: readonly SectorMember[],
  x: number,
  width: number,
  source: Source,
): Drawing {
  const shapes: Shape[] = [];
  let y = headHeight + inset;
  for (const member of members) {
    const drawn = drawMember(member, { x, y, width, height: 0 }, source);
    shapes.push(...drawn.shapes);
    y += drawn.height;
  }
  return { shapes, height: y };
}

/** A name, what they are and bring, and dots below. */
function drawMember(member: SectorMember, { x, y, width }: Box, source: Source): Drawing {
  const details = ["role", "part"].map((key) => fieldText(collection, key, member.record, source));
  const detail = printable(details.filter(Boolean).join(" · "));
  let at = y;
  const shapes = [
    ...wrapText(nameOnPaper(member, source), nameSize, width, 3).map((text): Shape => {
      at += 11.5;
      return { type: "text", x, y: at, text, size: nameSize, tone: "ink", isBold: true };
    }),
    ...wrapText(detail, detailSize, width, 2).map((text): Shape => {
      at += 11;
      return { type: "text", x, y: at, text, size: detailSize, tone: "ink-soft" };
    }),
  ];
  if (!showsInfluence(source)) return { shapes, height: at - y + 8 };
  return { shapes: [...shapes, ...drawDots(member, x, at + 8)], height: at - y + 20 };
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
    { type: "text", x: x + 62, y: y + 3.2, text, size: detailSize, tone: "ink-soft" },
  ];
}

const lineHeight = 13;
/** Of more than these, a band has four columns: 200 still fit one page. */
const mostInThreeColumns = 60;

function drawBands(groups: readonly SectorGroup[], source: Source): Drawing {
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  const columns = total > mostInThreeColumns ? 4 : 3;
  const shapes: Shape[] = [];
  let y = 0;
  for (const group of groups) {
    const lines = Math.max(1, Math.ceil(group.members.length / columns));
    const height = headHeight + lines * lineHeight + inset + 4;
    shapes.push(
      ...drawFrame(group, { x: 0, y, width: sceneWidth, height }, source),
      ...drawLines(group.members, { columns, lines, top: y + headHeight + 4 }, source),
    );
    y += height + gap;
  }
  return { shapes, height: y - gap };
}

interface Lines {
  readonly columns: number;
  readonly lines: number;
  readonly top: number;
}

/** A name and the influence behind it, down one column after the other. */
function drawLines(
  members: readonly SectorMember[],
  { columns, lines, top }: Lines,
  source: Source,
): Shape[] {
  const width = (sceneWidth - 2 * inset - 16 * (columns - 1)) / columns;
  return members.flatMap((member, index): Shape[] => {
    const x = inset + Math.floor(index / lines) * (width + 16);
    const y = top + ((index % lines) + 1) * lineHeight;
    const known = member.influence === undefined ? "–" : String(member.influence);
    const influence = showsInfluence(source) ? known : "";
    const name = cutText(nameOnPaper(member, source), nameSize, width - 16);
    const text = { type: "text", y, size: nameSize } as const;
    return [
      { ...text, x, text: name, tone: "ink" },
      { ...text, x: x + width, text: influence, tone: "ink-soft", anchor: "end" },
    ];
  });
}

const sceneWords = {
  pl: {
    none: "bez sektora",
    nobody: "nikogo jeszcze nie ma",
    key: "Liczba i kropki: wpływ w skali 1–5. W każdym sektorze od największego wpływu.",
  },
  en: {
    none: "without a sector",
    nobody: "nobody yet",
    key: "Number and dots: influence from 1 to 5. In each sector the most influential come first.",
  },
} as const;
