/** What was copied in Word or Google Docs, as a draft: read here, without the server. */
import { blocksFromHtml, type HtmlNode } from "@brudnopis/document";
import { type ImportDraft, importLimits } from "@brudnopis/schema";

/** Undefined where there is nothing to read in it. */
export function pastedDraft(html: string, text: string, name: string): ImportDraft | undefined {
  const nodes = html === "" ? fromText(text) : fromHtml(html);
  const { blocks, title, linkedImages } = blocksFromHtml(nodes);
  if (blocks.length === 0) return undefined;
  const leftOut = linkedImages > 0 ? [{ what: "image", count: linkedImages }] : [];
  return {
    source: "paste",
    name,
    ...(title === undefined ? {} : { title }),
    blocks: [...blocks],
    images: [],
    leftOut,
  };
}

/** Parsed without being shown: no script of it runs and no picture is fetched. */
function fromHtml(html: string): HtmlNode[] {
  if (html.length > importLimits.xmlBytes) return [];
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].flatMap(toNode);
}

function toNode(node: ChildNode): HtmlNode[] {
  if (node instanceof Text) return [node.data];
  if (!(node instanceof Element)) return [];
  return [
    {
      tag: node.tagName.toLowerCase(),
      attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
      children: [...node.childNodes].flatMap(toNode),
    },
  ];
}

function fromText(text: string): HtmlNode[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ tag: "p", attributes: {}, children: [line] }));
}
