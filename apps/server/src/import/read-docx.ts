/** Word files, by way of HTML: mammoth knows Word's styles, lists and tables, and fetches nothing that lies elsewhere. */
import { createHash } from "node:crypto";
import { blocksFromHtml, type HtmlNode } from "@brudnopis/document";
import mammoth from "mammoth";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { FileProblem } from "./file-problem.ts";
import type { FoundPicture, ReadFile } from "./import-messages.ts";
import { leftOutOf } from "./left-out.ts";
import { packed, type Unpacked } from "./unpack.ts";

/**
 * Word keeps its own styles' names in English whatever its language is; templates made by hand, and what went through other
 * programs, have Polish ones.
 */
const styleMap = [
  "p[style-name='Title'] => p.document-title:fresh",
  "p[style-name='Tytuł'] => p.document-title:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Nagłówek ${level}'] => h${level}:fresh`),
  ...["caption", "Caption", "Legenda", "Table", "Tabela", "Podpis"].map(
    (style) => `p[style-name='${style}'] => p.caption:fresh`,
  ),
  ...["Quote", "Intense Quote", "Cytat", "Cytat intensywny", "Quotations"].map(
    (style) => `p[style-name='${style}'] => blockquote > p:fresh`,
  ),
  // Contents are made again by whoever prints.
  ...["toc ", "TOC ", "Contents ", "Spis treści "].map((style) => `p[style-name^='${style}'] => !`),
  "p[style-name='List Paragraph'] => p:fresh",
];

/** @throws FileProblem */
export async function readDocx(name: string, { parts, leftOut }: Unpacked): Promise<ReadFile> {
  const pictures: FoundPicture[] = [];
  const html = await toHtml(packed(parts), pictures);
  const nodes = parseFragment(html).childNodes.flatMap(toNode);
  const { blocks, title, linkedImages } = blocksFromHtml(nodes, {
    imageOf: (source) => (source.startsWith("picture:") ? source.slice(8) : undefined),
  });
  const counts = new Map(leftOut);
  if (linkedImages > 0 && !counts.has("linked-image")) counts.set("linked-image", linkedImages);
  const draft = {
    source: "docx" as const,
    name,
    ...(title === undefined ? {} : { title }),
    blocks: [...blocks],
    images: [],
    leftOut: leftOutOf(counts),
  };
  return { draft, pictures };
}

async function toHtml(file: Uint8Array, pictures: FoundPicture[]): Promise<string> {
  // A picture that a file shows a thousand times is one picture.
  const names = new Map<string, string>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const bytes = await image.read();
    // What cannot be kept is nothing by now, and each is counted.
    const sum = bytes.length === 0 ? "" : createHash("sha256").update(bytes).digest("base64");
    const known = names.get(sum);
    const name = known ?? `p${pictures.length}`;
    if (known === undefined) pictures.push({ name, alt: altOf(image), bytes });
    if (sum !== "") names.set(sum, name);
    return { src: `picture:${name}` };
  });
  const options = { styleMap, convertImage, includeEmbeddedStyleMap: false };
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(file) }, options);
    return value;
  } catch (cause) {
    throw new FileProblem("damaged", cause);
  }
}

function altOf(image: object): string {
  const alt: unknown = "altText" in image ? image.altText : undefined;
  return typeof alt === "string" ? alt : "";
}

type ParsedNode = DefaultTreeAdapterTypes.ChildNode;

function toNode(node: ParsedNode): HtmlNode[] {
  // A tab divides a label from its value; to HTML it would be a space as others.
  if (node.nodeName === "#text" && "value" in node) return [node.value.replaceAll("\t", "\u2003")];
  if (!("tagName" in node)) return [];
  return [
    {
      tag: node.tagName,
      attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      children: node.childNodes.flatMap(toNode),
    },
  ];
}
