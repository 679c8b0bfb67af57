/** More of what people and the editor's binding do to a document than `editAtRandom` has: splitting, joining, pasting. */
import {
  addRecords,
  isTextField,
  liveRecords,
  localEdit,
  paragraphs,
  recordsOf,
  removeRecords,
  restoreRecords,
  setOrder,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import { editAtRandom, exampleTemplate, type Random } from "@brudnopis/document/testing";
import { type Doc, XmlElement, type XmlFragment, XmlText } from "yjs";

/** One edit; the whole of it is one or two transactions, as in the page. */
export function editAsPeopleDo(doc: Doc, random: Random): void {
  const kind = random.next();
  if (kind < 0.6) return editAtRandom(doc, exampleTemplate, random);
  if (kind < 0.66) return editManyRecords(doc, random);
  const fragment = anyFragment(doc, random);
  doc.transact(() => (random.pick(blockEdits) ?? split)(fragment, random), localEdit);
}

/** Text that holds what is hard: several scripts, characters of two units, joiners. */
function words(random: Random): string {
  const all = ["a", "ż", "🌱", "👩‍🌾", "ąć ", "miasto dla ludzi ", "\u0301", "漢字"];
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(all) ?? "").join("");
}

function anyFragment(doc: Doc, random: Random): XmlFragment {
  const id = random.pick([...recordsOf(doc, "actions").keys()]);
  const ofRecord =
    id === undefined ? [] : [`actions/${id}.description`, `actions/${id}.description`];
  return textAt(doc, random.pick(["city.challenge", "city.challenge", ...ofRecord]) ?? "");
}

type BlockEdit = (fragment: XmlFragment, random: Random) => void;

const blockEdits: readonly BlockEdit[] = [
  split,
  split,
  join,
  wrap,
  paste,
  paste,
  setAttribute,
  editTable,
  replaceAll,
  formatAll,
];

function elementsIn(parent: XmlFragment): XmlElement[] {
  return parent
    .toArray()
    .flatMap((child) => (child instanceof XmlElement ? [child, ...elementsIn(child)] : []));
}

function textsIn(parent: XmlFragment): XmlText[] {
  return parent
    .toArray()
    .flatMap((child) =>
      child instanceof XmlText ? [child] : child instanceof XmlElement ? textsIn(child) : [],
    );
}

/** Its runs, as y-tiptap moves them to another paragraph. */
function runsOf(text: XmlText): { insert: string; attributes?: Record<string, unknown> }[] {
  // toDelta is typed `any`; our texts hold nothing but strings.
  return text.toDelta() as { insert: string; attributes?: Record<string, unknown> }[];
}

/** Enter in the middle of a paragraph: what is behind the caret goes, and comes again in a new paragraph. */
function split(fragment: XmlFragment, random: Random): void {
  const text = random.pick(textsIn(fragment));
  const paragraph: unknown = text?.parent;
  if (!text || !(paragraph instanceof XmlElement)) return paste(fragment, random);
  const around: unknown = paragraph.parent;
  if (!isList(around)) return;
  const runs = runsOf(text);
  const at = caretIn(runs, random);
  const made = new XmlElement(paragraph.nodeName === "heading" ? "heading" : "paragraph");
  const rest = new XmlText();
  text.delete(at, text.length - at);
  around.insert(around.toArray().indexOf(paragraph) + 1, [made]);
  made.insert(0, [rest]);
  rest.applyDelta(behind(runs, at));
}

function isList(type: unknown): type is XmlFragment {
  return (
    type instanceof XmlElement || (typeof type === "object" && type !== null && "toArray" in type)
  );
}

function caretIn(runs: readonly { insert: string }[], random: Random): number {
  const all = runs.map(({ insert }) => insert).join("");
  const at = random.below(all.length + 1);
  return /^[\udc00-\udfff]/.test(all.slice(at)) ? at + 1 : at;
}

function behind(
  runs: readonly { insert: string; attributes?: Record<string, unknown> }[],
  at: number,
): { insert: string; attributes?: Record<string, unknown> }[] {
  let start = 0;
  return runs.flatMap((run) => {
    const insert = run.insert.slice(Math.max(0, at - start));
    start += run.insert.length;
    return insert === "" ? [] : [{ ...run, insert }];
  });
}

/** Backspace at the beginning of a paragraph. */
function join(fragment: XmlFragment, random: Random): void {
  const blocks = fragment.toArray();
  const at = 1 + random.below(blocks.length);
  const [before, after] = [blocks[at - 1], blocks[at]];
  if (!(before instanceof XmlElement) || !(after instanceof XmlElement)) return;
  const [to, from] = [textsIn(before).at(-1), textsIn(after)[0]];
  if (!to || !from) return;
  to.applyDelta([{ retain: to.length }, ...runsOf(from)]);
  fragment.delete(at, 1);
}

/** A list or a quote around a block: the binding deletes the block and makes it anew inside. */
function wrap(fragment: XmlFragment, random: Random): void {
  const at = random.below(fragment.length);
  const block = fragment.length === 0 ? undefined : fragment.get(at);
  if (!(block instanceof XmlElement) || block.nodeName !== "paragraph") return;
  const runs = textsIn(block).flatMap(runsOf);
  const wrapper = new XmlElement(random.pick(["blockquote", "bulletList", "orderedList"]));
  fragment.delete(at, 1);
  fragment.insert(at, [wrapper]);
  let inner = wrapper;
  if (wrapper.nodeName !== "blockquote") {
    inner = new XmlElement("listItem");
    wrapper.insert(0, [inner]);
  }
  newParagraph(inner, 0).applyDelta(runs);
}

function newParagraph(parent: XmlFragment, at: number): XmlText {
  const paragraph = new XmlElement("paragraph");
  const text = new XmlText();
  parent.insert(at, [paragraph]);
  paragraph.insert(0, [text]);
  return text;
}

function paste(fragment: XmlFragment, random: Random): void {
  const at = random.below(fragment.length + 1);
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const text = newParagraph(fragment, at);
    text.insert(0, words(random));
    text.insert(text.length, words(random), random.chance(0.5) ? { bold: {} } : { italic: {} });
  }
}

function setAttribute(fragment: XmlFragment, random: Random): void {
  const element = random.pick(elementsIn(fragment));
  if (!element) return;
  const choices: Partial<Record<string, [string, unknown][]>> = {
    heading: [
      ["level", 3],
      ["level", 4],
    ],
    orderedList: [
      ["start", random.below(100)],
      ["type", "a"],
    ],
    tableCell: [
      ["colspan", 1 + random.below(3)],
      ["align", "center"],
    ],
    tableHeader: [["rowspan", 1 + random.below(3)]],
  };
  const choice = random.pick(choices[element.nodeName] ?? []);
  if (!choice) return;
  // The editor stores JSON values; Yjs types them as strings.
  if (random.chance(0.8)) element.setAttribute(choice[0], choice[1] as string);
  else element.removeAttribute(choice[0]);
}

/** A row or a column more or less. */
function editTable(fragment: XmlFragment, random: Random): void {
  const table = random.pick(elementsIn(fragment).filter(({ nodeName }) => nodeName === "table"));
  if (!table) return;
  const rows = table.toArray().filter((row) => row instanceof XmlElement);
  if (table.length > 0 && random.chance(0.3)) return table.delete(random.below(table.length), 1);
  if (random.chance(0.5)) return table.insert(random.below(table.length + 1), [rowOf(2, random)]);
  for (const row of rows) row.insert(0, [cell(random)]);
}

function rowOf(cells: number, random: Random): XmlElement {
  const row = new XmlElement("tableRow");
  row.insert(
    0,
    Array.from({ length: cells }, () => cell(random)),
  );
  return row;
}

function cell(random: Random): XmlElement {
  const made = new XmlElement("tableCell");
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText(words(random))]);
  made.insert(0, [paragraph]);
  made.setAttribute("colspan", 1 as unknown as string);
  return made;
}

function replaceAll(fragment: XmlFragment, random: Random): void {
  if (!random.chance(0.2)) return;
  fragment.delete(0, fragment.length);
  writeRichText(fragment, paragraphs(`${words(random)}\n${words(random)}`));
}

function formatAll(fragment: XmlFragment, random: Random): void {
  const mark = random.pick([
    { bold: {} },
    { bold: null },
    { italic: {} },
    { link: { href: "mailto:a@example.org" } },
    { link: null },
    { bold: null, italic: null },
  ]);
  for (const text of textsIn(fragment)) if (mark) text.format(0, text.length, mark);
}

function editManyRecords(doc: Doc, random: Random): void {
  const collection = exampleTemplate.collections[random.below(2)];
  if (!collection) return;
  const live = liveRecords(doc, collection.key).map(({ id }) => id);
  const some = live.filter(() => random.chance(0.3));
  const kind = random.next();
  const randomBit = () => random.chance(0.5);
  if (kind < 0.3) return setOrder(doc, collection.key, some.toReversed(), randomBit);
  if (kind < 0.45) return removeRecords(doc, collection.key, some);
  if (kind < 0.55) return restoreRecords(doc, collection.key, some);
  const name = collection.fields.find(isTextField)?.key ?? "name";
  const records = Array.from({ length: 1 + random.below(3) }, () => ({
    id: `p${random.below(2 ** 32).toString(36)}`,
    texts: { [name]: paragraphs(words(random)) },
    randomBit,
    ...(collection.key === "actions" ? { values: { cost: random.below(1000) } } : {}),
  }));
  addRecords(doc, collection, records);
}
