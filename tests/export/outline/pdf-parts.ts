/** A PDF as its tags say it is, which is how it is met by who does not see it. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { Name, PdfObjects } from "../pdf-objects.ts";
import { type Content, isTag, readStructure, type Tag, tagsIn } from "../pdf-structure.ts";
import type { CellPart, Part, RowPart } from "./outline.ts";

export async function pdfParts(pdf: Uint8Array): Promise<Part[]> {
  const objects = new PdfObjects(pdf);
  const words = await wordsByMark(pdf);
  return readStructure(objects).top.flatMap((tag) => blockParts(tag.children, 0));

  function lineParts(children: Tag["children"]): Part[] {
    const parts = children.flatMap(inlineParts);
    return parts.filter((part, index) => {
      const next = parts[index + 1];
      const isOwn = next?.is === "note" && !next.isAgain;
      return part.is !== "note" || !part.isAgain || !isOwn;
    });
  }

  function blockParts(children: Tag["children"], depth: number): Part[] {
    const parts: Part[] = [];
    let line: (Tag | Content)[] = [];
    const endLine = () => {
      if (line.length > 0) parts.push({ is: "paragraph", depth, inside: lineParts(line) });
      line = [];
    };
    for (const child of children) {
      const block = isTag(child) ? blockPart(child, depth) : undefined;
      if (block === undefined) line.push(child);
      else {
        endLine();
        parts.push(...block);
      }
    }
    endLine();
    return parts;
  }

  /** Undefined for what stands within a line. */
  function blockPart(tag: Tag, depth: number): Part[] | undefined {
    const level = /^H(\d)$/.exec(tag.role)?.[1];
    if (level !== undefined)
      return [{ is: "heading", level: Number(level), inside: lineParts(tag.children) }];
    switch (tag.role) {
      case "P":
        return [{ is: "paragraph", depth, inside: lineParts(tag.children) }];
      case "Figure":
        return [{ is: "figure", alt: tag.alt }];
      case "Table":
        return [tablePart(tag)];
      case "L":
        return tagsIn(tag).flatMap((item) =>
          item.role === "L"
            ? (blockPart(item, depth + 1) ?? [])
            : blockParts(tagsIn(item).flatMap(bodyOf), depth + 1),
        );
      case "TOC":
        return [];
      case "Caption":
      case "Document":
      case "Part":
      case "Sect":
      case "Div":
      case "BlockQuote":
        return blockParts(tag.children, depth);
      default:
        return undefined;
    }
  }

  /** Without the number or the point of an item; the name of a fact stands before it. */
  function bodyOf(tag: Tag): Tag["children"] {
    const isSign = tag.role === "Lbl" && tagsIn(tag).length === 0;
    return isSign ? [] : tag.role === "LBody" ? tag.children : [tag];
  }

  function inlineParts(child: Tag | Content): Part[] {
    if (!isTag(child)) {
      const text = words.get(`${child.page}/${child.mark}`);
      return text === undefined ? [] : [{ is: "run", text: undivided(text) }];
    }
    const { role, children } = child;
    if (role === "Note") return [{ is: "note", text: textIn(tagsAndMarks(child, "Lbl")) }];
    // The mark of a note: of the one that stands behind it, or of one before.
    if (role === "Lbl" && tagsIn(child).some((each) => each.role === "Link"))
      return [{ is: "note", text: "", isAgain: true }];
    if (role === "Figure") return [{ is: "figure", alt: child.alt }];
    if (role === "Link" && !leadsOut(child)) return [{ is: "ref", text: textIn(children) }];
    return children.flatMap(inlineParts);
  }

  function textIn(children: readonly (Tag | Content)[]): string {
    return children
      .flatMap(inlineParts)
      .map((part) => ("text" in part ? part.text : ""))
      .join("");
  }

  function leadsOut(link: Tag): boolean {
    return link.children.some((child) => {
      if (isTag(child) || child.object === undefined) return false;
      const action = objects.dictionary(objects.dictionary(child.object).get("A"));
      return action.has("URI");
    });
  }

  function tablePart(table: Tag): Part {
    const caption = tagsIn(table).find(({ role }) => role === "Caption");
    const rows = tagsIn(table).flatMap((group): RowPart[] => {
      const own = group.role === "TR" ? [group] : tagsIn(group).filter(({ role }) => role === "TR");
      return own.map((row) => ({
        // A head without a body stands in the body, as what it is.
        isHead: group.role === "THead" || tagsIn(row).every(headsColumn),
        cells: tagsIn(row).map(cellPart),
      }));
    });
    return { is: "table", ...(caption ? { caption: textIn([caption]) } : {}), rows };
  }

  function cellPart(cell: Tag): CellPart {
    const span = (name: string) => Number(cell.attributes.get(name) ?? 1);
    return {
      isHeader: cell.role === "TH" && cell.attributes.has("Scope"),
      colspan: span("ColSpan"),
      rowspan: span("RowSpan"),
      inside: blockParts(cell.children, 0),
    };
  }
}

function headsColumn({ attributes }: Tag): boolean {
  const scope = attributes.get("Scope");
  return scope instanceof Name && scope.name === "Column";
}

function tagsAndMarks({ children }: Tag, without: string): (Tag | Content)[] {
  return children.filter((child) => !isTag(child) || child.role !== without);
}

/** Words that are divided at the end of a line, where the file says so: pdf.js drops soft hyphens. */
function undivided(text: string): string {
  return text.replace(/(?<=\p{L})-\n(?=\p{Ll})/gu, "");
}

/** What each marked piece of each page says. */
async function wordsByMark(pdf: Uint8Array): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  // pdf.js takes the bytes for itself.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await loading.promise;
  for (let page = 0; page < document.numPages; page += 1) {
    const opened = await document.getPage(page + 1);
    const { items } = await opened.getTextContent({
      includeMarkedContent: true,
      disableNormalization: true,
    });
    // Marks stand in marks: a piece with its letters said otherwise is in the mark around it.
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if (!("str" in item)) {
        if (item.type === "endMarkedContent") open.pop();
        else open.push(/_mc(\d+)$/.exec(item.id ?? "")?.[1]?.replace(/^/, `${page}/`));
        continue;
      }
      const mark = open.findLast((each) => each !== undefined);
      const said = item.hasEOL ? `${item.str}\n` : item.str;
      if (mark !== undefined) words.set(mark, (words.get(mark) ?? "") + said);
    }
    opened.cleanup();
  }
  await loading.destroy();
  return words;
}
