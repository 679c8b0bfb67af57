/** „Tabela 3. Kamienie milowe”: the number is a field, so that it stays right when people put in a table of their own. */
import type { Draft } from "./draft.ts";
import { field, paragraph, run } from "./paragraphs.ts";

export function captionXml(caption: string, draft: Draft, anchor?: string): string {
  const [, word, gap, number, rest] = /^(\p{L}+)([ \u00a0])(\d+)(\..*)$/su.exec(caption) ?? [];
  const text =
    word === undefined || gap === undefined || number === undefined || rest === undefined
      ? run(draft, caption)
      : [
          run(draft, word + gap),
          field(draft, `SEQ ${word} \\* ARABIC`, number),
          run(draft, rest),
        ].join("");
  const named = anchor === undefined ? text : draft.bookmarked(draft.bookmarkName(anchor), text);
  return paragraph(draft, { style: "caption", keepNext: true }, named);
}
