import type { Block, CardBlock, Fact, FigureBlock, FormBlock, ImageBlock } from "../print.ts";
import type { HtmlContext } from "./context.ts";
import { dataUrl } from "./data-url.ts";
import { escapeHtml, lines } from "./escape.ts";
import { inlinesHtml, markedHtml } from "./inlines.ts";
import { textWidth } from "../text-width.ts";
import { words } from "../words.ts";
import { tableHtml } from "./table.ts";

export function blocksHtml(blocks: readonly Block[], context: HtmlContext): string {
  return lines(blocks.map((block) => blockHtml(block, context)));
}

function blockHtml(block: Block, context: HtmlContext): string {
  switch (block.type) {
    case "paragraph":
      return `<p dir="auto">${inlinesHtml(block.inlines, context)}</p>`;
    case "heading":
      return headingHtml(block.level, inlinesHtml(block.inlines, context));
    case "card":
      return cardHtml(block, context);
    case "list":
      return listHtml(block, context);
    case "quote":
      return `<blockquote>${blocksHtml(block.blocks, context)}</blockquote>`;
    case "table":
      return tableHtml(block, context);
    case "figure":
      return figureHtml(block);
    case "image":
      return imageHtml(block, context);
    case "form":
      return formHtml(block, context);
    case "facts":
      return factsHtml(block.facts, context);
    case "statement":
      return `<div class="statement"><p class="label">${escapeHtml(block.label)}</p><p dir="auto">${markedHtml(block.text, block.inlines, context)}</p></div>`;
    case "gap":
      return `<p class="gap">${escapeHtml(block.text)}</p>`;
  }
}

/** H2. Sections are of the second level, what is in them below; HTML has six names, and a number for more. */
function headingHtml(level: number, html: string): string {
  return level < 6
    ? `<h${level + 1} dir="auto">${html}</h${level + 1}>`
    : `<p class="heading" role="heading" aria-level="${level + 1}" dir="auto">${html}</p>`;
}

/** What cross-references lead to. */
function anchorAttribute(anchor: string | undefined): string {
  return anchor === undefined ? "" : ` id="a-${escapeHtml(anchor)}"`;
}

function cardHtml(card: CardBlock, context: HtmlContext): string {
  const code = card.code === undefined ? "" : `<span class="code">${escapeHtml(card.code)}</span> `;
  return `<div class="card"${anchorAttribute(card.anchor)}>
${headingHtml(card.level, code + markedHtml(card.title, card.inlines, context))}
${blocksHtml(card.blocks, context)}
</div>`;
}

function listHtml(
  { ordered, start, items }: Extract<Block, { type: "list" }>,
  context: HtmlContext,
): string {
  const tag = ordered ? "ol" : "ul";
  const from = ordered && start !== 1 ? ` start="${start}"` : "";
  const inside = items.map((blocks) => `<li>${blocksHtml(blocks, context)}</li>`);
  return `<${tag}${from}>${inside.join("\n")}</${tag}>`;
}

export function factsHtml(facts: readonly Fact[], context: HtmlContext): string {
  if (facts.length === 0) return "";
  const pairs = facts.map(
    ({ label, text, inlines, isMissing }) =>
      `<div><dt>${escapeHtml(label)}</dt><dd dir="auto"${isMissing ? ' class="gap"' : ""}>${markedHtml(text, inlines, context)}</dd></div>`,
  );
  return `<dl>${pairs.join("\n")}</dl>`;
}

/** As a picture of its own, so that nothing in it reaches the page. */
function figureHtml({ caption, svg, alt, anchor }: FigureBlock): string {
  return `<figure${anchorAttribute(anchor)}>
<figcaption>${escapeHtml(caption)}</figcaption>
<img class="drawn" src="data:image/svg+xml,${encodeURIComponent(withSteadyTexts(svg).toWellFormed())}" alt="${escapeHtml(alt)}">
</figure>`;
}

/**
 * The typeface that a picture was laid out in may not be there, and another may be wider than its boxes: every text says how
 * long it is, and is set in that.
 */
function withSteadyTexts(svg: string): string {
  return svg.replace(/<text ([^>]*)>([^<]+)<\/text>/g, (_, attributes: string, text: string) => {
    const size = Number(/\bfont-size="([\d.]+)"/.exec(attributes)?.[1]);
    const width =
      textWidth(unescaped(text), size) * (attributes.includes("font-weight") ? bold : 1);
    return `<text ${attributes} textLength="${Math.round(width * 10) / 10}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  });
}

/** How much wider bold letters are. */
const bold = 1.025;

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** A picture that says nothing on purpose is passed over aloud. */
function imageHtml(
  { asset, alt, caption, isDecorative }: ImageBlock,
  { print, assets }: HtmlContext,
): string {
  const url = dataUrl(asset, assets);
  const known = print.assets?.find(({ id }) => id === asset);
  const size = known ? ` width="${known.width}" height="${known.height}"` : "";
  const picture =
    url === undefined
      ? `<p class="gap">[${escapeHtml(alt)}]</p>`
      : `<img src="${url}" alt="${isDecorative ? "" : escapeHtml(alt)}"${size}>`;
  const below = caption === undefined ? "" : `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure>${lines([picture, below])}</figure>`;
}

function formHtml(
  { label, isRequired, guidance, example, room, options }: FormBlock,
  { print }: HtmlContext,
): string {
  const required = isRequired
    ? ` <span class="required">(${words[print.language].required})</span>`
    : "";
  return lines([
    `<div class="form"><p class="label">${escapeHtml(label)}${required}</p>`,
    guidance === undefined ? "" : `<p class="guidance">${escapeHtml(guidance)}</p>`,
    example === undefined ? "" : `<p class="example">${escapeHtml(example)}</p>`,
    options && options.length > 0
      ? `<ul class="options">${options.map((option) => `<li>${escapeHtml(option)}</li>`).join("")}</ul>`
      : `<div class="${room}"></div>`,
    "</div>",
  ]);
}
