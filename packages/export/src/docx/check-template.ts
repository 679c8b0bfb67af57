/** What a file that an organisation gives as its template lacks, before it is kept. */
import type { Language } from "@brudnopis/schema";
import type { StyleRole } from "./style-kit.ts";
import { chooseStyles, shownStyleName } from "./styles.ts";
import { readWordTemplate, type TemplateProblem } from "./word-template.ts";

export type TemplateCheck =
  | {
      readonly ok: true;
      /** By the names that Word shows. */ readonly missingStyles: readonly string[];
    }
  | { readonly ok: false; readonly problem: TemplateProblem };

/** Styles that a template is expected to have; of the others nobody notices whose they are. */
const expected: readonly StyleRole[] = [
  "title",
  "subtitle",
  "heading1",
  "heading2",
  "heading3",
  "heading4",
  "listBullet",
  "listNumber",
  "quote",
  "caption",
  "tocHeading",
  "toc1",
  "footnoteText",
  "fact",
  "statement",
  "cellText",
  "cellHead",
  "grid",
];

export function checkWordTemplate(file: Uint8Array, language: Language): TemplateCheck {
  const read = readWordTemplate(file);
  if (!read.ok) return read;
  const { missing } = chooseStyles(read.template.styles, language);
  const missingStyles = expected
    .filter((role) => missing.includes(role))
    .map((role) => shownStyleName(role, language));
  return { ok: true, missingStyles };
}
