/** What a style is to a file, and what all of ours share. Sizes are half points, distances twentieths of a point. */
import type { LocalText } from "@brudnopis/schema";

export type StyleKind = "paragraph" | "character" | "table" | "numbering";

interface StyleDefinition {
  readonly kind: StyleKind;
  readonly basedOn?: StyleRole;
  readonly next?: StyleRole;
  readonly isDefault?: true;
  /** `pPr`, `rPr` and what else belongs there, in the order that the format asks for. */
  readonly look: string;
}
export interface BuiltIn extends StyleDefinition {
  readonly name: string;
  /** What Polish Word calls it. */
  readonly shown: string;
}
export interface Custom extends StyleDefinition {
  readonly name: LocalText;
}

/** The colours of the print layout. */
export const colours = {
  ink: "1D2330",
  inkSoft: "4B5365",
  line: "DDD6C6",
  accent: "0D5B5C",
  accentSoft: "E2EFEC",
  warn: "8A5200",
  mark: "FEF6DD",
} as const;

export type BuiltInRole =
  | "normal"
  | "title"
  | "subtitle"
  | `heading${1 | 2 | 3 | 4 | 5 | 6}`
  | "listBullet"
  | "listNumber"
  | "quote"
  | "caption"
  | "tocHeading"
  | "toc1"
  | "header"
  | "footer"
  | "footnoteText"
  | "footnoteReference"
  | "hyperlink"
  | "commentText"
  | "commentReference"
  | "tableNormal";
export type CustomRole =
  | "fact"
  | "statementLabel"
  | "statement"
  | "gap"
  | "cellText"
  | "cellSmall"
  | "cellHead"
  | "tableNote"
  | "picture"
  | "formLabel"
  | "guidance"
  | "formLine"
  | "coverMark"
  | "coverWarning"
  | "signatory"
  | "signature"
  | "code"
  | "label"
  | "grid";
export type StyleRole = BuiltInRole | CustomRole;

interface RunLook {
  readonly bold?: true;
  readonly italic?: true;
  readonly colour?: string;
  readonly size?: number;
}

/** How letters look, in the order that the format asks for. */
export function letters({ bold, italic, colour, size }: RunLook): string {
  return [
    "<w:rPr>",
    bold ? "<w:b/><w:bCs/>" : "",
    italic ? "<w:i/><w:iCs/>" : "",
    colour === undefined ? "" : `<w:color w:val="${colour}"/>`,
    size === undefined ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    "</w:rPr>",
  ].join("");
}
