import type { Draft } from "./draft.ts";
import { paragraph } from "./paragraph.ts";
import { textXml } from "./xml.ts";

export type Series = "Table" | "Figure";

/** „Tabela 3. Wskaźniki”: its number is a field, so that the program counts on when somebody adds a table. */
export function captionXml(series: Series, caption: string, draft: Draft): string {
  const [, before, number, after] = /^(\S+\s)(\d+)(\..*)$/su.exec(caption) ?? [];
  const inside =
    before === undefined || number === undefined || after === undefined
      ? textXml(caption)
      : `${textXml(before)}<text:sequence text:ref-name="ref${series}${number}" text:name="${series}" text:formula="ooow:${series}+1" style:num-format="1">${number}</text:sequence>${textXml(after)}`;
  return paragraph(series, inside, draft);
}

export const sequencesXml = `<text:sequence-decls>${(["Table", "Figure"] as const).map((name) => `<text:sequence-decl text:display-outline-level="0" text:name="${name}"/>`).join("")}</text:sequence-decls>`;
