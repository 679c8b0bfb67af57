import type { FigureBlock, ImageBlock } from "../print.ts";
import { escapeXml } from "../xml-text.ts";
import { captionXml } from "./captions.ts";
import type { Draft } from "./draft.ts";
import { tallestPicture, textWidth } from "./page-size.ts";
import { paragraph } from "./paragraph.ts";
import { textXml } from "./xml.ts";

/** The caption is above it, as those of tables are. */
export function figureXml({ caption, svg, alt, anchor }: FigureBlock, draft: Draft): string {
  draft.mark(anchor);
  const above = captionXml("Figure", caption, draft);
  const size = fitted(svgSize(svg), textWidth(draft.isLandscape), { fills: true });
  return above + paragraph("Picture", frameXml(draft.drawing(svg), alt, size, draft), draft);
}

export function imageXml({ asset, alt, caption, isDecorative }: ImageBlock, draft: Draft): string {
  const path = draft.image(asset);
  const known = draft.print.assets?.find(({ id }) => id === asset);
  const below = caption === undefined ? "" : paragraph("PictureCaption", textXml(caption), draft);
  if (path === undefined || !known) return paragraph("Gap", textXml(`[${alt}]`), draft) + below;
  const size = fitted(known, textWidth(draft.isLandscape), { fills: false });
  const frame = frameXml([path], alt, size, draft, isDecorative);
  return paragraph("Picture", frame, draft) + below;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function svgSize(svg: string): Size {
  const side = (name: string) => Number(new RegExp(`<svg[^>]* ${name}="([\\d.]+)`).exec(svg)?.[1]);
  return { width: side("width") || 640, height: side("height") || 400 };
}

/** Pixels of a photograph to the centimetre: 150 to the inch, which is sharp enough on paper. */
const pixelsPerCm = 59;

/** In centimetres: as wide as the text or as the pixels allow, and never taller than a page. */
function fitted(
  { width, height }: Size,
  widest: number,
  { fills }: { readonly fills: boolean },
): Size {
  const wanted = fills ? widest : Math.min(widest, width / pixelsPerCm);
  const scale = Math.min(wanted / width, tallestPicture / height);
  return { width: width * scale, height: height * scale };
}

export function frameXml(
  paths: readonly string[],
  alt: string,
  { width, height }: Size,
  draft: Draft,
  isDecorative = false,
): string {
  const name = `Picture${draft.nextFrame()}`;
  const size = `svg:width="${width.toFixed(2)}cm" svg:height="${height.toFixed(2)}cm"`;
  const decorative = isDecorative ? ' loext:decorative="true"' : "";
  const images = paths.map(
    (path) =>
      `<draw:image xlink:href="${path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>`,
  );
  return `<draw:frame draw:style-name="Frame" draw:name="${name}" text:anchor-type="as-char" ${size}${decorative}>${images.join("")}<svg:desc>${escapeXml(alt)}</svg:desc></draw:frame>`;
}
