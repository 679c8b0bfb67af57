/** What a file that an organisation gives as its template lacks, before it is kept. */
import type { LocalText } from "@brudnopis/schema";
import type { StyleRole } from "./style-kit.ts";
import { chooseStyles, shownStyleName } from "./styles.ts";
import { readWordTemplate, type TemplateProblem } from "./word-template.ts";

export type TemplateCheck =
  | {
      readonly ok: true;
      /** By the names that Word shows, in the language of whoever uses it. */
      readonly missingStyles: readonly LocalText[];
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

export function checkWordTemplate(file: Uint8Array): TemplateCheck {
  const read = readWordTemplate(file);
  if (!read.ok) return read;
  // A style with a name of ours is known by its Polish name in files of either language.
  const { missing } = chooseStyles(read.template.styles, "pl");
  const missingStyles = expected
    .filter((role) => missing.includes(role))
    .map((role) => ({ pl: shownStyleName(role, "pl"), en: shownStyleName(role, "en") }));
  return { ok: true, missingStyles };
}
