import type { PrintSection, PrintSignOff } from "../print.ts";
import { blocksXml, factsXml, heading } from "./blocks.ts";
import { sequencesXml } from "./captions.ts";
import { contentsXml } from "./contents-xml.ts";
import { coverXml } from "./cover-xml.ts";
import type { Draft } from "./draft.ts";
import { markedXml } from "./inlines.ts";
import { paragraph } from "./paragraph.ts";
import { cellStyles } from "./styles-xml.ts";
import { part, textXml } from "./xml.ts";

export function contentXml(draft: Draft): string {
  const { sections, signOff } = draft.print;
  const text = [
    openingXml(draft),
    ...sections.map((section) => sectionXml(section, draft)),
    signOff ? signOffXml(signOff, draft) : "",
  ].join("");
  const regions = draft.regions();
  const changes =
    regions.length === 0
      ? ""
      : `<text:tracked-changes text:track-changes="false">${regions.join("")}</text:tracked-changes>`;
  return part(
    "document-content",
    `<office:automatic-styles>${cellStyles}${draft.styles()}</office:automatic-styles><office:body><office:text>${changes}${sequencesXml}${text}</office:text></office:body>`,
  );
}

/** A summary of two pages and a single table begin at once; everything else has a cover and contents. */
function openingXml(draft: Draft): string {
  const { isSheet, preset, sections } = draft.print;
  if (isSheet) draft.turnTo("Landscape");
  if (isSheet || preset === "summary") return coverXml(draft);
  draft.turnTo("Cover");
  const opening = coverXml(draft) + (sections.length > 1 ? contentsXml(draft) : "");
  draft.turnTo("Standard");
  return opening;
}

function sectionXml({ key, number, title, inlines, blocks }: PrintSection, draft: Draft): string {
  draft.mark(`s-${key}`);
  const name = (number === "" ? "" : `${textXml(number)}. `) + markedXml(title, inlines, draft);
  const head = draft.print.isSheet ? "" : heading(1, name, draft);
  return head + blocksXml(blocks, draft);
}

function signOffXml(
  { title, subject, lines, signatures, facts }: PrintSignOff,
  draft: Draft,
): string {
  const hands = [lines.place, lines.signature].map((line) =>
    paragraph("Signature", textXml(line), draft),
  );
  const rows = signatures.flatMap(({ role, name }) => [
    paragraph("Signatory", textXml([role, name].filter(Boolean).join(", ")), draft),
    ...hands,
  ]);
  const head =
    paragraph("SignOffHeading", textXml(title), draft, 1) +
    paragraph("Text_20_body", textXml(subject), draft);
  return head + rows.join("") + paragraph("Text_20_body", "", draft) + factsXml(facts, draft);
}
