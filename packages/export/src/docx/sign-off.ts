/** The last page: a line for each who signs, and from what exactly the file was made. */
import type { PrintSignOff } from "../print.ts";
import { factXml } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import { paragraph, run } from "./paragraphs.ts";

export function signOffXml(
  { title, subject, lines, signatures, facts }: PrintSignOff,
  draft: Draft,
): string {
  return [
    paragraph(draft, { style: "heading1", pageBreakBefore: true }, run(draft, title)),
    paragraph(draft, { style: "normal" }, run(draft, subject)),
    ...signatures.flatMap(({ role, name }) => [
      paragraph(
        draft,
        { style: "signatory", keepNext: true },
        run(draft, role, { bold: true }),
        name === undefined ? "" : run(draft, `\n${name}`),
      ),
      ...[lines.place, lines.signature].map((line, index) =>
        paragraph(
          draft,
          { style: "signature", keepNext: index === 0 },
          run(draft, "\t\n"),
          run(draft, line, { style: "label" }),
        ),
      ),
    ]),
    paragraph(draft, { style: "tableNote" }),
    ...facts.map((fact) => factXml(fact, draft)),
  ].join("");
}
