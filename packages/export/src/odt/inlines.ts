import type { Inline, PrintComment } from "../print.ts";
import { escapeXml } from "../xml-text.ts";
import type { Draft } from "./draft.ts";
import { textXml } from "./xml.ts";

export function inlinesXml(inlines: readonly Inline[], draft: Draft): string {
  return inlines.map((inline) => inlineXml(inline, draft)).join("");
}

/** A title or a value: with its notes and references, where it has more than letters. */
export function markedXml(
  text: string,
  inlines: readonly Inline[] | undefined,
  draft: Draft,
): string {
  return inlines === undefined ? textXml(text) : inlinesXml(inlines, draft);
}

function inlineXml(inline: Inline, draft: Draft): string {
  switch (inline.type) {
    case "text":
      return runXml(inline, draft);
    case "ref":
      return `<text:a xlink:type="simple" xlink:href="#${escapeXml(inline.to)}">${textXml(inline.text)}</text:a>`;
    case "break":
      return "<text:line-break/>";
    case "note":
      return noteXml(inline, draft);
    case "comment-start":
      return commentXml(draft.comment(inline.id));
    case "comment-end":
      return commentEndXml(inline.id, draft);
    case "place":
      return "";
  }
}

/** The program counts the notes. One that says the same as one before is a reference to its number. */
function noteXml(
  { inlines, name, again }: Extract<Inline, { type: "note" }>,
  draft: Draft,
): string {
  const before = again === undefined ? undefined : draft.note(again);
  if (before !== undefined)
    return `<text:span text:style-name="NoteMark"><text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="${before.id}">${before.number}</text:note-ref></text:span>`;
  const { id, number } = draft.addNote(name);
  const inside = inlinesXml(inlines, draft);
  return `<text:note text:id="${id}" text:note-class="footnote"><text:note-citation>${number}</text:note-citation><text:note-body><text:p text:style-name="Footnote">${inside}</text:p></text:note-body></text:note>`;
}

function runXml(run: Extract<Inline, { type: "text" }>, draft: Draft): string {
  const name = [run.bold ? "Strong" : "", run.italic ? "Emphasis" : ""].join("");
  const text = textXml(run.text);
  const styled = name === "" ? text : `<text:span text:style-name="${name}">${text}</text:span>`;
  const linked =
    run.href === undefined
      ? styled
      : `<text:a xlink:type="simple" xlink:href="${escapeXml(run.href)}" text:style-name="Internet_20_link">${styled}</text:a>`;
  return run.change === undefined ? linked : changeXml(linked, run.change, draft);
}

/** What was taken away stands apart, and only its place in the text. */
function changeXml(
  inside: string,
  { id, kind }: NonNullable<Extract<Inline, { type: "text" }>["change"]>,
  draft: Draft,
): string {
  const change = draft.print.review?.changes.find((candidate) => candidate.id === id);
  const info = `<office:change-info>${creatorXml(change?.author ?? "", change?.at ?? draft.print.date)}</office:change-info>`;
  const [tag, held] =
    kind === "insert" ? ["insertion", ""] : ["deletion", `<text:p>${inside}</text:p>`];
  const region = draft.change(
    (name) =>
      `<text:changed-region xml:id="${name}" text:id="${name}"><text:${tag}>${info}${held}</text:${tag}></text:changed-region>`,
  );
  return kind === "insert"
    ? `<text:change-start text:change-id="${region}"/>${inside}<text:change-end text:change-id="${region}"/>`
    : `<text:change text:change-id="${region}"/>`;
}

function creatorXml(author: string, at: string): string {
  return `<dc:creator>${escapeXml(author)}</dc:creator><dc:date>${escapeXml(at.slice(0, 19))}</dc:date>`;
}

/** A remark with the answers to it, each a comment of its own. */
export function commentXml(comment: PrintComment | undefined): string {
  if (!comment) return "";
  return comment.messages
    .map(({ author, at, text }, index) => {
      const parent = index === 0 ? "" : ` loext:parent-name="${escapeXml(nameOf(comment.id, 0))}"`;
      const paragraphs = text.split("\n").map((line) => `<text:p>${textXml(line)}</text:p>`);
      return `<office:annotation office:name="${escapeXml(nameOf(comment.id, index))}" loext:resolved="${comment.isClosed}"${parent}>${creatorXml(author, at)}${paragraphs.join("")}</office:annotation>`;
    })
    .join("");
}

function commentEndXml(id: string, draft: Draft): string {
  const messages = draft.comment(id)?.messages ?? [];
  return messages
    .map((_, index) => `<office:annotation-end office:name="${escapeXml(nameOf(id, index))}"/>`)
    .join("");
}

function nameOf(id: string, index: number): string {
  return `${id}-${index + 1}`;
}
