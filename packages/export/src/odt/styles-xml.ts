/** The styles by which a reader changes how the whole document looks. Names are those that office programs know. */
import type { PrintDocument } from "../print.ts";
import { page } from "./page-size.ts";
import { part, textXml } from "./xml.ts";

const ink = "#1d2330";
const accent = "#0d5b5c";
const quiet = "#4b5365";
const alarm = "#8a5200";
const line = "#ddd6c6";
const tint = "#f4f1e8";

export function stylesXml(print: PrintDocument): string {
  return part(
    "document-styles",
    `<office:font-face-decls><style:font-face style:name="Sans" svg:font-family="'Carlito', 'Calibri', 'Liberation Sans'" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls><office:styles>${[
      defaults(print.language),
      ...paragraphs,
      ...texts,
      frame,
      list("Bullets", bulletLevel),
      list("Numbers", numberLevel),
    ].join(
      "",
    )}</office:styles><office:automatic-styles>${pageLayouts}</office:automatic-styles><office:master-styles>${masters(print)}</office:master-styles>`,
  );
}

function defaults(language: PrintDocument["language"]): string {
  const [code, country] = language === "pl" ? ["pl", "PL"] : ["en", "GB"];
  const words = `fo:language="${code}" fo:country="${country}" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="3"`;
  return `<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" style:tab-stop-distance="1.25cm" fo:hyphenation-ladder-count="2" style:writing-mode="lr-tb"/><style:text-properties style:font-name="Sans" fo:font-size="11pt" fo:color="${ink}" ${words}/></style:default-style><style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style><style:default-style style:family="graphic"><style:text-properties fo:language="${code}" fo:country="${country}"/></style:default-style>`;
}

interface Look {
  readonly parent?: string;
  readonly next?: string;
  readonly level?: number;
  /** What is more to its paragraph and its text, as attributes. */
  readonly block?: string;
  readonly text?: string;
  readonly inside?: string;
  readonly label?: string;
}

function style(name: string, look: Look): string {
  const { parent, next, level, block = "", text = "", inside = "", label } = look;
  const shown = label ?? name.replaceAll("_20_", " ");
  const attributes = [
    `style:name="${name}" style:display-name="${shown}" style:family="paragraph"`,
    parent === undefined ? "" : ` style:parent-style-name="${parent}"`,
    next === undefined ? "" : ` style:next-style-name="${next}"`,
    level === undefined ? "" : ` style:default-outline-level="${level}"`,
  ].join("");
  return `<style:style ${attributes}><style:paragraph-properties ${block}>${inside}</style:paragraph-properties><style:text-properties ${text}/></style:style>`;
}

const body = { next: "Text_20_body" } as const;
const noHyphens = 'fo:hyphenate="false"';

/** Six of them: sizes in points, and room above in centimetres. */
const headings = [
  [18, 0.9],
  [14, 0.7],
  [12, 0.5],
  [11, 0.4],
  [11, 0.4],
  [11, 0.4],
].map(([size = 11, above = 0.4], index) =>
  style(`Heading_20_${index + 1}`, {
    ...body,
    parent: "Heading",
    level: index + 1,
    block: `fo:margin-top="${above}cm" fo:margin-bottom="0.2cm"${index === 0 ? ` fo:border-top="1.5pt solid ${accent}" fo:padding-top="0.25cm"` : ""}`,
    text: `fo:font-size="${size}pt"${index > 3 ? ' fo:font-style="italic"' : ""}`,
  }),
);

const toTab = (position: string, rest = "") =>
  `<style:tab-stops><style:tab-stop style:position="${position}"${rest}/></style:tab-stops>`;

const factTab = 6;
const boxed = `fo:border="0.5pt solid ${ink}" fo:padding="0.15cm"`;

const paragraphs: readonly string[] = [
  style("Standard", {}),
  style("Text_20_body", {
    parent: "Standard",
    block: 'fo:margin-top="0cm" fo:margin-bottom="0.22cm" fo:line-height="125%"',
  }),
  style("Heading", {
    ...body,
    parent: "Standard",
    block: 'fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
    text: `fo:font-weight="bold" fo:color="${accent}" ${noHyphens}`,
  }),
  ...headings,
  style("Title", {
    ...body,
    parent: "Standard",
    block: 'fo:margin-top="0.4cm" fo:margin-bottom="0.6cm" fo:line-height="110%"',
    text: `fo:font-size="28pt" fo:font-weight="bold" ${noHyphens}`,
  }),
  style("Subtitle", {
    ...body,
    parent: "Standard",
    block: 'fo:margin-top="0.8cm"',
    text: `fo:font-size="14pt" fo:font-weight="bold" fo:color="${accent}" ${noHyphens}`,
  }),
  style("State", {
    parent: "Standard",
    block: 'fo:margin-bottom="0.3cm"',
    text: `fo:font-weight="bold" fo:letter-spacing="0.06cm" fo:color="${alarm}"`,
  }),
  style("Annex", { parent: "Standard", block: 'fo:text-align="end"' }),
  style("Version", {
    parent: "Standard",
    block: 'fo:margin-bottom="0.6cm"',
    text: `fo:color="${quiet}"`,
  }),
  style("Warning", {
    parent: "Text_20_body",
    block: `fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:padding="0.25cm" fo:border-left="3pt solid ${alarm}" fo:background-color="${tint}"`,
  }),
  style("Marks", { parent: "Standard", block: 'fo:margin-top="1.5cm"' }),
  style("List_20_Contents", { parent: "Text_20_body", block: 'fo:margin-bottom="0.1cm"' }),
  style("Quotations", {
    parent: "Text_20_body",
    block: `fo:margin-left="0.8cm" fo:margin-right="0.8cm" fo:padding-left="0.3cm" fo:border-left="2pt solid ${line}"`,
    text: `fo:color="${quiet}"`,
  }),
  style("Caption", {
    parent: "Standard",
    block: 'fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
    text: `fo:font-weight="bold" ${noHyphens}`,
  }),
  style("Table", { parent: "Caption" }),
  style("Figure", { parent: "Caption" }),
  style("PictureCaption", {
    parent: "Caption",
    block: 'fo:margin-top="0.1cm" fo:margin-bottom="0.4cm" fo:keep-with-next="auto"',
    label: "Picture Caption",
  }),
  style("Picture", { parent: "Standard", block: 'fo:margin-bottom="0.3cm"' }),
  style("Table_20_Contents", {
    parent: "Standard",
    block: 'fo:margin-bottom="0.05cm"',
    text: 'fo:font-size="9pt"',
  }),
  style("Table_20_Contents_20_End", { parent: "Table_20_Contents", block: 'fo:text-align="end"' }),
  style("Table_20_Heading", {
    parent: "Table_20_Contents",
    text: `fo:font-weight="bold" ${noHyphens}`,
  }),
  style("Table_20_Heading_20_End", { parent: "Table_20_Heading", block: 'fo:text-align="end"' }),
  style("TableNote", {
    parent: "Standard",
    block: 'fo:margin-bottom="0.4cm"',
    text: `fo:font-size="9pt" fo:color="${quiet}"`,
    label: "Table Note",
  }),
  style("Fact", {
    parent: "Text_20_body",
    block: `fo:margin-left="${factTab}cm" fo:text-indent="-${factTab}cm" fo:margin-bottom="0.1cm"`,
    inside: toTab("0cm"),
  }),
  style("StatementLabel", {
    parent: "Standard",
    block: `fo:margin-top="0.3cm" fo:padding="0.2cm" fo:background-color="${tint}" fo:border-left="3pt solid ${accent}" fo:keep-with-next="always"`,
    text: `fo:color="${quiet}" fo:font-size="10pt"`,
    label: "Statement Label",
  }),
  style("Statement", {
    ...body,
    parent: "Standard",
    block: `fo:margin-bottom="0.4cm" fo:padding="0.2cm" fo:background-color="${tint}" fo:border-left="3pt solid ${accent}"`,
    text: 'fo:font-size="13pt" fo:font-weight="bold"',
  }),
  style("Gap", {
    parent: "Text_20_body",
    text: `fo:font-style="italic" fo:color="${alarm}"`,
  }),
  style("FormLabel", {
    parent: "Standard",
    block: 'fo:margin-top="0.5cm" fo:keep-with-next="always"',
    text: 'fo:font-weight="bold"',
    label: "Form Label",
  }),
  style("Guidance", {
    parent: "Standard",
    block: 'fo:keep-with-next="always"',
    text: `fo:font-size="9.5pt" fo:color="${quiet}"`,
  }),
  style("FormOption", { parent: "Standard", block: 'fo:margin-top="0.1cm"', label: "Form Option" }),
  style("FormLine", {
    parent: "Standard",
    block: `fo:margin-top="0.4cm" fo:border-bottom="0.5pt solid ${ink}" style:join-border="false"`,
    label: "Form Line",
  }),
  style("FormBox", {
    parent: "Standard",
    block: `fo:margin-top="0.2cm" ${boxed} fo:padding-bottom="3cm"`,
    label: "Form Box",
  }),
  style("SignOffHeading", {
    ...body,
    parent: "Heading_20_1",
    level: 1,
    block: 'fo:break-before="page"',
    label: "Sign-off Heading",
  }),
  style("Signatory", {
    parent: "Standard",
    block: 'fo:margin-top="0.8cm" fo:keep-with-next="always"',
    text: 'fo:font-weight="bold"',
  }),
  style("Signature", {
    parent: "Standard",
    block: `fo:margin-top="1.5cm" fo:margin-right="8cm" fo:padding-top="0.1cm" fo:border-top="0.5pt solid ${ink}" style:join-border="false" fo:keep-together="always"`,
  }),
  style("Contents_20_Heading", {
    parent: "Heading",
    block: 'fo:break-before="page" fo:margin-bottom="0.5cm"',
    text: 'fo:font-size="18pt"',
  }),
  ...[0, 0.6].map((indent, index) =>
    style(`Contents_20_${index + 1}`, {
      parent: "Standard",
      block: `fo:margin-left="${indent}cm" fo:margin-bottom="0.12cm"`,
      inside: toTab(
        "16.6cm",
        ' style:type="right" style:leader-style="dotted" style:leader-text="."',
      ),
    }),
  ),
  style("Footnote", {
    parent: "Standard",
    block: 'fo:margin-left="0.6cm" fo:text-indent="-0.6cm"',
    text: 'fo:font-size="9pt"',
  }),
  style("Header", {
    parent: "Standard",
    text: `fo:font-size="9pt" fo:color="${quiet}"`,
  }),
  style("Footer", {
    parent: "Standard",
    text: `fo:font-size="9pt" fo:color="${quiet}"`,
  }),
];

function textStyle(name: string, properties: string, label = name.replaceAll("_20_", " ")): string {
  return `<style:style style:name="${name}" style:display-name="${label}" style:family="text"><style:text-properties ${properties}/></style:style>`;
}

const bold = 'fo:font-weight="bold"';
const italic = 'fo:font-style="italic"';

const texts: readonly string[] = [
  textStyle("Strong", bold, "Strong Emphasis"),
  textStyle("Emphasis", italic),
  textStyle("StrongEmphasis", `${bold} ${italic}`, "Strong and Emphasised"),
  textStyle("Label", `fo:color="${quiet}"`),
  textStyle("Missing", `${italic} fo:color="${alarm}"`),
  textStyle("Index_20_Link", `fo:color="${ink}" style:text-underline-style="none"`),
  textStyle("NoteMark", 'style:text-position="super 58%"', "Note Mark"),
  textStyle(
    "Internet_20_link",
    `fo:color="${accent}" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"`,
  ),
];

function cellStyle(name: string, properties: string): string {
  return `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid ${line}" ${properties}/></style:style>`;
}

/** Programs look for these beside the text only, not among the styles that have names. */
export const cellStyles = [
  cellStyle("HeadCell", `fo:background-color="${tint}"`),
  cellStyle("BodyCell", ""),
  cellStyle("FootCell", `fo:border-top="1pt solid ${quiet}"`),
].join("");

const frame =
  '<style:style style:name="Frame" style:family="graphic"><style:graphic-properties text:anchor-type="as-char" style:vertical-pos="bottom" style:vertical-rel="baseline" fo:border="none" fo:padding="0cm"/></style:style>';

/** Deeper lists look as the tenth level. */
const levels = 10;

function list(name: string, levelXml: (level: number, place: string) => string): string {
  const inside = Array.from({ length: levels }, (_, index) => {
    const left = ((index + 1) * 0.7).toFixed(2);
    const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="${left}cm" fo:text-indent="-0.6cm" fo:margin-left="${left}cm"/></style:list-level-properties>`;
    return levelXml(index + 1, place);
  });
  return `<text:list-style style:name="${name}">${inside.join("")}</text:list-style>`;
}

function bulletLevel(level: number, place: string): string {
  return `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level % 2 === 1 ? "•" : "–"}">${place}</text:list-level-style-bullet>`;
}

function numberLevel(level: number, place: string): string {
  return `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix=".">${place}</text:list-level-style-number>`;
}

const pageLayouts = [
  pageLayout("StandardPage", page.width, page.height, "portrait"),
  pageLayout("LandscapePage", page.height, page.width, "landscape"),
].join("");

function pageLayout(name: string, width: number, height: number, orientation: string): string {
  const apart = (edge: string) => `fo:min-height="0.6cm" fo:margin-${edge}="0.5cm"`;
  return `<style:page-layout style:name="${name}"><style:page-layout-properties fo:page-width="${width}cm" fo:page-height="${height}cm" style:print-orientation="${orientation}" fo:margin-left="${page.side}cm" fo:margin-right="${page.side}cm" fo:margin-top="${page.top}cm" fo:margin-bottom="${page.bottom}cm"/><style:header-style><style:header-footer-properties ${apart("bottom")}/></style:header-style><style:footer-style><style:header-footer-properties ${apart("top")}/></style:footer-style></style:page-layout>`;
}

/** The cover has no head, and the page behind it is a standing one. */
function masters({ runningTitle, watermark, marks, words }: PrintDocument): string {
  const state =
    watermark === undefined
      ? ""
      : ` · <text:span text:style-name="Strong">${textXml(watermark)}</text:span>`;
  const header = `<style:header><text:p text:style-name="Header">${textXml(runningTitle)}${state}</text:p></style:header>`;
  const number = `${textXml(words.page)} <text:page-number text:select-page="current">1</text:page-number> ${textXml(words.of)} <text:page-count>1</text:page-count>`;
  const footer = `<style:footer><text:p text:style-name="Footer">${[number, ...marks.map(textXml)].join(" · ")}</text:p></style:footer>`;
  return [
    `<style:master-page style:name="Standard" style:page-layout-name="StandardPage">${header}${footer}</style:master-page>`,
    `<style:master-page style:name="Cover" style:page-layout-name="StandardPage" style:next-style-name="Standard">${footer}</style:master-page>`,
    `<style:master-page style:name="Landscape" style:page-layout-name="LandscapePage">${header}${footer}</style:master-page>`,
  ].join("");
}
