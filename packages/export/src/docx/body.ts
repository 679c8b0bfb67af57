/** The text of the document, from the cover to the signatures. */
import type { PrintDocument, PrintSection } from "../print.ts";
import { blocksXml, factXml } from "./blocks.ts";
import type { Place } from "./place.ts";
import { contentsXml, coverXml, sectionBookmark, titleXml } from "./cover.ts";
import type { Draft } from "./draft.ts";
import { tinyLine } from "./edges.ts";
import { markedRuns, rangeEnds } from "./inlines.ts";
import { type SectionLook, sectionXml, textHeightOf, textWidthOf } from "./page-setup.ts";
import { paragraph, run } from "./paragraphs.ts";
import { signOffXml } from "./sign-off.ts";
import { tag } from "./xml.ts";

/** How the pages of a file are. */
export interface Pages {
  readonly cover: SectionLook;
  readonly standing: SectionLook;
  readonly lying: SectionLook;
}

export function bodyXml(print: PrintDocument, draft: Draft, pages: Pages): string {
  const place = placeOn(
    print.isSheet ? pages.lying : pages.standing,
    print.isSheet ? undefined : pages,
  );
  const hasCover = !print.isSheet && print.preset !== "summary";
  const sections = print.sections.map((section, index) =>
    sectionText(section, index, hasCover && index === 0, print, draft, place),
  );
  const ending = endOfComments(draft);
  const signOff = print.signOff ? signOffXml(print.signOff, draft) : "";
  // Written last, because only now it is known which comments have no place.
  const title = titleXml(print, draft, looseMessages(draft));
  const front = hasCover
    ? coverXml(print, draft, title, place.width) +
      sectionEnd(pages.cover) +
      contentsXml(print, draft)
    : title + print.cover.facts.map((fact) => factXml(fact, draft)).join("");
  return closed(front + sections.join("") + ending + signOff, print, pages);
}

function placeOn(look: SectionLook, pages: Pages | undefined): Place {
  return {
    style: "normal",
    width: textWidthOf(look),
    height: textHeightOf(look),
    depth: 0,
    ...(pages
      ? {
          turn: {
            standingEnd: sectionEnd(pages.standing),
            lyingEnd: sectionEnd(pages.lying),
            width: textWidthOf(pages.lying),
            height: textHeightOf(pages.lying),
          },
        }
      : {}),
  };
}

function sectionText(
  section: PrintSection,
  index: number,
  pageBreakBefore: boolean,
  print: PrintDocument,
  draft: Draft,
  place: Place,
): string {
  const blocks = blocksXml(section.blocks, draft, place);
  if (print.isSheet) return blocks;
  const number = run(draft, `${section.number}. `);
  const title = markedRuns(section.title, section.inlines, draft);
  const text = draft.bookmarked(sectionBookmark(index), number + title);
  const isNewPage = pageBreakBefore || section.isAppendix === true;
  return paragraph(draft, { style: "heading1", pageBreakBefore: isNewPage }, text) + blocks;
}

/** A comment that goes on over the end of its text ends with the document. */
function endOfComments(draft: Draft): string {
  const numbers = draft.looseComments.open.flatMap((id) => draft.closeComment(id));
  return numbers.length === 0
    ? ""
    : paragraph(draft, { style: "normal" }, rangeEnds(numbers, draft));
}

function looseMessages(draft: Draft): number[] {
  return draft.looseComments.unplaced.flatMap((id) => draft.commentNumbers.get(id) ?? []);
}

/** A line without height, with which a section ends. */
function sectionEnd(look: SectionLook): string {
  const mark = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>';
  return tag("w:p", {}, tag("w:pPr", {}, tinyLine, mark, sectionXml(look)));
}

/** Neighbours that lie share their pages, and no empty page stands between or after them. */
function closed(text: string, print: PrintDocument, { standing, lying }: Pages): string {
  const [standingEnd, lyingEnd] = [sectionEnd(standing), sectionEnd(lying)];
  const joined = text.replaceAll(lyingEnd + standingEnd, "");
  if (!joined.endsWith(lyingEnd)) return joined + sectionXml(print.isSheet ? lying : standing);
  return joined.slice(0, -lyingEnd.length) + sectionXml(lying);
}
