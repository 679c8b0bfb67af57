/**
 * What a PDF must have for who does not see it. Each rule finds what breaks it; a file that keeps them all has no findings.
 *
 *   U1  It says its title and its language, shows the title, and says that it is PDF/UA-1.
 *   U2  Headings begin with the highest and skip no level; each of the first level is a bookmark.
 *   U3  Every figure says what it shows.
 *   U4  Every row of a table has only header and data cells; every header cell says what it heads, every data cell of a
 *       table with a head which headers are its own.
 *   U5  Everything that is drawn is tagged, once, or told to be no content; no words stand outside of a block.
 *   U6  Tags follow the pages, and on each page what is drawn, from the first to the last.
 *   U7  Lists have items with bodies; links are tagged and say where they lead.
 */
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { Name, PdfObjects, Ref } from "./pdf-objects.ts";
import {
  allContent,
  allTags,
  type Content,
  isTag,
  readStructure,
  type Structure,
  type Tag,
  tagsIn,
} from "./pdf-structure.ts";

export interface PdfFinding {
  readonly rule: "U1" | "U2" | "U3" | "U4" | "U5" | "U6" | "U7";
  readonly what: string;
}

export async function checkPdf(pdf: Uint8Array): Promise<PdfFinding[]> {
  const objects = new PdfObjects(pdf);
  const structure = readStructure(objects);
  // pdf.js takes the bytes for itself.
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await loading.promise;
  try {
    const tags = [...allTags(structure.top)];
    const bookmarks = (await document.getOutline()) ?? [];
    const info = (await document.getMetadata()).info;
    const marks: PageMarks[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      marks.push(marksOf(await page.getOperatorList()));
      page.cleanup();
    }
    return [
      ...saysWhatItIs(objects, info, pdf),
      ...headingsInOrder(tags, bookmarks.length),
      ...figuresSpeak(tags),
      ...tags.filter(({ role }) => role === "Table").flatMap(tableIsHeaded),
      ...everythingTagged(structure, marks),
      ...readsAsDrawn(structure),
      ...listsAndLinks(tags, structure, objects),
    ];
  } finally {
    await loading.destroy();
  }
}

function saysWhatItIs(objects: PdfObjects, info: object, pdf: Uint8Array): PdfFinding[] {
  const { root } = objects;
  const title: unknown = Reflect.get(info, "Title");
  const viewer = objects.dictionary(root.get("ViewerPreferences"));
  const metadata = Buffer.from(pdf).toString("latin1");
  return [
    ...finding("U1", typeof title === "string" && title !== "", "no title"),
    ...finding("U1", objects.text(root.get("Lang")) !== "", "no language"),
    ...finding("U1", viewer.get("DisplayDocTitle") === true, "shows the file's name"),
    ...finding(
      "U1",
      objects.dictionary(root.get("MarkInfo")).get("Marked") === true,
      "is not tagged",
    ),
    ...finding("U1", metadata.includes("<pdfuaid:part>1<"), "does not say that it is PDF/UA-1"),
  ];
}

function headingsInOrder(tags: readonly Tag[], bookmarks: number): PdfFinding[] {
  const levels = tags.flatMap(({ role }) => {
    const level = /^H(\d)$/.exec(role)?.[1];
    return level === undefined ? [] : [Number(level)];
  });
  const gaps = levels.flatMap((level, index) =>
    finding("U2", level <= (levels[index - 1] ?? 0) + 1, `heading ${index + 1} skips to ${level}`),
  );
  // The contents are a list of the others.
  const contents = tags.filter(({ role }) => role === "TOC").length === 0 ? 0 : 1;
  const highest = levels.filter((level) => level === 1).length - contents;
  return [
    ...gaps,
    ...finding("U2", bookmarks >= highest, `${highest} headings, ${bookmarks} bookmarks`),
  ];
}

function figuresSpeak(tags: readonly Tag[]): PdfFinding[] {
  return tags
    .filter(({ role }) => role === "Figure" || role === "Formula")
    .flatMap(({ alt }, index) => finding("U3", alt.trim() !== "", `figure ${index + 1} is mute`));
}

function tableIsHeaded(table: Tag, index: number): PdfFinding[] {
  const rows = [...allRows(table)];
  const cells = rows.flatMap(tagsIn);
  const headers = cells.filter(({ role }) => role === "TH");
  const isKnown = (cell: Tag) => cell.role === "TH" || cell.role === "TD";
  const hasScope = ({ attributes }: Tag) => attributes.get("Scope") instanceof Name;
  const hasHeaders = ({ attributes }: Tag) => {
    const headersOf = attributes.get("Headers");
    return Array.isArray(headersOf) && headersOf.length > 0;
  };
  const where = `table ${index + 1}`;
  return [
    ...finding("U4", cells.every(isKnown), `${where}: a row holds more than cells`),
    ...finding("U4", headers.every(hasScope), `${where}: a header cell heads nothing`),
    ...finding(
      "U4",
      headers.length === 0 || cells.every((cell) => cell.role !== "TD" || hasHeaders(cell)),
      `${where}: a data cell has no header`,
    ),
  ];
}

function* allRows(tag: Tag): Generator<Tag> {
  for (const child of tagsIn(tag)) {
    if (child.role === "TR") yield child;
    else if (child.role !== "Caption") yield* allRows(child);
  }
}

interface PageMarks {
  /** In the order in which they are drawn. */
  readonly drawn: readonly number[];
  /** How often something is drawn outside of all marks. */
  readonly loose: number;
}

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const painting: ReadonlySet<number> = new Set([
  OPS.showText,
  OPS.showSpacedText,
  OPS.constructPath,
  OPS.fill,
  OPS.stroke,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintFormXObjectBegin,
  OPS.shadingFill,
]);

function marksOf({ fnArray, argsArray }: OperatorList): PageMarks {
  const drawn: number[] = [];
  let depth = 0;
  let loose = 0;
  fnArray.forEach((operator, index) => {
    if (operator === OPS.beginMarkedContent) depth += 1;
    if (operator === OPS.beginMarkedContentProps) {
      depth += 1;
      const args = argsArray[index];
      const mark: unknown = Array.isArray(args) ? args[1] : undefined;
      if (typeof mark === "number") drawn.push(mark);
    }
    if (operator === OPS.endMarkedContent) depth -= 1;
    if (depth === 0 && painting.has(operator)) loose += 1;
  });
  return { drawn, loose };
}

function everythingTagged({ top }: Structure, marks: readonly PageMarks[]): PdfFinding[] {
  const tagged = new Map<string, number>();
  for (const tag of top) {
    for (const { page, mark } of allContent(tag)) {
      if (mark === "annotation") continue;
      tagged.set(`${page}/${mark}`, (tagged.get(`${page}/${mark}`) ?? 0) + 1);
    }
  }
  const astray = top.flatMap(tagsIn).filter(({ role }) => role === "Span" || role === "NonStruct");
  const onPages = marks.flatMap(({ drawn, loose }, page) => {
    const once = drawn.filter((mark) => tagged.get(`${page}/${mark}`) === 1);
    return [
      ...finding("U5", loose === 0, `page ${page + 1}: ${loose} things are drawn without a tag`),
      ...finding("U5", once.length === drawn.length, `page ${page + 1}: a mark is in no tag`),
    ];
  });
  return [...onPages, ...finding("U5", astray.length === 0, "words stand outside of any block")];
}

/** Notes stand in the tags where they are called, and on the page at its foot. */
function readsAsDrawn({ top }: Structure): PdfFinding[] {
  const order = top
    .flatMap(inOrder)
    .flatMap(({ page, mark }) => (mark === "annotation" ? [] : [{ page, mark }]));
  return order.flatMap(({ page, mark }, index) => {
    const before = order[index - 1];
    const isAfter = !before || before.page < page || (before.page === page && before.mark < mark);
    return finding("U6", isAfter, `page ${page + 1}: mark ${mark} is read too late`);
  });
}

/** Cells of several rows are drawn when the others of their rows are: such a table counts as a whole. */
function inOrder(tag: Tag): Content[] {
  const isTable = tag.role === "Table";
  const isMerged = (cell: Tag) => cell.attributes.has("RowSpan");
  if (!isTable) {
    return tag.children.flatMap((child) => {
      if (!isTag(child)) return [child];
      return child.role === "Note" ? [] : inOrder(child);
    });
  }
  const content = [...allContent(tag, ["Note"])];
  if (![...allRows(tag)].flatMap(tagsIn).some(isMerged)) return content;
  return content.toSorted((a, b) => a.page - b.page || Number(a.mark) - Number(b.mark));
}

function listsAndLinks(
  tags: readonly Tag[],
  { pages, top }: Structure,
  objects: PdfObjects,
): PdfFinding[] {
  const lists = tags
    .filter(({ role }) => role === "L")
    .flatMap((list, index) => {
      const items = tagsIn(list).filter(({ role }) => role !== "Caption" && role !== "L");
      const isItem = (item: Tag) =>
        item.role === "LI" && tagsIn(item).some(({ role }) => role === "LBody");
      return finding("U7", items.every(isItem), `list ${index + 1} has no items`);
    });
  const links = pages.flatMap((number, page) =>
    objects
      .list(objects.dictionary(new Ref(number)).get("Annots"))
      .map((annotation) => ({ page, entry: objects.dictionary(annotation) })),
  );
  const tagged = top.flatMap((tag) =>
    [...allContent(tag)].filter(({ mark }) => mark === "annotation"),
  );
  return [
    ...lists,
    ...finding("U7", links.length === tagged.length, "a link is in no tag"),
    ...links.flatMap(({ page, entry }) =>
      finding("U7", objects.text(entry.get("Contents")) !== "", `page ${page + 1}: a mute link`),
    ),
  ];
}

function finding(rule: PdfFinding["rule"], isKept: boolean, what: string): PdfFinding[] {
  return isKept ? [] : [{ rule, what }];
}
