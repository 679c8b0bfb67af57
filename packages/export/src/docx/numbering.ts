/** How lists are marked and counted. */
import type { Draft } from "./draft.ts";
import { tag, val } from "./xml.ts";

const bullets = ["•", "–", "▪"];
const formats = ["decimal", "lowerLetter", "lowerRoman"];
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];

export interface NumberingXml {
  /** Kinds of lists come before lists. */
  readonly kinds: string;
  readonly lists: string;
}

/** `firstKind` is the first number that no kind of the file has. */
export function numberingXml(draft: Draft, firstKind: number): NumberingXml {
  const [bulleted, ordered] = [firstKind, firstKind + 1];
  const kinds = [
    kindXml(bulleted, (level) => levelXml(level, "bullet", bullets[level % 3] ?? "•")),
    kindXml(ordered, (level) => levelXml(level, formats[level % 3] ?? "decimal", `%${level + 1}.`)),
  ];
  const lists = [
    tag("w:num", { "w:numId": draft.bulletList }, val("abstractNumId", bulleted)),
    ...draft.orderedLists.map(({ number, start, level }) =>
      tag(
        "w:num",
        { "w:numId": number },
        val("abstractNumId", ordered),
        tag("w:lvlOverride", { "w:ilvl": level }, val("startOverride", start)),
      ),
    ),
  ];
  return { kinds: kinds.join(""), lists: lists.join("") };
}

function kindXml(number: number, toLevel: (level: number) => string): string {
  return tag(
    "w:abstractNum",
    { "w:abstractNumId": number },
    val("multiLevelType", "hybridMultilevel"),
    ...levels.map(toLevel),
  );
}

function levelXml(level: number, format: string, text: string): string {
  return tag(
    "w:lvl",
    { "w:ilvl": level },
    val("start", 1),
    val("numFmt", format),
    val("lvlText", text),
    val("lvlJc", "left"),
    tag("w:pPr", {}, tag("w:ind", { "w:left": 360 * (level + 1), "w:hanging": 360 })),
  );
}
