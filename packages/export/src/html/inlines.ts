import type { Inline } from "../print.ts";
import type { HtmlContext } from "./context.ts";
import { escapeHtml } from "./escape.ts";

export function inlinesHtml(inlines: readonly Inline[], context: HtmlContext): string {
  return inlines.map((inline) => inlineHtml(inline, context)).join("");
}

/** A title or a value: with its notes and references, where it has more than letters. */
export function markedHtml(
  text: string,
  inlines: readonly Inline[] | undefined,
  context: HtmlContext,
): string {
  return inlines === undefined ? escapeHtml(text) : inlinesHtml(inlines, context);
}

function inlineHtml(inline: Inline, context: HtmlContext): string {
  switch (inline.type) {
    case "text":
      return runHtml(inline);
    case "ref":
      return `<a href="#a-${escapeHtml(inline.to)}">${escapeHtml(inline.text)}</a>`;
    case "break":
      return "<br>";
    case "note":
      return (
        context.notes.again(inline.again) ??
        context.notes.add(inlinesHtml(inline.inlines, context), inline.name)
      );
    case "place":
    case "comment-start":
    case "comment-end":
      return "";
  }
}

function runHtml(run: Extract<Inline, { type: "text" }>): string {
  let html = escapeHtml(run.text);
  if (run.italic) html = `<em>${html}</em>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  if (run.href !== undefined)
    html = `<a href="${escapeHtml(run.href)}" rel="noreferrer">${html}</a>`;
  if (run.change === undefined) return html;
  return run.change.kind === "insert" ? `<ins>${html}</ins>` : `<del>${html}</del>`;
}
