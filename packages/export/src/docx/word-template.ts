/**
 * An organisation's own Word file as the frame of ours.
 *
 *   W1  Of its file only styles, typefaces' theme, lists, heads and feet with their pictures are taken; nothing that runs,
 *       and nothing that lies elsewhere.
 *   W2  Its size unpacked is bounded before anything is read.
 */
import { strFromU8, strToU8 } from "fflate";
import type { PageSetup } from "./page-setup.ts";
import { isHarmlessSvg } from "./harmless-svg.ts";
import { localName, readElements } from "./read-xml.ts";
import { pictureEndings } from "./settings.ts";
import type { StyleKind } from "./style-kit.ts";
import type { KnownStyle } from "./styles.ts";
import { type EdgeProblem, readEdge, type Relation } from "./template-edge.ts";
import { isWordXml, readLayout, twips } from "./template-layout.ts";
import { unpack, type UnpackProblem } from "./unpack.ts";

/** Why a file cannot be a template. */
export type TemplateProblem =
  | UnpackProblem
  /** Packed, but not by Word or a program like it. */
  | "not-word"
  | "macros"
  /** A head or foot shows a picture or a text that lies on some computer or in the web. */
  | "linked";

export interface WordTemplateFile {
  readonly styles: readonly KnownStyle[];
  readonly stylesXml: string;
  readonly numbering: TemplateNumbering | undefined;
  readonly page: PageSetup;
  readonly edges: readonly TemplateEdge[];
  readonly hasOwnFirst: boolean;
  readonly hasEven: boolean;
  /** Parts that go into the new file as they are. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly theme: string | undefined;
}

export interface TemplateNumbering {
  readonly xml: string;
  readonly lastKind: number;
  readonly lastList: number;
}

export interface TemplateEdge {
  readonly kind: "header" | "footer";
  readonly pages: "default" | "first" | "even";
  /** Its part: `word/header1.xml`. */
  readonly part: string;
}

export type ReadTemplate =
  | { readonly ok: true; readonly template: WordTemplateFile }
  | { readonly ok: false; readonly problem: TemplateProblem };

export const templateLimits = {
  fileBytes: 5 * 2 ** 20,
  parts: 1000,
  unpackedBytes: 40 * 2 ** 20,
} as const;

const edgePart = /^word\/(header|footer)\d*\.xml$/;
const themePart = /^word\/theme\/theme\d*\.xml$/;

/** XML longer than any head, foot or set of styles. */
const longestXml = 6 * 2 ** 20;

export function readWordTemplate(file: Uint8Array): ReadTemplate {
  if (file.length > templateLimits.fileBytes) return refuse("too-large");
  const limits = { parts: templateLimits.parts, bytes: templateLimits.unpackedBytes };
  const unpacked = unpack(file, limits, isOfUse);
  if (!unpacked.ok) return refuse(unpacked.problem);
  if (unpacked.names.some((name) => /vbaProject|vbaData|\.bin$|activeX|embeddings/i.test(name))) {
    return refuse("macros");
  }
  return readParts(unpacked.parts);
}

function refuse(problem: TemplateProblem): ReadTemplate {
  return { ok: false, problem };
}

/** W1. */
function isOfUse(name: string): boolean {
  return (
    /^\[Content_Types\]\.xml$/.test(name) ||
    /^word\/(document|styles|numbering|settings|header\d*|footer\d*|theme\/theme\d*)\.xml$/.test(
      name,
    ) ||
    /^word\/_rels\/(document|header\d*|footer\d*)\.xml\.rels$/.test(name) ||
    (/^word\/media\/[^/]+$/.test(name) && pictureEndings.includes(endingOf(name)))
  );
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

function readParts(parts: ReadonlyMap<string, Uint8Array>): ReadTemplate {
  const types = textOf(parts, "[Content_Types].xml");
  if (types !== undefined && /macroEnabled/i.test(types)) return refuse("macros");
  const [document, stylesXml] = [
    textOf(parts, "word/document.xml"),
    textOf(parts, "word/styles.xml"),
  ];
  if (document === undefined || stylesXml === undefined) return refuse("not-word");
  const styles = readStyles(stylesXml);
  const layout = readLayout(document);
  const targets = readTargets(parts, "word/_rels/document.xml.rels");
  if (!styles || !layout || !targets) return refuse("not-word");
  const edges = layout.edges.flatMap(({ kind, pages, id }) => {
    const part = targets.find((each) => each.id === id && !each.isExternal)?.target;
    return part !== undefined && edgePart.test(part) && parts.has(part)
      ? [{ kind, pages, part }]
      : [];
  });
  const kept = keptParts(parts, edges);
  if (typeof kept === "string") return refuse(kept);
  const numbering = readNumbering(textOf(parts, "word/numbering.xml"));
  const theme = targets.find(({ target }) => themePart.test(target))?.target;
  const themeXml = theme === undefined ? undefined : textOf(parts, theme);
  const hasTheme = themeXml !== undefined && readElements(themeXml, () => undefined);
  if (theme !== undefined && hasTheme) kept.set(theme, strToU8(themeXml));
  const settings = textOf(parts, "word/settings.xml") ?? "";
  return {
    ok: true,
    template: {
      styles,
      stylesXml,
      numbering,
      page: layout.page,
      edges,
      hasOwnFirst: layout.hasOwnFirst,
      hasEven: /<w:evenAndOddHeaders\s*\/>/.test(settings),
      parts: kept,
      theme: hasTheme ? theme : undefined,
    },
  };
}

/** Undefined where there is no such part, or it is no Word XML that may be read. */
function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string | undefined {
  const bytes = parts.get(name);
  return bytes === undefined || bytes.length > longestXml ? undefined : strFromU8(bytes);
}

function readStyles(xml: string): KnownStyle[] | undefined {
  const styles: KnownStyle[] = [];
  let open: { kind: StyleKind; id: string } | undefined;
  const isFine = readElements(xml, ({ name, attributes, around }) => {
    if (name === "w:style")
      open = { kind: kindOf(attributes["w:type"]), id: attributes["w:styleId"] ?? "" };
    else if (name === "w:name" && around.at(-1) === "w:style" && open) {
      styles.push({ ...open, name: attributes["w:val"] ?? "" });
    }
  });
  return isFine && isWordXml(xml) && xml.includes("</w:styles>") ? styles : undefined;
}

function kindOf(type: string | undefined): StyleKind {
  return type === "character" || type === "table" || type === "numbering" ? type : "paragraph";
}

function readNumbering(xml: string | undefined): TemplateNumbering | undefined {
  if (xml === undefined || !isWordXml(xml) || !xml.includes("</w:numbering>")) return undefined;
  let [lastKind, lastList] = [0, 0];
  let hasPictures = false;
  const isFine = readElements(xml, ({ name, attributes }) => {
    if (localName(name) === "numPicBullet") hasPictures = true;
    if (name === "w:abstractNum")
      lastKind = Math.max(lastKind, twips(attributes["w:abstractNumId"], 0));
    if (name === "w:num") lastList = Math.max(lastList, twips(attributes["w:numId"], 0));
  });
  // A picture as a bullet would need a relation of the part, which does not come along.
  return isFine && !hasPictures ? { xml, lastKind, lastList } : undefined;
}

/** What a part points to; undefined for what cannot be read. */
function readTargets(
  parts: ReadonlyMap<string, Uint8Array>,
  name: string,
): readonly Relation[] | undefined {
  const targets: Relation[] = [];
  const isFine = readElements(textOf(parts, name) ?? "<none/>", ({ name: element, attributes }) => {
    const { Id, Type = "", Target: target = "", TargetMode = "Internal" } = attributes;
    if (localName(element) !== "Relationship" || Id === undefined) return;
    const isExternal = TargetMode !== "Internal";
    const part = target.startsWith("/") ? target.slice(1) : `word/${target}`;
    targets.push({ id: Id, type: Type, target: isExternal ? target : part, isExternal });
  });
  return isFine ? targets : undefined;
}

/** The heads and feet, with the pictures that they show. */
function keptParts(
  parts: ReadonlyMap<string, Uint8Array>,
  edges: readonly TemplateEdge[],
): Map<string, Uint8Array> | EdgeProblem {
  const kept = new Map<string, Uint8Array>();
  for (const { part } of edges) {
    const xml = textOf(parts, part);
    const relations = `word/_rels/${part.slice("word/".length)}.rels`;
    const targets = readTargets(parts, relations);
    if (xml === undefined || !targets) return "not-word";
    const edge = readEdge(xml, targets);
    if (typeof edge === "string") return edge;
    kept.set(part, strToU8(xml));
    kept.set(relations, strToU8(edge.relationsXml));
    for (const picture of edge.pictures) {
      const bytes = parts.get(picture);
      if (bytes && endingOf(picture) === "svg" && !isHarmlessSvg(strFromU8(bytes))) return "linked";
      if (bytes) kept.set(picture, bytes);
    }
  }
  return kept;
}
