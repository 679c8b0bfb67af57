import type { PrintSection } from "../print.ts";
import { escapeXml } from "../xml-text.ts";
import type { Draft } from "./draft.ts";
import { paragraph } from "./paragraph.ts";
import { textXml } from "./xml.ts";

/** Filled already, so that it is not empty before somebody updates it; its page numbers are fields. */
export function contentsXml(draft: Draft): string {
  const { sections, words } = draft.print;
  const name = escapeXml(words.contents);
  const title = paragraph("Contents_20_Heading", textXml(words.contents), draft);
  const entries = sections.map((section) => entryXml(section, draft)).join("");
  return `<text:table-of-content text:name="${name}"><text:table-of-content-source text:outline-level="2"><text:index-title-template text:style-name="Contents_20_Heading">${name}</text:index-title-template>${[1, 2].map(templateXml).join("")}</text:table-of-content-source><text:index-body><text:index-title text:name="${name} – tytuł">${title}</text:index-title>${entries}</text:index-body></text:table-of-content>`;
}

function entryXml({ key, number, title }: PrintSection, draft: Draft): string {
  const target = escapeXml(`s-${key}`);
  const text = textXml(number === "" ? title : `${number}. ${title}`);
  const page = `<text:bookmark-ref text:reference-format="page" text:ref-name="${target}">–</text:bookmark-ref>`;
  return paragraph(
    "Contents_20_1",
    `<text:a xlink:type="simple" xlink:href="#${target}" text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link">${text}<text:tab/>${page}</text:a>`,
    draft,
  );
}

function templateXml(level: number): string {
  return `<text:table-of-content-entry-template text:outline-level="${level}" text:style-name="Contents_20_${level}"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`;
}
