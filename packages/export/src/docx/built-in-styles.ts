/** Styles that Word knows itself: with its own names, which it shows in the language of its user. */
import { type BuiltIn, type BuiltInRole, colours, letters } from "./style-kit.ts";

export const builtInStyles: Readonly<Record<BuiltInRole, BuiltIn>> = {
  normal: { kind: "paragraph", name: "Normal", shown: "Normalny", isDefault: true, look: "" },
  tableNormal: {
    kind: "table",
    name: "Normal Table",
    shown: "Standardowy",
    isDefault: true,
    look: '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  },
  title: {
    kind: "paragraph",
    name: "Title",
    shown: "Tytuł",
    basedOn: "normal",
    next: "normal",
    look: `<w:pPr><w:suppressAutoHyphens/><w:spacing w:before="1200" w:after="480" w:line="240" w:lineRule="auto"/></w:pPr>${letters({ bold: true, colour: colours.ink, size: 60 })}`,
  },
  subtitle: {
    kind: "paragraph",
    name: "Subtitle",
    shown: "Podtytuł",
    basedOn: "normal",
    next: "normal",
    look: `<w:pPr><w:pBdr><w:top w:val="single" w:sz="48" w:space="24" w:color="${colours.accent}"/></w:pBdr><w:spacing w:after="240"/></w:pPr>${letters({ bold: true, colour: colours.accent, size: 26 })}`,
  },
  heading1: heading(1, { before: 480, after: 180, size: 36 }),
  heading2: heading(2, { before: 320, after: 120, size: 28 }),
  heading3: heading(3, { before: 240, after: 100, size: 24 }),
  heading4: heading(4, { before: 200, after: 80, size: 22, colour: colours.inkSoft }),
  heading5: heading(5, { before: 180, after: 80, size: 22, colour: colours.inkSoft }),
  heading6: heading(6, { before: 180, after: 80, size: 22, colour: colours.inkSoft }),
  listBullet: list("List Bullet", "Lista punktowana"),
  listNumber: list("List Number", "Lista numerowana"),
  quote: {
    kind: "paragraph",
    name: "Quote",
    shown: "Cytat",
    basedOn: "normal",
    look: `<w:pPr><w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="${colours.line}"/></w:pBdr><w:ind w:left="340" w:right="340"/></w:pPr>${letters({ italic: true })}`,
  },
  caption: {
    kind: "paragraph",
    name: "caption",
    shown: "Legenda",
    basedOn: "normal",
    next: "normal",
    look: `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="100"/></w:pPr>${letters({ bold: true, size: 20 })}`,
  },
  tocHeading: {
    kind: "paragraph",
    name: "TOC Heading",
    shown: "Nagłówek spisu treści",
    basedOn: "normal",
    next: "normal",
    look: `<w:pPr><w:keepNext/><w:spacing w:after="240"/></w:pPr>${letters({ bold: true, size: 36 })}`,
  },
  toc1: {
    kind: "paragraph",
    name: "toc 1",
    shown: "Spis treści 1",
    basedOn: "normal",
    next: "normal",
    look: '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9400"/></w:tabs><w:spacing w:after="120"/><w:ind w:right="567"/></w:pPr>',
  },
  header: edge("header", "Nagłówek"),
  footer: edge("footer", "Stopka"),
  footnoteText: {
    kind: "paragraph",
    name: "footnote text",
    shown: "Tekst przypisu dolnego",
    basedOn: "normal",
    look: `<w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>${letters({ size: 18 })}`,
  },
  footnoteReference: {
    kind: "character",
    name: "footnote reference",
    shown: "Odwołanie przypisu dolnego",
    look: '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
  },
  hyperlink: {
    kind: "character",
    name: "Hyperlink",
    shown: "Hiperłącze",
    look: `<w:rPr><w:color w:val="${colours.accent}"/><w:u w:val="single"/></w:rPr>`,
  },
  commentText: {
    kind: "paragraph",
    name: "annotation text",
    shown: "Tekst komentarza",
    basedOn: "normal",
    look: letters({ size: 20 }),
  },
  commentReference: {
    kind: "character",
    name: "annotation reference",
    shown: "Odwołanie do komentarza",
    look: letters({ size: 16 }),
  },
};

interface HeadingLook {
  readonly before: number;
  readonly after: number;
  readonly size: number;
  readonly colour?: string;
}

function heading(
  level: number,
  { before, after, size, colour = colours.ink }: HeadingLook,
): BuiltIn {
  return {
    kind: "paragraph",
    name: `heading ${level}`,
    shown: `Nagłówek ${level}`,
    basedOn: "normal",
    next: "normal",
    look: `<w:pPr><w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="${before}" w:after="${after}" w:line="259" w:lineRule="auto"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>${letters({ bold: true, colour, size })}`,
  };
}

function list(name: string, shown: string): BuiltIn {
  const look = '<w:pPr><w:spacing w:after="80"/></w:pPr>';
  return { kind: "paragraph", name, shown, basedOn: "normal", look };
}

function edge(name: string, shown: string): BuiltIn {
  // Up to the margin of a standing page, in programs that know no other way to get there (see `edges.ts`).
  const look = `<w:pPr><w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>${letters({ colour: colours.inkSoft, size: 17 })}`;
  return { kind: "paragraph", name, shown, basedOn: "normal", look };
}
