/** Words of a paragraph with what is bold, italic or a link in them. Everything else about how they look is left out. */
import type { RichMark, RichNode } from "@brudnopis/schema";
import { isSafeHref } from "../rich-text.ts";
import { collapsed, type HtmlElement, type HtmlNode, styleOf } from "./html.ts";

type Marks = Readonly<{ bold: boolean; italic: boolean; href: string | undefined }>;
const plain: Marks = { bold: false, italic: false, href: undefined };

/** Texts of footnotes by the `#id` that leads to them; they come to stand in brackets where they are referred to. */
export type Notes = ReadonlyMap<string, string>;

/** Without spaces at the ends of lines. Empty where nothing is to be read. */
export function inlinesOf(nodes: readonly HtmlNode[], notes: Notes): RichNode[] {
  const runs = nodes.flatMap((node) => runsOf(node, plain, notes));
  return trimmedRuns(joined(runs));
}

function runsOf(node: HtmlNode, marks: Marks, notes: Notes): RichNode[] {
  if (typeof node === "string") return textRun(collapsed(node), marks);
  if (node.tag === "br") return [{ type: "hardBreak" }];
  const note = noteOf(node, notes);
  if (note !== undefined) return textRun(` (${note})`, plain);
  if (isNumbering(node)) return [];
  const inner = marksOf(node, marks);
  return node.children.flatMap((child) => runsOf(child, inner, notes));
}

/** Of a reference to a footnote: what the footnote says. */
export function noteOf({ tag, attributes }: HtmlElement, notes: Notes): string | undefined {
  return tag === "a" ? notes.get(attributes["href"] ?? "") : undefined;
}

/** Word writes the number or the dot of a list's item as text, and says that it is to be passed over. */
export function isNumbering(element: HtmlElement): boolean {
  return styleOf(element, "mso-list") === "ignore";
}

function marksOf(element: HtmlElement, marks: Marks): Marks {
  const { tag, attributes } = element;
  const weight = styleOf(element, "font-weight");
  const slant = styleOf(element, "font-style");
  const href = tag === "a" ? (attributes["href"] ?? "").trim() : undefined;
  return {
    bold: weight === undefined ? marks.bold || tag === "b" || tag === "strong" : isBold(weight),
    italic: slant === undefined ? marks.italic || tag === "i" || tag === "em" : slant === "italic",
    href: href !== undefined && isSafeHref(href) ? href : marks.href,
  };
}

function isBold(weight: string): boolean {
  return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
}

function textRun(text: string, { bold, italic, href }: Marks): RichNode[] {
  // Characters that no file of ours can hold, and that nobody sees.
  const written = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, "");
  if (written === "") return [];
  const marks: RichMark[] = [
    ...(bold ? [{ type: "bold" } as const] : []),
    ...(italic ? [{ type: "italic" } as const] : []),
    ...(href === undefined ? [] : [{ type: "link", attrs: { href } } as const]),
  ];
  return [{ type: "text", text: written.toWellFormed(), ...(marks.length > 0 ? { marks } : {}) }];
}

function joined(runs: readonly RichNode[]): RichNode[] {
  const whole: RichNode[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last?.type === "text" && run.type === "text" && sameMarks(last, run))
      whole[whole.length - 1] = { ...last, text: collapsed(`${last.text}${run.text}`) };
    else whole.push(run);
  }
  return whole;
}

function sameMarks(a: RichNode, b: RichNode): boolean {
  return JSON.stringify(a.marks) === JSON.stringify(b.marks);
}

function trimmedRuns(runs: readonly RichNode[]): RichNode[] {
  const trimmed = runs.map((run, index) => {
    if (run.type !== "text") return run;
    const startsLine = index === 0 || runs[index - 1]?.type === "hardBreak";
    const endsLine = index === runs.length - 1 || runs[index + 1]?.type === "hardBreak";
    const text = startsLine ? (run.text ?? "").trimStart() : (run.text ?? "");
    return { ...run, text: endsLine ? text.trimEnd() : text };
  });
  const kept = trimmed.filter(({ type, text }) => type !== "text" || text !== "");
  const first = kept.findIndex(({ type }) => type === "text");
  const last = kept.findLastIndex(({ type }) => type === "text");
  return first < 0 ? [] : kept.slice(first, last + 1);
}
