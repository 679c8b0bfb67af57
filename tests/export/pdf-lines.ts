/** What a reader of tags meets in a PDF, a line each: headings with their words, tables with their size, figures. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PdfObjects } from "./pdf-objects.ts";
import { allContent, allTags, readStructure, type Tag, tagsIn } from "./pdf-structure.ts";

export async function pdfLines(pdf: Uint8Array): Promise<string[]> {
  const { top } = readStructure(new PdfObjects(pdf));
  const words = await wordsByMark(pdf);
  const textOf = (tag: Tag) =>
    [...allContent(tag)].map(({ page, mark }) => words.get(`${page}/${mark}`) ?? "").join("");
  const lines = top.flatMap(tagsIn).map((tag) => lineOf(tag, textOf));
  return runsOf(lines);
}

function lineOf(tag: Tag, textOf: (tag: Tag) => string): string {
  const figures = [...allTags([tag])].filter(({ role }) => role === "Figure");
  if (/^H\d$/.test(tag.role)) return `${tag.role} ${textOf(tag).replace(/\s+/g, " ").trim()}`;
  if (figures.length > 0) return `Figure ${figures.map(({ alt }) => alt.slice(0, 80)).join(" | ")}`;
  if (tag.role !== "Table") return tag.role;
  const rows = [...allTags([tag])].filter(({ role }) => role === "TR");
  const caption = tagsIn(tag).find(({ role }) => role === "Caption");
  const size = `${rows.length}×${Math.max(...rows.map((row) => tagsIn(row).length))}`;
  return `Table ${size}${caption ? ` ${textOf(caption)}` : ""}`;
}

/** „P ×3” for three paragraphs. */
function runsOf(lines: readonly string[]): string[] {
  const runs: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.count += 1;
    else runs.push({ line, count: 1 });
  }
  return runs.map(({ line, count }) => (count === 1 ? line : `${line} ×${count}`));
}

async function wordsByMark(pdf: Uint8Array): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  // pdf.js takes the bytes for itself.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await loading.promise;
  for (let page = 0; page < document.numPages; page += 1) {
    const { items } = await (
      await document.getPage(page + 1)
    ).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    let mark: string | undefined;
    for (const item of items) {
      if ("str" in item) {
        if (mark !== undefined) words.set(mark, (words.get(mark) ?? "") + item.str);
      } else if (item.type === "endMarkedContent") mark = undefined;
      else mark = /_mc(\d+)$/.exec(item.id ?? "")?.[1]?.replace(/^/, `${page}/`);
    }
  }
  await loading.destroy();
  return words;
}
