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
    ...(cover.annex ?? []).map((line) => plain("Annex", line)),
    plain("Subtitle", cover.kind),
    paragraph("Title", textXml(title) + remarks, draft),
    plain("State", watermark),
    plain("Version", cover.mark.text),
    factsXml(cover.facts, draft),
    plain("Warning", cover.warning),
    marksXml(draft),
  ].join("");
}

/** All of one height, for no mark may be higher than that of the Union, and side by side. */
const markHeight = 1.5;
const rowWidth = 16;
const gapWidth = 0.7;

function marksXml(draft: Draft): string {
  const { cover, assets } = draft.print;
  const shown = (cover.marks ?? []).flatMap(({ asset, alt }) => {
    const path = draft.image(asset);
    const known = assets?.find(({ id }) => id === asset);
    return path === undefined || !known ? [] : [{ path, alt, ratio: known.width / known.height }];
  });
  const ratios = shown.reduce((sum, { ratio }) => sum + ratio, 0);
  const room = rowWidth - gapWidth * (shown.length - 1);
  const height = Math.min(markHeight, room / Math.max(ratios, 1));
  const frames = shown.map(({ path, alt, ratio }) =>
    frameXml([path], alt, { width: ratio * height, height }, draft),
  );
  return frames.length === 0 ? "" : paragraph("Marks", frames.join('<text:s text:c="4"/>'), draft);
}
