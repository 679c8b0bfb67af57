/** An OpenDocument text as its own words say it is. */
import { strFromU8, unzipSync } from "fflate";
import type { CellPart, Part, RowPart } from "./outline.ts";
import { allOf, childOf, elementsIn, lettersOf, readXml, type XmlElement } from "./xml-tree.ts";

export function odtParts(file: Uint8Array): Part[] {
  const content = unzipSync(file, { filter: ({ name }) => name === "content.xml" })["content.xml"];
  const document = readXml(strFromU8(content ?? new Uint8Array()));
  const parents = new Map(
    allOf(document, "style:style").map(({ attributes }) => [
      attributes["style:name"] ?? "",
      attributes["style:parent-style-name"] ?? "",
    ]),
  );
  const names = new Set(
    [...allOf(document, "text:bookmark"), ...allOf(document, "text:bookmark-start")].map(
      (each) => each.attributes["text:name"],
    ),
  );
  const notes = new Map(
    allOf(document, "text:note").map((note) => [note.attributes["text:id"] ?? "", noteText(note)]),
  );
  const [body] = allOf(document, "office:text");
  return body ? withCaptions(blockParts(body, 0)) : [];

  function blockParts(parent: XmlElement, depth: number): Part[] {
    return elementsIn(parent).flatMap((element): Part[] => {
      switch (element.name) {
        case "text:h":
          return [
            {
              is: "heading",
              level: Number(element.attributes["text:outline-level"]),
              inside: inlineParts(element),
            },
          ];
        case "text:p": {
          const part: Part = { is: "paragraph", depth, inside: inlineParts(element) };
          if (isCaption(element)) captionParts.add(part);
          return [part];
        }
        case "text:list":
          return blockParts(element, depth + 1);
        case "text:list-item":
        case "text:list-header":
        case "text:section":
        case "text:table-of-content":
        case "text:index-body":
        case "text:index-title":
          return blockParts(element, depth);
        case "table:table":
          return [tablePart(element)];
        default:
          return [];
      }
    });
  }

  function isCaption({ attributes }: XmlElement): boolean {
    const style = attributes["text:style-name"] ?? "";
    return style === "Table" || parents.get(style) === "Table";
  }

  function inlineParts(parent: XmlElement): Part[] {
    return parent.children.flatMap((child): Part[] => {
      if (typeof child === "string") return [{ is: "run", text: child }];
      const { name, attributes } = child;
      switch (name) {
        case "text:s":
          return [{ is: "run", text: " ".repeat(Number(attributes["text:c"] ?? 1)) }];
        case "text:tab":
          return [{ is: "run", text: " " }];
        case "text:line-break":
          return [{ is: "run", text: "\n" }];
        case "text:note":
          return [{ is: "note", text: noteText(child) }];
        case "text:note-ref":
          return [{ is: "note", text: notes.get(attributes["text:ref-name"] ?? "") ?? "nowhere" }];
        case "office:annotation":
          return [{ is: "comment", text: allOf(child, "text:p").map(lettersOf).join("\n") }];
        case "office:annotation-end":
          return [];
        case "draw:frame":
          return [figurePart(child)];
        case "text:a": {
          const target = attributes["xlink:href"] ?? "";
          const inside = inlineParts(child);
          // The contents lead to sections.
          if (!target.startsWith("#") || target.startsWith("#s-") || !isPlain(inside))
            return inside;
          const text = inside.map((each) => ("text" in each ? each.text : "")).join("");
          return [{ is: "ref", text: names.has(target.slice(1)) ? text : "nowhere" }];
        }
        default:
          return inlineParts(child);
      }
    });
  }

  function tablePart(table: XmlElement): Part {
    const rows = (parent: XmlElement, isHead: boolean): RowPart[] =>
      elementsIn(parent).flatMap((element): RowPart[] => {
        if (element.name === "table:table-header-rows") return rows(element, true);
        if (element.name === "table:table-rows") return rows(element, isHead);
        if (element.name !== "table:table-row") return [];
        const cells = elementsIn(element)
          .filter(({ name }) => name === "table:table-cell")
          .map((cell) => cellPart(cell, isHead));
        return [{ isHead, cells }];
      });
    return { is: "table", rows: rows(table, false) };
  }

  function cellPart(cell: XmlElement, isHeader: boolean): CellPart {
    return {
      isHeader,
      colspan: Number(cell.attributes["table:number-columns-spanned"] ?? 1),
      rowspan: Number(cell.attributes["table:number-rows-spanned"] ?? 1),
      inside: withCaptions(blockParts(cell, 0)),
    };
  }
}

/** Paragraphs in the style of captions of tables. */
const captionParts = new WeakSet<Part>();

function withCaptions(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index): Part[] => {
    const before = parts[index - 1];
    if (captionParts.has(part) && parts[index + 1]?.is === "table") return [];
    if (part.is !== "table" || before?.is !== "paragraph" || !captionParts.has(before))
      return [part];
    return [
      {
        ...part,
        caption: before.inside.map((each) => ("text" in each ? each.text : "")).join(""),
      },
    ];
  });
}

function isPlain(parts: readonly Part[]): boolean {
  return parts.every(({ is }) => is === "run");
}

function figurePart(frame: XmlElement): Part {
  const isDecorative = frame.attributes["loext:decorative"] === "true";
  const description = childOf(frame, "svg:desc");
  return { is: "figure", alt: isDecorative || !description ? "" : lettersOf(description) };
}

function noteText(note: XmlElement): string {
  return allOf(note, "text:note-body").map(lettersOf).join("").trim();
}
