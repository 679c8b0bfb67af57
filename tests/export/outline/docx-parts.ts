/** A Word file as Word's own rules say it is: headings by their styles, heads of tables by their rows, notes by their numbers. */
import { strFromU8, unzipSync } from "fflate";
import type { CellPart, Part, RowPart } from "./outline.ts";
import {
  allElements,
  allOf,
  childOf,
  elementsIn,
  lettersOf,
  readXml,
  type XmlElement,
} from "./xml-tree.ts";

export function docxParts(file: Uint8Array): Part[] {
  const files = unzipSync(file, { filter: ({ name }) => name.endsWith(".xml") });
  const xmlOf = (name: string) => readXml(strFromU8(files[name] ?? new Uint8Array()) || "<none/>");
  const document = xmlOf("word/document.xml");
  const levels = headingLevels(xmlOf("word/styles.xml"));
  const captions = styleNamed(xmlOf("word/styles.xml"), "caption");
  const notes = textsById(xmlOf("word/footnotes.xml"), "w:footnote");
  const comments = textsById(xmlOf("word/comments.xml"), "w:comment");
  const bookmarks = new Set(
    allOf(document, "w:bookmarkStart").map((each) => each.attributes["w:name"]),
  );
  /** The note whose mark a bookmark holds. */
  const marked = markedNotes(document);

  const [body] = allOf(document, "w:body");
  return body ? withCaptions(blockParts(body)) : [];

  function blockParts(parent: XmlElement): Part[] {
    return elementsIn(parent).flatMap((element): Part[] => {
      switch (element.name) {
        case "w:p":
          return [paragraphPart(element)];
        case "w:tbl":
          return [tablePart(element)];
        case "w:sdt":
        case "w:sdtContent":
          return blockParts(element);
        default:
          return [];
      }
    });
  }

  function paragraphPart(element: XmlElement): Part {
    const properties = childOf(element, "w:pPr");
    const style = childOf(properties, "w:pStyle")?.attributes["w:val"] ?? "";
    const inside = runParts(element);
    const level = levels.get(style);
    if (level !== undefined) return { is: "heading", level, inside };
    const numbers = childOf(properties, "w:numPr");
    const depth = Number(childOf(numbers, "w:ilvl")?.attributes["w:val"] ?? -1) + 1;
    const part: Part = { is: "paragraph", depth, inside };
    if (captions.has(style)) captionParts.add(part);
    return part;
  }

  function runParts(parent: XmlElement): Part[] {
    const parts: Part[] = [];
    /** Within a field: what it says until Word works it out anew. */
    let field: { instruction: string; isShown: boolean } | undefined;
    const read = (element: XmlElement): void => {
      switch (element.name) {
        case "w:fldChar": {
          const type = element.attributes["w:fldCharType"];
          if (type === "begin") field = { instruction: "", isShown: false };
          if (type === "separate" && field) field.isShown = true;
          if (type === "end") {
            const again = /NOTEREF (\S+)/.exec(field?.instruction ?? "")?.[1];
            if (again)
              parts.push({ is: "note", text: notes.get(marked.get(again) ?? "") ?? "nowhere" });
            field = undefined;
          }
          return;
        }
        case "w:instrText":
          if (field) field.instruction += lettersOf(element);
          return;
        case "w:t":
          if (!field?.instruction.includes("NOTEREF"))
            parts.push({ is: "run", text: lettersOf(element) });
          return;
        case "w:br":
        case "w:tab":
          parts.push({ is: "run", text: element.name === "w:br" ? "\n" : " " });
          return;
        case "w:footnoteReference":
          parts.push({
            is: "note",
            text: notes.get(element.attributes["w:id"] ?? "") ?? "nowhere",
          });
          return;
        case "w:commentReference":
          parts.push({
            is: "comment",
            text: comments.get(element.attributes["w:id"] ?? "") ?? "nowhere",
          });
          return;
        case "wp:docPr":
          parts.push({ is: "figure", alt: element.attributes["descr"] ?? "" });
          return;
        case "w:hyperlink": {
          const target = element.attributes["w:anchor"];
          // The contents lead to sections, which have names of Word's own kind.
          if (target === undefined || target.startsWith("_Toc")) break;
          const text = bookmarks.has(target) ? textIn(element) : "nowhere";
          parts.push({ is: "ref", text });
          return;
        }
        case "w:del":
        case "w:pPr":
        case "mc:Fallback":
          return;
      }
      for (const child of elementsIn(element)) read(child);
    };
    for (const child of elementsIn(parent)) read(child);
    return parts;
  }

  function tablePart(table: XmlElement): Part {
    const open = new Map<number, { rowspan: number }>();
    const rows = elementsIn(table)
      .filter(({ name }) => name === "w:tr")
      .map((row): RowPart => {
        const isHead = isOn(childOf(childOf(row, "w:trPr"), "w:tblHeader"));
        const cells: (CellPart & { rowspan: number })[] = [];
        let column = 0;
        for (const cell of elementsIn(row).filter(({ name }) => name === "w:tc")) {
          const properties = childOf(cell, "w:tcPr");
          const colspan = Number(childOf(properties, "w:gridSpan")?.attributes["w:val"] ?? 1);
          const merge = childOf(properties, "w:vMerge");
          const above = open.get(column);
          if (merge && merge.attributes["w:val"] !== "restart" && above) above.rowspan += 1;
          else {
            const part = {
              isHeader: isHead,
              colspan,
              rowspan: 1,
              inside: withCaptions(blockParts(cell)),
            };
            cells.push(part);
            if (merge) open.set(column, part);
            else open.delete(column);
          }
          column += colspan;
        }
        return { isHead, cells };
      });
    return { is: "table", rows };
  }
}

/** Paragraphs in the style of captions, which belong to what they stand over. */
const captionParts = new WeakSet<Part>();

/** Word knows no captions, only paragraphs before tables that look like one. */
function withCaptions(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index): Part[] => {
    const before = parts[index - 1];
    const after = parts[index + 1];
    if (captionParts.has(part) && after?.is === "table") return [];
    if (part.is !== "table" || before?.is !== "paragraph" || !captionParts.has(before))
      return [part];
    return [
      { ...part, caption: before.inside.map((each) => ("text" in each ? each.text : "")).join("") },
    ];
  });
}

function headingLevels(styles: XmlElement): Map<string, number> {
  return new Map(
    allOf(styles, "w:style").flatMap((style) => {
      const level = /^heading ([1-9])$/i.exec(nameOf(style))?.[1];
      return level === undefined
        ? []
        : [[style.attributes["w:styleId"] ?? "", Number(level)] as const];
    }),
  );
}

function styleNamed(styles: XmlElement, name: string): Set<string> {
  const found = allOf(styles, "w:style").filter((style) => nameOf(style).toLowerCase() === name);
  return new Set(found.map((style) => style.attributes["w:styleId"] ?? ""));
}

function nameOf(style: XmlElement): string {
  return childOf(style, "w:name")?.attributes["w:val"] ?? "";
}

function textsById(part: XmlElement, name: string): Map<string, string> {
  return new Map(
    allOf(part, name).map((each) => [each.attributes["w:id"] ?? "", textIn(each).trim()]),
  );
}

function textIn(element: XmlElement): string {
  return allOf(element, "w:p").length > 0
    ? allOf(element, "w:p").map(wordsIn).join("\n")
    : wordsIn(element);
}

function wordsIn(element: XmlElement): string {
  return allOf(element, "w:t").map(lettersOf).join("");
}

function markedNotes(document: XmlElement): Map<string, string> {
  const marked = new Map<string, string>();
  let last = "";
  for (const { name, attributes } of allElements(document)) {
    if (name === "w:bookmarkStart") last = attributes["w:name"] ?? "";
    if (name === "w:footnoteReference" && last !== "") marked.set(last, attributes["w:id"] ?? "");
    if (name === "w:bookmarkEnd") last = "";
  }
  return marked;
}

function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !/^(0|false|off)$/.test(property.attributes["w:val"] ?? "1");
}
