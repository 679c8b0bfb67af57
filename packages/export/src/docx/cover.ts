/** What stands before the sections: the cover and the contents. */
import type { PrintCover, PrintDocument, PrintSection } from "../print.ts";
import { factXml } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import { assetXml, type Size } from "./figures.ts";
import { rangeEnds, rangeStarts } from "./inlines.ts";
import { paragraph, run } from "./paragraphs.ts";
import { tag, val } from "./xml.ts";

/** The name of the document, and with it the comments that no text of it marks (`looseMessages`). */
export function titleXml(
  print: PrintDocument,
  draft: Draft,
  looseMessages: readonly number[],
): string {
  return paragraph(
    draft,
    { style: "title" },
    rangeStarts(looseMessages),
    run(draft, print.title),
    rangeEnds(looseMessages, draft),
  );
}

export function coverXml(print: PrintDocument, draft: Draft, title: string, width: number): string {
  const { cover } = print;
  return [
    ...(cover.annex ?? []).map((line) =>
      paragraph(draft, { style: "normal", isRight: true }, run(draft, line)),
    ),
    paragraph(draft, { style: "subtitle" }, run(draft, `${cover.kind} (${cover.shortTitle})`)),
    title,
    ...cover.facts.map((fact) => factXml(fact, draft)),
    stateXml(cover, draft),
    cover.warning === undefined
      ? ""
      : paragraph(draft, { style: "coverWarning" }, run(draft, cover.warning)),
    marksXml(cover, draft, width),
  ].join("");
}

function stateXml({ mark }: PrintCover, draft: Draft): string {
  return [
    paragraph(draft, { style: "normal" }),
    paragraph(draft, { style: "coverMark" }, run(draft, mark.label, { bold: true })),
    paragraph(draft, { style: "coverMark" }, run(draft, mark.text)),
  ].join("");
}

/** Marks of the programme have one height, and together fill at most the line. 635 units are a twentieth of a point. */
function marksXml({ marks = [] }: PrintCover, draft: Draft, width: number): string {
  const sizes = marks.flatMap(({ asset }) => draft.asset(asset)?.info ?? []);
  if (sizes.length === 0) return "";
  const gap = 240 * (sizes.length - 1);
  const ratios = sizes.map((size) => size.width / size.height);
  const all = ratios.reduce((sum, ratio) => sum + ratio, 0);
  const height = Math.min(900, (width - gap) / all) * 635;
  const toSize = (natural: Size): Size => ({
    width: Math.round((height * natural.width) / natural.height),
    height: Math.round(height),
  });
  const drawings = marks.flatMap((mark) => assetXml(mark, draft, toSize) ?? []);
  return paragraph(draft, { style: "picture" }, drawings.join(run(draft, "    ")));
}

/** The bookmark of a section's heading. */
export function sectionBookmark(index: number): string {
  return `_Toc${200_000_000 + index}`;
}

function headingText({ number, title }: PrintSection): string {
  return `${number}. ${title}`;
}

/**
 * A field of Word that lists headings. Its entries are links and there from the start. They have no page numbers until
 * somebody updates the field, because only Word knows its pages, and a file that asks for it opens with a warning.
 */
export function contentsXml(print: PrintDocument, draft: Draft): string {
  const { sections, words } = print;
  const mark = (type: string) => tag("w:r", {}, tag("w:fldChar", { "w:fldCharType": type }));
  const begin = [
    mark("begin"),
    tag("w:r", {}, '<w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText>'),
    mark("separate"),
  ].join("");
  const entries = sections.map((section, index) =>
    paragraph(
      draft,
      { style: "toc1" },
      index === 0 ? begin : "",
      tag(
        "w:hyperlink",
        { "w:anchor": sectionBookmark(index), "w:history": 1 },
        run(draft, headingText(section)),
      ),
      index === sections.length - 1 ? mark("end") : "",
    ),
  );
  const gallery = tag(
    "w:docPartObj",
    {},
    val("docPartGallery", "Table of Contents"),
    tag("w:docPartUnique"),
  );
  return tag(
    "w:sdt",
    {},
    tag("w:sdtPr", {}, gallery),
    tag(
      "w:sdtContent",
      {},
      paragraph(draft, { style: "tocHeading" }, run(draft, words.contents)),
      ...entries,
    ),
  );
}
