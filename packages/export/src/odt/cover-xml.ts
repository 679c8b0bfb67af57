import { factsXml } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import { commentXml } from "./inlines.ts";
import { paragraph } from "./paragraph.ts";
import { frameXml } from "./pictures.ts";
import { textXml } from "./xml.ts";

/** Remarks on the whole document stand at its title. */
export function coverXml(draft: Draft): string {
  const { title, cover, watermark } = draft.print;
  const remarks = draft.placeless().map(commentXml).join("");
  const plain = (style: string, text: string | undefined) =>
    text ? paragraph(style, textXml(text), draft) : "";
  return [
    plain("Subtitle", cover.kind),
    paragraph("Title", textXml(title) + remarks, draft),
    plain("State", watermark),
    plain("Version", cover.mark.text),
    factsXml(cover.facts, draft),
    plain("Warning", cover.warning),
    marksXml(draft),
  ].join("");
}

/** All of one height: no mark may be higher than that of the Union. */
const markHeight = 1.5;

function marksXml(draft: Draft): string {
  const { cover, assets } = draft.print;
  const frames = (cover.marks ?? []).flatMap(({ asset, alt }) => {
    const path = draft.image(asset);
    const known = assets?.find(({ id }) => id === asset);
    if (path === undefined || !known) return [];
    const width = Math.min((known.width / known.height) * markHeight, 5);
    return frameXml([path], alt, { width, height: markHeight }, draft);
  });
  return frames.length === 0 ? "" : paragraph("Marks", frames.join('<text:s text:c="4"/>'), draft);
}
