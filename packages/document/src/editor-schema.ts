/**
 * The one editor schema: what the browser edits with and what exports read. A door of its own, so that the server
 * and the page's first bundle do not load ProseMirror.
 *
 *   E1  Containers hold `block*`, never `block+`: a strict container that concurrent deletions empty is invalid,
 *       and the binding then deletes it for everybody.
 *   E2  Every attribute has a default, so that clients of two versions can share a document.
 *   E3  Its names are those of `nodeAttributes` and `markNames`; a test compares them.
 */
import { type Attribute, type Extensions, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Document } from "@tiptap/extension-document";
import { Heading } from "@tiptap/extension-heading";
import { Link } from "@tiptap/extension-link";
import { ListItem } from "@tiptap/extension-list";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { imageLimits } from "@brudnopis/schema";
import { isSafeHref } from "./rich-text.ts";

const parts = {
  // History belongs to the shared document, see `undo.ts` of the web app.
  undoRedo: false,
  trailingNode: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  document: false,
  link: false,
} as const;

/** Paragraphs, headings of two levels, lists, quotes, tables, pictures; bold, italic, links. */
export function richTextExtensions(): Extensions {
  return [
    Document.extend({ content: "block*" }),
    StarterKit.configure({
      ...parts,
      blockquote: false,
      heading: false,
      listItem: false,
    }),
    FieldHeading.configure({ levels: [3, 4] }),
    Blockquote.extend({ content: "block*" }),
    ListItem.extend({ content: "block*" }),
    SafeLink.configure({
      openOnClick: false,
      defaultProtocol: "https",
      isAllowedUri: (href) => href !== undefined && isSafeHref(href),
    }),
    Table.configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: "block*" }),
    TableCell.extend({ content: "block*" }),
    Picture,
  ];
}

/**
 * A picture by the id that the server gave it; where it lies is asked of the page that shows it. Not inline: between words
 * it would have to count as a letter.
 */
const Picture = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    asset: fromData("asset", null),
    alt: { default: "" },
    caption: fromData("caption", ""),
    decorative: {
      default: false,
      parseHTML: (element) => element.hasAttribute("data-decorative"),
      renderHTML: ({ decorative }) => (decorative === true ? { "data-decorative": "" } : {}),
    },
    width: side("width"),
    height: side("height"),
  }),
  parseHTML: () => [{ tag: "img[data-asset]" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
});

function side(name: string): Attribute {
  return {
    default: 0,
    parseHTML: (element) => {
      const pixels = Number(element.getAttribute(name));
      return Number.isInteger(pixels) && pixels > 0 && pixels <= imageLimits.keptSide ? pixels : 0;
    },
  };
}

function fromData(name: string, fallback: string | null): Attribute {
  const attribute = `data-${name}`;
  return {
    default: fallback,
    parseHTML: (element) => element.getAttribute(attribute) ?? fallback,
    renderHTML: (attributes) =>
      attributes[name] === fallback ? {} : { [attribute]: attributes[name] },
  };
}

/** The document's title and its sections are headings 1 and 2; a field's own begin below them. */
const FieldHeading = Heading.extend({
  addAttributes: () => ({ level: { default: 3, rendered: false } }),
});

/** A link keeps its address and nothing else; how it opens is the reader's business. */
const SafeLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
});

/** One line of plain text: a paragraph without formatting. */
export function lineExtensions(): Extensions {
  return [
    // Not `paragraph`: two people who type first at the same time make two, and neither may vanish.
    Document.extend({ content: "paragraph*" }),
    StarterKit.configure({
      ...parts,
      blockquote: false,
      bold: false,
      bulletList: false,
      hardBreak: false,
      heading: false,
      italic: false,
      listItem: false,
      listKeymap: false,
      orderedList: false,
    }),
  ];
}
