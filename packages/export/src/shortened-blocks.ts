/** The beginning of a text: whole paragraphs, then whole sentences. */
import { blocksText } from "./blocks-text.ts";
import { inlinesText } from "./inlines.ts";
import type { Block } from "./print.ts";

/** `rest` says that there is more, where there is. */
export function shortenedBlocks(blocks: readonly Block[], letters: number, rest: string): Block[] {
  const shown: Block[] = [];
  let left = letters;
  for (const block of blocks) {
    // What is drawn takes more room than its words; two pages have none for it.
    if (block.type === "table" || block.type === "figure" || block.type === "image") continue;
    const length = blocksText([block]).length;
    if (length > left) {
      const cut = block.type === "paragraph" ? sentences(inlinesText(block.inlines), left) : "";
      if (cut !== "") shown.push({ type: "paragraph", inlines: [{ type: "text", text: cut }] });
      return [
        ...shown,
        { type: "paragraph", inlines: [{ type: "text", text: rest, italic: true }] },
      ];
    }
    left -= length;
    shown.push(block);
  }
  return shown;
}

/** As many whole sentences as there is room for; of a single long one its words. */
function sentences(text: string, limit: number): string {
  // The point of an abbreviation of one or two letters ends no sentence.
  const ends = [...text.matchAll(/(?<=\p{L}{3}[”")]?)[.!?…](?=\s+\p{Lu})/gu)];
  const end = ends.findLast(({ index }) => index < limit)?.index;
  if (end !== undefined) return text.slice(0, end + 1);
  const cut = text.slice(0, Math.max(0, limit)).toWellFormed();
  const space = cut.lastIndexOf(" ");
  return space > limit / 2 ? `${cut.slice(0, space)}…` : "";
}
