import type { Language } from "@brudnopis/schema";
import { words } from "../words.ts";
import { escapeHtml } from "./escape.ts";

/** Footnotes, numbered as they come. Their texts stand at the end, each with a way back to its mark. */
export class Notes {
  readonly #language: Language;
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** Gives the mark that stands in the text; the note is already markup. */
  add(html: string, name?: string): string {
    this.#texts.push(html);
    const number = this.#texts.length;
    if (name !== undefined) this.#numbers.set(name, number);
    return `<sup><a href="#note-${number}" id="mark-${number}" role="doc-noteref">${number}</a></sup>`;
  }

  /** A further mark of a note before. */
  again(name: string | undefined): string | undefined {
    const number = name === undefined ? undefined : this.#numbers.get(name);
    return number === undefined
      ? undefined
      : `<sup><a href="#note-${number}" role="doc-noteref">${number}</a></sup>`;
  }

  html(): string {
    if (this.#texts.length === 0) return "";
    const { notes, backToText } = words[this.#language];
    const items = this.#texts.map(
      (text, index) =>
        `<li id="note-${index + 1}">${text} <a href="#mark-${index + 1}" role="doc-backlink" aria-label="${escapeHtml(backToText)} (${index + 1})">↩</a></li>`,
    );
    return `<section class="notes" role="doc-endnotes" aria-labelledby="notes">
<h2 id="notes">${escapeHtml(notes)}</h2>
<ol>${items.join("\n")}</ol>
</section>`;
  }
}
