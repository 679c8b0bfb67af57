import type { Inline } from "../print.ts";
import { escapeMarkdown } from "./escape.ts";
import type { Notes } from "./notes.ts";

export function inlineText(inlines: readonly Inline[], notes: Notes): string {
  return inlines.map((inline) => oneInline(inline, notes)).join("");
}

/** A title or a value: with its notes, where it has more than letters. */
export function markedText(
  text: string,
  inlines: readonly Inline[] | undefined,
  notes: Notes,
): string {
  return inlines === undefined ? escapeMarkdown(text) : inlineText(inlines, notes);
}

function oneInline(inline: Inline, notes: Notes): string {
  switch (inline.type) {
    case "text":
      return runText(inline);
    case "ref":
      return escapeMarkdown(inline.text);
    case "break":
      return "\\\n";
    case "note":
      return notes.again(inline.again) ?? notes.add(inlineText(inline.inlines, notes), inline.name);
    case "place":
    case "comment-start":
    case "comment-end":
      return "";
  }
}

/** Marks stand on letters: „** text**” is no bold text. */
function runText(run: Extract<Inline, { type: "text" }>): string {
  const [, before = "", text = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? [];
  if (text === "") return run.text;
  const isDeleted = run.change?.kind === "delete";
  const mark = `${isDeleted ? "~~" : ""}${run.bold ? "**" : ""}${run.italic ? "*" : ""}`;
  const marked = mark + escapeMarkdown(text) + [...mark].toReversed().join("");
  const linked = run.href === undefined ? marked : `[${marked}](<${linkTarget(run.href)}>)`;
  return before + linked + after;
}

function linkTarget(href: string): string {
  return href.replace(/[<>\\]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
