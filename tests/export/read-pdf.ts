/** What a PDF says to a reader that is not ours. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  readonly isTagged: boolean;
  readonly language: string | undefined;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly outline: readonly OutlineEntry[];
  /** The text of each page, its words as they follow one another; what stands outside the page is not there. */
  readonly pages: readonly string[];
  /** Roles of the structure tree, such as "Table" and "TH", each as often as it occurs. */
  readonly roles: readonly string[];
  /** Alternative texts of pictures, in the order of the document. */
  readonly alts: readonly string[];
  readonly linkTargets: readonly string[];
}

export interface OutlineEntry {
  readonly title: string;
  readonly children: readonly OutlineEntry[];
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the bytes for itself.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await loading.promise;
  const info = toInfo((await document.getMetadata()).info);
  const read = {
    pages: [] as string[],
    roles: [] as string[],
    alts: [] as string[],
    linkTargets: [] as string[],
    lost: [] as string[],
  };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    read.pages.push(
      items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join(""),
    );
    const structure: unknown = await page.getStructTree();
    read.roles.push(...valuesOf("role", structure));
    read.alts.push(...valuesOf("alt", structure));
    for (const annotation of await page.getAnnotations()) {
      if (typeof annotation.unsafeUrl === "string") read.linkTargets.push(annotation.unsafeUrl);
    }
  }
  const marks = await document.getMarkInfo();
  const outline = (await document.getOutline()) ?? [];
  await loading.destroy();
  return { isTagged: marks?.Marked === true, ...info, outline: outline.map(toEntry), ...read };
}

function toInfo(info: object): Pick<ReadPdf, "language" | "title" | "author"> {
  const text = (key: string) => {
    const value: unknown = Reflect.get(info, key);
    return typeof value === "string" ? value : undefined;
  };
  return { language: text("Language"), title: text("Title"), author: text("Author") };
}

interface RawEntry {
  readonly title: string;
  readonly items: readonly RawEntry[];
}

function toEntry({ title, items }: RawEntry): OutlineEntry {
  return { title, children: items.map(toEntry) };
}

/** What the nodes of a structure tree say under a key, from the first to the last. */
function valuesOf(key: "role" | "alt", node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const value: unknown = Reflect.get(node, key);
  const children: unknown = Reflect.get(node, "children");
  return [
    ...(typeof value === "string" ? [value] : []),
    ...(Array.isArray(children) ? children.flatMap((child) => valuesOf(key, child)) : []),
  ];
}
