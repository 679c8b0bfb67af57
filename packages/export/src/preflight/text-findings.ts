/** What is amiss with a text for who reads it on paper or hears it read. */
import { imagesIn, plainText } from "@brudnopis/document";
import type { Field, FieldContent, PreflightFinding, RichNode } from "@brudnopis/schema";

/** Without its place, and its quote as long as it is. */
export type TextFinding = Pick<PreflightFinding, "kind" | "quote" | "count">;

export function textFindings(
  field: Field,
  content: FieldContent,
  images: ReadonlySet<string>,
): TextFinding[] {
  const length = lengthFinding(field, content);
  if (content.type !== "rich") return length;
  const { content: nodes } = content.doc;
  return [
    ...length,
    ...pictureFindings(nodes, images),
    ...linkFindings(nodes),
    ...headingFinding(nodes),
    ...tableFinding(nodes),
  ];
}

function lengthFinding(field: Field, content: FieldContent): TextFinding[] {
  if (field.type !== "line" && field.type !== "rich") return [];
  const text =
    content.type === "line" ? content.text : content.type === "rich" ? plainText(content.doc) : "";
  return text.length > field.maxLength ? [{ kind: "long-text", count: text.length }] : [];
}

function pictureFindings(nodes: readonly RichNode[], images: ReadonlySet<string>): TextFinding[] {
  return imagesIn(nodes).flatMap((node): TextFinding[] => {
    const kind = pictureProblem(node, images);
    const { caption } = node.attrs ?? {};
    if (kind === undefined) return [];
    return [{ kind, ...(typeof caption === "string" && caption !== "" ? { quote: caption } : {}) }];
  });
}

function pictureProblem(
  { attrs = {} }: RichNode,
  images: ReadonlySet<string>,
): TextFinding["kind"] | undefined {
  const { asset, alt, decorative } = attrs;
  if (typeof asset !== "string" || !images.has(asset)) return "image-missing";
  const isSilent = decorative !== true && (typeof alt !== "string" || alt.trim() === "");
  return isSilent ? "no-alternative" : undefined;
}

/** Read on its own, as screen readers list links, it says nothing about where it leads. */
const emptyWords =
  /^(kliknij |zobacz |więcej )?(tutaj|tu|link|więcej|here|click here|more|read more|this link)$/i;
const bareAddress = /^(https?:\/\/|www\.)\S+$/i;

function linkFindings(nodes: readonly RichNode[]): TextFinding[] {
  return nodes.flatMap((node) => {
    if (node.text === undefined) return linkFindings(node.content ?? []);
    const words = node.text.trim();
    const isLink = node.marks?.some(({ type }) => type === "link") ?? false;
    const isPoor = isLink && (emptyWords.test(words) || bareAddress.test(words));
    return isPoor ? [{ kind: "poor-link", quote: words }] : [];
  });
}

/** The editor has two levels; the second without the first is printed as the first. */
function headingFinding(nodes: readonly RichNode[]): TextFinding[] {
  const [first] = nodes.filter(({ type }) => type === "heading");
  return first?.attrs?.["level"] === 4 ? [{ kind: "heading-gap", quote: wordsOf(first) }] : [];
}

function tableFinding(nodes: readonly RichNode[]): TextFinding[] {
  return nodes.flatMap((node) => {
    if (node.type !== "table") return tableFinding(node.content ?? []);
    const cells = (node.content ?? []).flatMap((row) => row.content ?? []);
    const [first] = cells;
    return first === undefined || cells.some(({ type }) => type === "tableHeader")
      ? []
      : [{ kind: "no-head", quote: wordsOf(first) }];
  });
}

function wordsOf(node: RichNode): string {
  return plainText({ type: "doc", content: [node] }).trim();
}
