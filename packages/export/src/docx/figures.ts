/** Pictures: those of records as SVG with points beside it, those of texts as they are. Every one says what it shows. */
import { strToU8 } from "fflate";
import type { FigureBlock, ImageBlock } from "../print.ts";

import { captionXml } from "./captions.ts";
import type { Draft } from "./draft.ts";
import { paragraph, run } from "./paragraphs.ts";
import { listStep, type Place } from "./place.ts";
import { tag } from "./xml.ts";

/** English Metric Units, in which drawings are measured. */
const emuPerTwip = 635;
const emuPerPixel = 9525;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function figureXml(block: FigureBlock, draft: Draft, place: Place): string {
  const drawn = draft.figure(block.svg);
  const size = fitted(svgSize(drawn?.svg ?? block.svg), place, true);
  const number = draft.nextId();
  const svg = draft.addMedia(`figure-${number}.svg`, strToU8(drawn?.svg ?? block.svg));
  const png = draft.addMedia(`figure-${number}.png`, drawn?.png ?? emptyPng);
  return [
    captionXml(block.caption, draft, block.anchor),
    paragraph(
      draft,
      { style: "picture" },
      drawingXml({ draft, size, alt: block.alt, points: png, svg }),
    ),
  ].join("");
}

export function imageXml(block: ImageBlock, draft: Draft, place: Place): string {
  const caption = block.caption === undefined ? "" : captionXml(block.caption, draft);
  const drawing = assetXml(block, draft, (natural) => fitted(natural, place, false));
  return (
    caption +
    (drawing === undefined
      ? missing(block, draft)
      : paragraph(draft, { style: "picture" }, drawing))
  );
}

/** The words of a picture whose file is lost still say what it showed. */
function missing({ alt }: ImageBlock, draft: Draft): string {
  return paragraph(draft, { style: "gap" }, run(draft, alt));
}

/** A stored picture within a line; undefined when its file is not there. */
export function assetXml(
  { asset: id, alt, isDecorative }: Pick<ImageBlock, "asset" | "alt" | "isDecorative">,
  draft: Draft,
  toSize: (natural: Size) => Size,
): string | undefined {
  const asset = draft.asset(id);
  if (!asset) return undefined;
  const { info, bytes } = asset;
  const points = draft.addMedia(`${id}.${info.type === "image/png" ? "png" : "jpeg"}`, bytes);
  const natural = { width: info.width * emuPerPixel, height: info.height * emuPerPixel };
  return drawingXml({ draft, size: toSize(natural), alt: isDecorative ? undefined : alt, points });
}

/** As large as it is, but no wider than the line and no higher than most of a page. */
function fitted(size: Size, place: Place, fills: boolean): Size {
  const widest = (place.width - place.depth * listStep) * emuPerTwip;
  const highest = place.height * emuPerTwip * 0.8;
  const most = Math.min(widest / size.width, highest / size.height);
  const scale = fills ? most : Math.min(1, most);
  return { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
}

function svgSize(svg: string): Size {
  const [, width, height] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return {
    width: Math.max(1, Number(width ?? 600)) * emuPerPixel,
    height: Math.max(1, Number(height ?? 400)) * emuPerPixel,
  };
}

interface Drawing {
  readonly draft: Draft;
  readonly size: Size;
  /** Undefined for one that says nothing on purpose. */
  readonly alt: string | undefined;
  /** Ids of the files. */
  readonly points: string;
  readonly svg?: string;
}

function drawingXml({ draft, size, alt, points, svg }: Drawing): string {
  const id = draft.nextId();
  const extent = { cx: size.width, cy: size.height };
  const name = {
    id,
    name: `${draft.language === "pl" ? "Obraz" : "Picture"} ${id}`,
    descr: alt ?? "",
  };
  const fill = tag(
    "pic:blipFill",
    {},
    blipXml(points, svg),
    tag("a:stretch", {}, tag("a:fillRect")),
  );
  const shape = tag(
    "pic:spPr",
    {},
    tag("a:xfrm", {}, tag("a:off", { x: 0, y: 0 }), tag("a:ext", extent)),
    tag("a:prstGeom", { prst: "rect" }, tag("a:avLst")),
  );
  const picture = tag(
    "pic:pic",
    {},
    tag("pic:nvPicPr", {}, tag("pic:cNvPr", name), tag("pic:cNvPicPr")),
    fill,
    shape,
  );
  return tag(
    "w:r",
    {},
    tag(
      "w:drawing",
      {},
      tag(
        "wp:inline",
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        tag("wp:extent", extent),
        tag("wp:docPr", name, alt === undefined ? decorative : ""),
        tag("wp:cNvGraphicFramePr", {}, tag("a:graphicFrameLocks", { noChangeAspect: 1 })),
        tag(
          "a:graphic",
          {},
          tag(
            "a:graphicData",
            { uri: "http://schemas.openxmlformats.org/drawingml/2006/picture" },
            picture,
          ),
        ),
      ),
    ),
  );
}

const decorative = tag(
  "a:extLst",
  {},
  tag(
    "a:ext",
    { uri: "{C183D7F6-B498-43B3-948B-1728B52AA6E4}" },
    tag("adec:decorative", {
      "xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
      val: 1,
    }),
  ),
);

/** Programs that know SVG take it, others the points. */
function blipXml(points: string, svg: string | undefined): string {
  if (svg === undefined) return tag("a:blip", { "r:embed": points });
  const extension = tag(
    "a:ext",
    { uri: "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" },
    tag("asvg:svgBlip", {
      "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
      "r:embed": svg,
    }),
  );
  return tag("a:blip", { "r:embed": points }, tag("a:extLst", {}, extension));
}

/** One point that nobody sees, as a PNG file. */
const emptyPng = Uint8Array.from(
  [
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489",
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082",
  ]
    .join("")
    .match(/../g)
    ?.map((byte) => Number.parseInt(byte, 16)) ?? [],
);
