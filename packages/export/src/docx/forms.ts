/** Fields of an empty form: what is asked for, and a place to type in. */
import type { FormBlock } from "../print.ts";
import { words } from "../words.ts";
import type { Draft } from "./draft.ts";
import { paragraph, run } from "./paragraphs.ts";
import { listStep, type Place } from "./place.ts";
import { colours } from "./style-kit.ts";
import { tag, val } from "./xml.ts";

export function formXml(block: FormBlock, draft: Draft, place: Place): string {
  const { label, isRequired, guidance, example, options } = block;
  const required = isRequired ? ` (${words[draft.language].required})` : "";
  const help = [guidance, example].flatMap((text) =>
    text === undefined ? [] : [paragraph(draft, { style: "guidance" }, run(draft, text))],
  );
  return [
    paragraph(draft, { style: "formLabel" }, run(draft, label + required)),
    ...help,
    options ? optionLines(options, draft) : roomXml(block, draft, place),
  ].join("");
}

function optionLines(options: readonly string[], draft: Draft): string {
  return options
    .map((option) =>
      paragraph(draft, { style: "normal", indent: listStep }, run(draft, `☐ ${option}`)),
    )
    .join("");
}

/** A place to type in, named for who does not see the label over it. */
function roomXml({ label, room }: FormBlock, draft: Draft, { width }: Place): string {
  const name = val("alias", label.slice(0, 60));
  const control = tag(
    "w:sdt",
    {},
    tag("w:sdtPr", {}, name, tag("w:text", { "w:multiLine": 1 })),
    tag("w:sdtContent", {}, run(draft, " ")),
  );
  if (room === "line") return paragraph(draft, { style: "formLine" }, control);
  const border = (side: string) =>
    tag(`w:${side}`, { "w:val": "single", "w:sz": 6, "w:space": 0, "w:color": colours.inkSoft });
  const table = tag(
    "w:tbl",
    {},
    tag(
      "w:tblPr",
      {},
      tag("w:tblW", { "w:w": width, "w:type": "dxa" }),
      tag("w:tblBorders", {}, ...["top", "left", "bottom", "right"].map(border)),
      tag("w:tblLayout", { "w:type": "fixed" }),
      val("tblCaption", label.slice(0, 200)),
    ),
    tag("w:tblGrid", {}, tag("w:gridCol", { "w:w": width })),
    tag(
      "w:tr",
      {},
      tag(
        "w:trPr",
        {},
        tag("w:cantSplit"),
        tag("w:trHeight", { "w:val": 2200, "w:hRule": "atLeast" }),
      ),
      tag(
        "w:tc",
        {},
        tag("w:tcPr", {}, tag("w:tcW", { "w:w": width, "w:type": "dxa" })),
        paragraph(draft, { style: "normal" }, control),
      ),
    ),
  );
  return table + paragraph(draft, { style: "guidance" });
}
