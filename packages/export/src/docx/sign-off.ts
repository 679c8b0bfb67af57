/** The last page: a line for each who signs, and from what exactly the file was made. */
import type { PrintSignOff } from "../print.ts";
import { factXml } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import { paragraph, run } from "./paragraphs.ts";

export function signOffXml({ title, signatures, facts }: PrintSignOff, draft: Draft): string {
  return [
    paragraph(draft, { style: "heading1", pageBreakBefore: true }, run(draft, title)),
    ...signatures.map(({ role, name }) =>
      paragraph(
        draft,
        { style: "signature" },
        run(draft, "\t\n"),
        run(draft, role, { bold: true }),
        name === undefined ? "" : run(draft, `\n${name}`),
      ),
    ),
    paragraph(draft, { style: "tableNote" }),
    ...facts.map((fact) => factXml(fact, draft)),
  ].join("");
}
