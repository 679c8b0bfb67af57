/** Plain blocks out of HTML: headings, texts and tables, in reading order. */
import type { ImportBlock, RichNode } from "@brudnopis/schema";
import { elementsIn, type HtmlElement, type HtmlNode, textOf } from "./html.ts";
import { inlinesOf, type Notes } from "./html-inlines.ts";
import { tableOf } from "./html-table.ts";
import { listMarkerOf } from "./word-lists.ts";

export interface HtmlReading {
  readonly blocks: readonly ImportBlock[];
  readonly title: string | undefined;
  /** Pictures that only lie somewhere else, and so are left out. */
  readonly linkedImages: number;
}

export interface HtmlOptions {
  /** The id of the picture that an `img` shows; undefined for one that cannot be had. */
  readonly imageOf?: (source: string) => string | undefined;
}

/** Nested deeper than this it is not somebody's text. */
const deepest = 60;
/** Nothing in them is to be read. */
const silent = new Set(["script", "style", "template", "head", "title", "meta", "noscript", "svg"]);
const inlineTags = new Set(
  "a abbr b bdi bdo cite code em font i ins kbd mark q s small span strong strike sub sup u br o:p".split(
    " ",
  ),
);

/** Total: whatever HTML says, something comes back. */
export function blocksFromHtml(nodes: readonly HtmlNode[], options: HtmlOptions = {}): HtmlReading {
  const walk = new Walk(notesIn(nodes), options);
  walk.children(nodes, 0);
  return walk.end();
}

/** What footnotes say, by the address that leads to them. */
function notesIn(nodes: readonly HtmlNode[]): Notes {
  const notes = new Map<string, string>();
  for (const element of elementsIn(nodes)) {
    const id = element.attributes["id"] ?? "";
    if (!/^(foot|end)note-\d+$/.test(id)) continue;
    // The arrow at its end leads back.
    const said = element.children.map((child) => textOf(child)).join(" ");
    notes.set(
      `#${id}`,
      said
        .replace(/\s*↑\s*$/, "")
        .replace(/\s+/g, " ")
        .trim(),
    );
  }
  return notes;
}

class Walk {
  readonly #notes: Notes;
  readonly #options: HtmlOptions;
  readonly #blocks: ImportBlock[] = [];
  #text: RichNode[] = [];
  #loose: HtmlNode[] = [];
  #title: string | undefined;
  #linkedImages = 0;
  /** Paragraphs that Word calls a caption, until the table that they belong to. */
  #caption: string | undefined;

  constructor(notes: Notes, options: HtmlOptions) {
    this.#notes = notes;
    this.#options = options;
  }

  end(): HtmlReading {
    this.#closeText();
    return { blocks: this.#blocks, title: this.#title, linkedImages: this.#linkedImages };
  }

  children(nodes: readonly HtmlNode[], depth: number): void {
    for (const node of nodes) {
      if (typeof node === "string" || isInline(node)) this.#loose.push(node);
      else this.#element(node, depth);
    }
    this.#closeLoose();
  }

  #element(element: HtmlElement, depth: number): void {
    this.#closeLoose();
    const { tag, attributes } = element;
    if (silent.has(tag) || depth > deepest || isNote(element)) return;
    if (tag === "img") return this.#image(element);
    if (attributes["class"] === "document-title") this.#title ??= oneLine(element);
    else if (/^h[1-6]$/.test(tag)) this.#heading(Number(tag[1]), element);
    else if (tag === "table") this.#table(element);
    else if (attributes["class"] === "caption") this.#captionOf(element);
    else this.#blockOf(element, depth);
  }

  #blockOf(element: HtmlElement, depth: number): void {
    switch (element.tag) {
      case "p":
        return this.#paragraph(element);
      case "ul":
      case "ol":
        return this.#list(element, depth);
      case "blockquote":
        return this.#push({ type: "blockquote", content: this.#inside(element, depth) });
      default:
        return this.children(element.children, depth + 1);
    }
  }

  #paragraph(element: HtmlElement): void {
    const marker = listMarkerOf(element);
    const content = inlinesOf(element.children, this.#notes);
    if (content.length > 0) {
      const paragraph: RichNode = { type: "paragraph", content };
      if (marker === undefined) this.#push(paragraph);
      else this.#item(marker, paragraph);
    }
    for (const image of imagesIn(element)) this.#image(image);
  }

  /** Word's items are paragraphs; those that follow each other are one list. */
  #item(list: "bulletList" | "orderedList", paragraph: RichNode): void {
    const item: RichNode = { type: "listItem", content: [paragraph] };
    const last = this.#text.at(-1);
    if (last?.type === list) last.content = [...(last.content ?? []), item];
    else this.#push({ type: list, content: [item] });
  }

  #list(element: HtmlElement, depth: number): void {
    const items = element.children.flatMap((child): RichNode[] => {
      if (typeof child === "string" || isNote(child)) return [];
      const content = this.#inside(child, depth);
      return content.length > 0 ? [{ type: "listItem", content }] : [];
    });
    const start = Number(element.attributes["start"] ?? "1");
    const isOrdered = element.tag === "ol";
    const attrs = isOrdered && Number.isInteger(start) && start > 1 ? { attrs: { start } } : {};
    if (items.length > 0)
      this.#push({ type: isOrdered ? "orderedList" : "bulletList", ...attrs, content: items });
  }

  /** What stands in a list's item or a quote; headings and tables in them are read as their words. */
  #inside(element: HtmlElement, depth: number): RichNode[] {
    const inner = new Walk(this.#notes, this.#options);
    inner.children(element.children, depth + 1);
    const { blocks, linkedImages } = inner.end();
    this.#linkedImages += linkedImages;
    return blocks.flatMap(nodesOf);
  }

  #heading(level: number, element: HtmlElement): void {
    const text = oneLine(element);
    for (const image of imagesIn(element)) this.#image(image);
    if (text === "") return;
    this.#closeText();
    this.#blocks.push({ type: "heading", level, text });
  }

  #captionOf(element: HtmlElement): void {
    const text = oneLine(element);
    const last = this.#blocks.at(-1);
    // Below its table where no other stands between, else above the next.
    if (last?.type === "table" && last.caption === undefined && this.#text.length === 0)
      last.caption = text;
    else if (text !== "") this.#caption = text;
  }

  #table(element: HtmlElement): void {
    const { table, notes } = tableOf(element, this.#notes);
    const caption = table.caption ?? this.#caption;
    this.#caption = undefined;
    if (table.rows.length > 0) {
      this.#closeText();
      this.#blocks.push({ ...table, ...(caption === undefined ? {} : { caption }) });
    }
    for (const note of notes) this.#push(paragraphOf(note));
    for (const image of imagesIn(element)) this.#image(image);
  }

  #image({ attributes }: HtmlElement): void {
    const source = attributes["src"] ?? "";
    const asset = this.#options.imageOf?.(source);
    if (asset === undefined) this.#linkedImages += source === "" ? 0 : 1;
    else
      this.#push({ type: "image", attrs: { asset, alt: (attributes["alt"] ?? "").slice(0, 500) } });
  }

  #push(node: RichNode): void {
    this.#closeCaption();
    this.#text.push(node);
  }

  /** A caption that no table follows is a paragraph as others. */
  #closeCaption(): void {
    const caption = this.#caption;
    this.#caption = undefined;
    if (caption !== undefined) this.#text.push(paragraphOf(caption));
  }

  #closeLoose(): void {
    const loose = this.#loose;
    this.#loose = [];
    if (loose.length > 0) this.#paragraph({ tag: "p", attributes: {}, children: loose });
  }

  #closeText(): void {
    this.#closeCaption();
    if (this.#text.length > 0) this.#blocks.push({ type: "text", nodes: this.#text });
    this.#text = [];
  }
}

function isInline(element: HtmlElement): boolean {
  if (!inlineTags.has(element.tag)) return false;
  // Google wraps whole documents into a `b` that is not bold.
  return element.children.every(
    (child) => typeof child === "string" || isInline(child) || child.tag === "img",
  );
}

function isNote({ attributes }: HtmlElement): boolean {
  return /^(foot|end)note-\d+$/.test(attributes["id"] ?? "");
}

function imagesIn(element: HtmlElement): HtmlElement[] {
  return [...elementsIn(element.children)].filter(({ tag }) => tag === "img");
}

function oneLine(element: HtmlElement): string {
  return textOf(element).replace(/\s+/g, " ").trim();
}

function paragraphOf(text: string): RichNode {
  return { type: "paragraph", content: [{ type: "text", text }] };
}

/** A block as nodes of a text, where no heading or table of its own may stand. */
function nodesOf(block: ImportBlock): RichNode[] {
  switch (block.type) {
    case "text":
      return block.nodes;
    case "heading":
      return [paragraphOf(block.text)];
    case "table":
      return block.rows.map((row) => paragraphOf(row.filter(Boolean).join(" · ")));
  }
}
