/** Runs of text with their links, notes, cross-references, comments and tracked changes. */
import type { Inline } from "../print.ts";
import type { Draft } from "./draft.ts";
import { field, isRtl, paragraph, run, type RunLook } from "./paragraphs.ts";
import type { Relations } from "./relations.ts";
import { tag, val } from "./xml.ts";

type TextInline = Extract<Inline, { type: "text" }>;
type NoteInline = Extract<Inline, { type: "note" }>;

/** All inlines of a paragraph. Notes inside notes would break the file: there only their text is written. */
export function inlineRuns(
  inlines: readonly Inline[],
  draft: Draft,
  relations: Relations = draft.relations,
): string {
  return inlines.map((inline) => inlineXml(inline, draft, relations)).join("");
}

function inlineXml(inline: Inline, draft: Draft, relations: Relations): string {
  switch (inline.type) {
    case "text":
      return textXml(inline, draft, relations);
    case "break":
      return "<w:r><w:br/></w:r>";
    case "note":
      return relations === draft.noteRelations
        ? inlineRuns(inline.inlines, draft, relations)
        : noteXml(inline, draft);
    case "ref":
      return tag(
        "w:hyperlink",
        { "w:anchor": draft.bookmarkName(inline.to), "w:history": 1 },
        run(draft, inline.text, { style: "hyperlink" }),
      );
    case "comment-start":
      return rangeStarts(draft.openComment(inline.id));
    case "comment-end":
      return rangeEnds(draft.closeComment(inline.id), draft);
    case "place":
      return "";
  }
}

function textXml(inline: TextInline, draft: Draft, relations: Relations): string {
  const { text, bold, italic, href, change } = inline;
  const look: RunLook = {
    ...(href === undefined ? {} : { style: "hyperlink" }),
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    isDeleted: change?.kind === "delete",
  };
  const changed = change
    ? changeXml(change, run(draft, text, look), draft)
    : run(draft, text, look);
  if (href === undefined) return changed;
  return tag("w:hyperlink", { "r:id": relations.to("hyperlink", href), "w:history": 1 }, changed);
}

function changeXml(
  { id, kind }: NonNullable<TextInline["change"]>,
  runs: string,
  draft: Draft,
): string {
  const { author, at } = draft.change(id);
  const who = { "w:id": draft.nextId(), "w:author": author, "w:date": wordTime(at) };
  return tag(kind === "insert" ? "w:ins" : "w:del", who, runs);
}

/** Word reads no fractions of seconds. */
export function wordTime(at: string): string {
  return at.replace(/\.\d+/, "");
}

/** A note that says the same as one before refers to it, by a field, so that its number stays right. */
function noteXml({ inlines, name, again }: NoteInline, draft: Draft): string {
  const known = again === undefined ? undefined : draft.noteBookmarks.get(again);
  if (known) {
    return field(draft, `NOTEREF ${known.bookmark} \\f \\h`, String(known.number), {
      style: "footnoteReference",
    });
  }
  // The numbers before are those of the lines that Word draws over notes.
  const number = draft.notes.length + 1;
  const reference = newNoteXml(inlines, number, draft);
  if (name === undefined) return reference;
  const bookmark = `_Ref${300_000_000 + number}`;
  draft.noteBookmarks.set(name, { bookmark, number });
  return draft.bookmarked(bookmark, reference);
}

function newNoteXml(inlines: readonly Inline[], number: number, draft: Draft): string {
  const style = val("rStyle", draft.style("footnoteReference"));
  const mark = tag("w:r", {}, tag("w:rPr", {}, style), "<w:footnoteRef/>");
  const body = `${mark}${run(draft, " ")}${inlineRuns(inlines, draft, draft.noteRelations)}`;
  draft.notes.push(
    tag("w:footnote", { "w:id": number }, paragraph(draft, { style: "footnoteText" }, body)),
  );
  return tag("w:r", {}, tag("w:rPr", {}, style), tag("w:footnoteReference", { "w:id": number }));
}

export function rangeStarts(numbers: readonly number[]): string {
  return numbers.map((number) => tag("w:commentRangeStart", { "w:id": number })).join("");
}

/** Answers stand at the same words as what they answer. */
export function rangeEnds(numbers: readonly number[], draft: Draft): string {
  const style = tag("w:rPr", {}, val("rStyle", draft.style("commentReference")));
  return numbers
    .map((number) => {
      const reference = tag("w:r", {}, style, tag("w:commentReference", { "w:id": number }));
      return tag("w:commentRangeEnd", { "w:id": number }) + reference;
    })
    .join("");
}

/** A title or a text, with more than its letters where it has more. */
export function markedRuns(
  text: string,
  inlines: readonly Inline[] | undefined,
  draft: Draft,
  look: RunLook = {},
): string {
  return inlines === undefined ? run(draft, text, look) : inlineRuns(inlines, draft);
}

/** Whether a paragraph of these runs from right to left. */
export function areRtl(inlines: readonly Inline[]): boolean {
  return isRtl(inlines.map((inline) => ("text" in inline ? inline.text : "")).join(""));
}
