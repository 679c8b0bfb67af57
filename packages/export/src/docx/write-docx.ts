/**
 * The print tree as a Word file: real styles, lists, notes, comments and tracked changes, so that who opens it goes on
 * writing as in a file of their own. Its XML is written here: a file that takes another's styles, lists and pages needs
 * every id in its own hands.
 */
import { type DrawFigure, drawFigures } from "../drawn-figures.ts";
import { pack } from "../packed.ts";
import type { AssetBytes, PrintDocument } from "../print.ts";
import { bodyXml } from "./body.ts";
import { commentsExtendedXml, commentsXml } from "./comments.ts";
import { Draft } from "./draft.ts";
import { numberingXml } from "./numbering.ts";
import { pagesOf, type Parts } from "./pages.ts";
import { Relations } from "./relations.ts";
import { appXml, contentTypesXml, coreXml, notesXml, settingsXml } from "./settings.ts";
import { chooseStyles, type StyleChoice, styleDefinitions, stylesXml } from "./styles.ts";
import { readWordTemplate, type WordTemplateFile } from "./word-template.ts";
import { partXml, tag } from "./xml.ts";

export interface DocxOptions {
  /** The organisation's own .dotx or .docx: its styles, pages, heads and feet stay, its text goes. */
  readonly template?: Uint8Array;
  /**
   * Draws a picture of records so that no program needs its typeface, and as points for those that draw no SVG. Without
   * it the picture is there as SVG alone.
   */
  readonly drawFigure?: DrawFigure;
}

/** Throws when the template is none that `checkWordTemplate` takes. */
export async function writeDocx(
  print: PrintDocument,
  assets: AssetBytes,
  { template, drawFigure }: DocxOptions = {},
): Promise<Uint8Array> {
  const own = template && ownTemplate(template);
  const choice = chooseStyles(own?.styles ?? [], print.language);
  const figures = await drawFigures(print, drawFigure);
  const firstList = (own?.numbering?.lastList ?? 0) + 1;
  const draft = new Draft({ print, assets, figures, styles: choice.ids, firstList });
  return packed(partsOf(print, draft, choice, own));
}

function ownTemplate(file: Uint8Array): WordTemplateFile {
  const read = readWordTemplate(file);
  if (!read.ok) throw new Error(`The Word template cannot be used: ${read.problem}`);
  return read.template;
}

function partsOf(
  print: PrintDocument,
  draft: Draft,
  choice: StyleChoice,
  own: WordTemplateFile | undefined,
): Parts {
  const parts: Parts = new Map(own?.parts);
  const body = bodyXml(print, draft, pagesOf(print, draft, own, parts));
  parts.set("word/document.xml", partXml("w:document", tag("w:body", {}, body)));
  const addPart = (
    type: "styles" | "numbering" | "settings" | "footnotes" | "comments",
    xml: string,
  ) => {
    parts.set(`word/${type}.xml`, xml);
    draft.relations.to(type, `${type}.xml`);
  };
  addPart("styles", allStyles(print, choice, own));
  addPart("numbering", allNumbering(draft, own));
  addPart("settings", settingsXml(print, draft.notes.length > 0, own?.hasEven === true));
  if (own?.theme !== undefined) draft.relations.to("theme", own.theme.slice("word/".length));
  if (draft.notes.length > 0) addPart("footnotes", notesXml(draft.notes));
  if (print.review && print.review.comments.length > 0) {
    addPart("comments", commentsXml(print.review, draft));
    parts.set("word/commentsExtended.xml", commentsExtendedXml(print.review, draft));
    draft.relations.to(
      "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
      "commentsExtended.xml",
    );
  }
  for (const [name, bytes] of draft.media) parts.set(name, bytes);
  addFrame(print, draft, parts);
  return parts;
}

function allStyles(
  { language, preset }: PrintDocument,
  choice: StyleChoice,
  own: WordTemplateFile | undefined,
): string {
  if (!own) return partXml("w:styles", stylesXml(choice, language, preset === "summary"));
  const ours = styleDefinitions(choice, language);
  return own.stylesXml.replace("</w:styles>", () => `${ours}</w:styles>`);
}

/** Kinds of lists come before lists: ours go in before the first list of the template. */
function allNumbering(draft: Draft, own: WordTemplateFile | undefined): string {
  const numbering = own?.numbering;
  const { kinds, lists } = numberingXml(draft, (numbering?.lastKind ?? -1) + 1);
  if (!numbering) return partXml("w:numbering", kinds, lists);
  const firstList = numbering.xml.search(/<w:num[ >]|<w:numIdMacAtCleanup|<\/w:numbering>/);
  const withKinds = numbering.xml.slice(0, firstList) + kinds + numbering.xml.slice(firstList);
  return withKinds.replace(/<w:numIdMacAtCleanup|<\/w:numbering>/, (end) => lists + end);
}

/** What makes parts one file: their kinds, and what points to what. */
function addFrame(print: PrintDocument, draft: Draft, parts: Parts): void {
  parts.set("docProps/core.xml", coreXml(print));
  parts.set("docProps/app.xml", appXml());
  parts.set("word/_rels/document.xml.rels", draft.relations.xml());
  if (!draft.noteRelations.isEmpty) {
    parts.set("word/_rels/footnotes.xml.rels", draft.noteRelations.xml());
  }
  const root = new Relations();
  root.to("officeDocument", "word/document.xml");
  root.to(
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
  );
  root.to("extended-properties", "docProps/app.xml");
  parts.set("_rels/.rels", root.xml());
  parts.set("[Content_Types].xml", contentTypesXml(parts.keys()));
}

/** The list of kinds is first, as programs expect. */
function packed(parts: Parts): Uint8Array {
  const names = [...parts.keys()].toSorted((one, other) => rank(one) - rank(other));
  return pack(
    names.map((path) => ({
      path,
      content: parts.get(path) ?? "",
      ...(/\.(png|jpe?g|gif)$/.test(path) ? { isStored: true } : {}),
    })),
  );
}

function rank(name: string): number {
  return name === "[Content_Types].xml" ? 0 : 1;
}
