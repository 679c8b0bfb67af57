/** Pages and their heads and feet. Distances are twentieths of a point. */
import { tag, val } from "./xml.ts";

export interface PageSetup {
  /** Standing: not wider than high. */
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly header: number;
  readonly footer: number;
}

/** A4. */
export const ownPage: PageSetup = {
  width: 11_906,
  height: 16_838,
  top: 1500,
  right: 1247,
  bottom: 1400,
  left: 1247,
  header: 680,
  footer: 600,
};

/** A head or foot of pages, by the id under which the document names it. */
export interface PageEdge {
  readonly kind: "header" | "footer";
  readonly pages: "default" | "first" | "even";
  readonly id: string;
}

export interface SectionLook {
  readonly page: PageSetup;
  readonly isLying: boolean;
  readonly edges: readonly PageEdge[];
  /** Whether the first page has a head and foot of its own. */
  readonly hasOwnFirst: boolean;
}

/** The width of a line of text. */
export function textWidthOf({ page, isLying }: Pick<SectionLook, "page" | "isLying">): number {
  const { width, left, right } = setupOf(page, isLying);
  return Math.max(2000, width - left - right);
}

/** The height of the text of one page. */
export function textHeightOf({ page, isLying }: Pick<SectionLook, "page" | "isLying">): number {
  const { height, top, bottom } = setupOf(page, isLying);
  return Math.max(2000, height - top - bottom);
}

/** A turned page keeps its margins where they are on the paper. */
function setupOf(page: PageSetup, isLying: boolean): PageSetup {
  if (!isLying) return page;
  const { width, height, top, right, bottom, left } = page;
  return {
    ...page,
    width: height,
    height: width,
    top: Math.max(left, page.header + 400),
    right: Math.min(top, 1134),
    bottom: Math.max(right, page.footer + 400),
    left: Math.min(bottom, 1134),
  };
}

/** What ends a section, and says how its pages are. */
export function sectionXml(look: SectionLook): string {
  const { width, height, top, right, bottom, left, header, footer } = setupOf(
    look.page,
    look.isLying,
  );
  return tag(
    "w:sectPr",
    {},
    ...look.edges.map(({ kind, pages, id }) =>
      tag(`w:${kind}Reference`, { "w:type": pages, "r:id": id }),
    ),
    val("type", "nextPage"),
    tag("w:pgSz", {
      "w:w": width,
      "w:h": height,
      "w:orient": look.isLying ? "landscape" : undefined,
    }),
    tag("w:pgMar", {
      "w:top": top,
      "w:right": right,
      "w:bottom": bottom,
      "w:left": left,
      "w:header": header,
      "w:footer": footer,
      "w:gutter": 0,
    }),
    tag("w:cols", { "w:space": 708 }),
    look.hasOwnFirst ? tag("w:titlePg") : "",
  );
}
