/**
 * A document as Markdown (GFM): for who keeps texts beside code, or reads them as they are.
 *
 *   M1  What people typed never turns into markup, of Markdown or of HTML.
 */
import type { Block, Fact, FormBlock, PrintDocument, PrintSection } from "../print.ts";
import { words } from "../words.ts";
import { escapeMarkdown } from "./escape.ts";
import { inlineText, markedText } from "./inlines.ts";
import { Notes } from "./notes.ts";
import { tableLines } from "./table.ts";

/** Pictures are not in it: what they show is. */
export function writeMarkdown(print: PrintDocument): string {
  const notes = new Notes(print.language);
  const parts = [
    ...head(print, notes),
    ...print.sections.flatMap((section) => sectionParts(section, notes)),
    ...signOff(print, notes),
    ...notes.parts(),
    ...print.marks.map((mark) => `*${escapeMarkdown(mark)}*`),
  ];
  return `${parts.join("\n\n")}\n`;
}

function head({ title, cover, watermark }: PrintDocument, notes: Notes): string[] {
  return [
    ...(cover.annex === undefined ? [] : [escapeMarkdown(cover.annex.join(" "))]),
    `# ${escapeMarkdown(title)}`,
    ...[cover.kind, cover.mark.text].filter(Boolean).map((text) => `**${escapeMarkdown(text)}**`),
    ...(watermark === undefined ? [] : [`**${escapeMarkdown(watermark)}**`]),
    ...(cover.facts.length > 0 ? [factLines(cover.facts, notes)] : []),
    ...(cover.warning === undefined ? [] : [`> ${escapeMarkdown(cover.warning)}`]),
  ];
}

function sectionParts(section: PrintSection, notes: Notes): string[] {
  const { number, title, inlines, blocks } = section;
  const name = (number === "" ? "" : `${number}. `) + markedText(title, inlines, notes);
  return [`## ${name}`, ...blocks.flatMap((block) => blockParts(block, notes))];
}

function blockParts(block: Block, notes: Notes): string[] {
  switch (block.type) {
    case "paragraph":
      return [inlineText(block.inlines, notes)];
    case "heading":
      return [heading(block.level, inlineText(block.inlines, notes))];
    case "card": {
      const code = block.code === undefined ? "" : `${escapeMarkdown(block.code)} `;
      const name = code + markedText(block.title, block.inlines, notes);
      return [
        heading(block.level, name),
        ...block.blocks.flatMap((inner) => blockParts(inner, notes)),
      ];
    }
    case "list":
      return [listText(block, notes)];
    case "quote":
      return [
        prefixed(block.blocks.flatMap((inner) => blockParts(inner, notes)).join("\n\n"), "> "),
      ];
    case "table":
      return tableLines(block, notes);
    case "figure":
      return [`**${escapeMarkdown(block.caption)}**`, `*[${escapeMarkdown(block.alt)}]*`];
    case "image":
      return [
        `*[${escapeMarkdown(block.alt)}]*`,
        ...(block.caption === undefined ? [] : [escapeMarkdown(block.caption)]),
      ];
    case "form":
      return formParts(block, words[notes.language].required);
    case "facts":
      return [factLines(block.facts, notes)];
    case "statement":
      return [
        `**${escapeMarkdown(block.label)}**`,
        `> ${markedText(block.text, block.inlines, notes)}`,
      ];
    case "gap":
      return [`*${escapeMarkdown(block.text)}*`];
  }
}

/** Sections are of the second level, what is in them below; there are six. */
function heading(level: number, text: string): string {
  return `${"#".repeat(Math.min(level + 1, 6))} ${text}`;
}

function factLines(facts: readonly Fact[], notes: Notes): string {
  return facts
    .map(
      ({ label, text, inlines }) =>
        `- **${escapeMarkdown(label)}:** ${markedText(text, inlines, notes)}`,
    )
    .join("\n");
}

function listText(
  { ordered, start, items }: Extract<Block, { type: "list" }>,
  notes: Notes,
): string {
  return items
    .map((blocks, index) => {
      const mark = ordered ? `${start + index}. ` : "- ";
      const text = blocks.flatMap((inner) => blockParts(inner, notes)).join("\n\n");
      return mark + prefixed(text, " ".repeat(mark.length)).trimStart();
    })
    .join("\n");
}

function prefixed(text: string, prefix: string): string {
  return text
    .split("\n")
    .map((line) => `${prefix}${line}`.trimEnd())
    .join("\n");
}

function formParts(
  { label, isRequired, guidance, example, room, options }: FormBlock,
  required: string,
): string[] {
  return [
    `**${escapeMarkdown(label)}**${isRequired ? ` (${required})` : ""}`,
    ...[guidance, example].flatMap((text) => (text ? [`*${escapeMarkdown(text)}*`] : [])),
    ...(options && options.length > 0
      ? [options.map((option) => `- [ ] ${escapeMarkdown(option)}`).join("\n")]
      : [room === "line" ? "\\_\\_\\_\\_\\_\\_\\_\\_" : ">"]),
  ];
}

function signOff({ signOff: page }: PrintDocument, notes: Notes): string[] {
  if (!page) return [];
  const line = "\\_".repeat(16);
  const hands = [page.lines.place, page.lines.signature]
    .map((hand) => `${escapeMarkdown(hand)}: ${line}`)
    .join("; ");
  const lines = page.signatures.map(
    ({ role, name }) => `- ${escapeMarkdown([role, name].filter(Boolean).join(": "))} – ${hands}`,
  );
  return [
    `## ${escapeMarkdown(page.title)}`,
    escapeMarkdown(page.subject),
    ...(lines.length > 0 ? [lines.join("\n")] : []),
    ...(page.facts.length > 0 ? [factLines(page.facts, notes)] : []),
  ];
}
