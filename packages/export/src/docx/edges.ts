/** Heads and feet of pages, and what lies under the text. */
import type { PrintDocument } from "../print.ts";
import type { Draft } from "./draft.ts";
import { field, paragraph, run } from "./paragraphs.ts";
import { tag, val, partXml } from "./xml.ts";

export function headerXml(print: PrintDocument, draft: Draft): string {
  const title = paragraph(draft, { style: "header" }, run(draft, print.runningTitle));
  return partXml("w:hdr", title, watermarkXml(print, draft));
}

/** The cover has no head. */
export function coverHeaderXml(print: PrintDocument, draft: Draft): string {
  return partXml("w:hdr", watermarkXml(print, draft) || paragraph(draft, { style: "header" }));
}

export function footerXml(print: PrintDocument, draft: Draft): string {
  const { page, of } = print.words;
  return partXml(
    "w:ftr",
    paragraph(
      draft,
      { style: "footer" },
      run(draft, print.marks.join("  ·  ")),
      toTheRight,
      run(draft, `${page} `),
      field(draft, "PAGE", "1"),
      run(draft, ` ${of} `),
      field(draft, "NUMPAGES", "1"),
    ),
  );
}

/** Up to the right margin, on pages that stand and on pages that lie. */
const toTheRight = tag(
  "w:r",
  {},
  tag("w:ptab", { "w:relativeTo": "margin", "w:alignment": "right", "w:leader": "none" }),
);

export function coverFooterXml(_print: PrintDocument, draft: Draft): string {
  return partXml("w:ftr", paragraph(draft, { style: "footer" }));
}

/** A head of an organisation's own, with the watermark under its pages. */
export function withWatermark(header: string, print: PrintDocument, draft: Draft): string {
  const watermark = watermarkXml(print, draft);
  return watermark === "" ? header : header.replace("</w:hdr>", () => `${watermark}</w:hdr>`);
}

/** As Word itself makes them: letters drawn behind the text of every page with this head. So pale that it never hampers reading. */
function watermarkXml({ watermark }: PrintDocument, draft: Draft): string {
  if (watermark === undefined) return "";
  const width = Math.min(480, 60 + 44 * watermark.length);
  const style = [
    "position:absolute;margin-left:0;margin-top:0;rotation:315;z-index:-251658752",
    `width:${width}pt;height:${Math.round(width / Math.max(3, watermark.length * 0.55))}pt`,
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin",
    "mso-position-vertical:center;mso-position-vertical-relative:margin",
  ].join(";");
  const number = draft.nextId();
  const shape = tag(
    "v:shape",
    {
      id: `PowerPlusWaterMarkObject${number}`,
      "o:spid": `_x0000_s${2048 + number}`,
      type: "#_x0000_t136",
      alt: "",
      style,
      "o:allowincell": "f",
      fillcolor: "#e4e4e4",
      stroked: "f",
    },
    tag("v:fill", { opacity: ".5" }),
    tag("v:textpath", {
      style: 'font-family:"Calibri";font-size:1pt;font-weight:bold',
      string: watermark,
    }),
  );
  const picture = tag("w:pict", { ...vml }, shapeType, shape);
  return tag(
    "w:p",
    {},
    tag("w:pPr", {}, val("pStyle", draft.style("header")), tinyLine),
    tag("w:r", {}, picture),
  );
}

const vml = {
  "xmlns:v": "urn:schemas-microsoft-com:vml",
  "xmlns:o": "urn:schemas-microsoft-com:office:office",
};

/** A line that takes no room. */
export const tinyLine = tag("w:spacing", {
  "w:before": 0,
  "w:after": 0,
  "w:line": 20,
  "w:lineRule": "exact",
});

/** What Word calls letters that fill a shape. */
const shapeType = tag(
  "v:shapetype",
  {
    id: "_x0000_t136",
    coordsize: "21600,21600",
    "o:spt": 136,
    adj: "10800",
    path: "m@7,l@8,m@5,21600l@6,21600e",
  },
  tag(
    "v:formulas",
    {},
    ...[
      "sum #0 0 10800",
      "prod #0 2 1",
      "sum 21600 0 @1",
      "sum 0 0 @2",
      "sum 21600 0 @3",
      "if @0 @3 0",
      "if @0 21600 @1",
      "if @0 0 @2",
      "if @0 @4 21600",
      "mid @5 @6",
      "mid @8 @5",
      "mid @7 @8",
      "mid @6 @7",
      "sum @6 0 @5",
    ].map((eqn) => tag("v:f", { eqn })),
  ),
  tag("v:path", { textpathok: "t", "o:connecttype": "custom" }),
  tag("v:textpath", { on: "t", fitshape: "t" }),
);
