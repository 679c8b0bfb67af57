/** The pages of an organisation's own Word file. */
import { ownPage, type PageEdge, type PageSetup } from "./page-setup.ts";
import { readElements } from "./read-xml.ts";

export interface TemplateLayout {
  page: PageSetup;
  hasOwnFirst: boolean;
  edges: {
    readonly kind: "header" | "footer";
    readonly pages: PageEdge["pages"];
    readonly id: string;
  }[];
}

/** The pages of the last section, which is the document's own. */
export function readLayout(xml: string): TemplateLayout | undefined {
  let layout: TemplateLayout = { page: ownPage, hasOwnFirst: false, edges: [] };
  const isFine = readElements(xml, ({ name, attributes, around }) => {
    if (name === "w:sectPr") layout = { page: ownPage, hasOwnFirst: false, edges: [] };
    if (around.at(-1) !== "w:sectPr") return;
    if (name === "w:pgSz") layout.page = withSize(layout.page, attributes);
    if (name === "w:pgMar") layout.page = withMargins(layout.page, attributes);
    if (name === "w:titlePg")
      layout.hasOwnFirst = !/^(0|false|off)$/.test(attributes["w:val"] ?? "");
    if (name === "w:headerReference" || name === "w:footerReference") {
      const kind = name === "w:headerReference" ? "header" : "footer";
      layout.edges.push({
        kind,
        pages: pagesOf(attributes["w:type"]),
        id: attributes["r:id"] ?? "",
      });
    }
  });
  return isFine && isWordXml(xml) ? layout : undefined;
}

function pagesOf(type: string | undefined): PageEdge["pages"] {
  return type === "first" || type === "even" ? type : "default";
}

/** A template that lies is turned: wide tables have lying pages, the others stand. */
function withSize(page: PageSetup, attributes: Readonly<Record<string, string>>): PageSetup {
  const [width, height] = [
    twips(attributes["w:w"], page.width),
    twips(attributes["w:h"], page.height),
  ];
  return { ...page, width: Math.min(width, height), height: Math.max(width, height) };
}

function withMargins(page: PageSetup, attributes: Readonly<Record<string, string>>): PageSetup {
  const sides = ["top", "right", "bottom", "left", "header", "footer"] as const;
  const read = sides.map((side) => [side, twips(attributes[`w:${side}`], page[side])] as const);
  return { ...page, ...Object.fromEntries(read) };
}

/** Absent and absurd numbers leave ours. */
export function twips(text: string | undefined, ours: number): number {
  const value = Math.abs(Number(text));
  return text !== undefined && Number.isFinite(value) && value <= 31_680 ? Math.round(value) : ours;
}

/** Whether a part names Word's elements as we do, which putting ours among them takes for granted. */
export function isWordXml(xml: string): boolean {
  return xml.includes('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"');
}
