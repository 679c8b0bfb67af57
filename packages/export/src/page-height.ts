/**
 * About how high blocks are in the layout of two pages, in points, set in 9 point type beside the names of their sections: so
 * that what is shown can be chosen before anybody sets it.
 */
import { blocksText } from "./blocks-text.ts";
import { linesOf, timesNarrower } from "./column-shares.ts";
import type { Block, TableRow } from "./print.ts";

const linePt = 11.5;
const paragraphPt = 7;
const rowPt = 10.5;

export function blocksHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block), 0);
}

function blockHeight(block: Block): number {
  switch (block.type) {
    case "heading":
      return 26;
    case "statement":
      return 34 + linesOf(block.text, timesNarrower * 0.65) * 17;
    case "facts":
      return 22 + block.facts.reduce((sum, { text }) => sum + linesOf(text, 0.45) * linePt + 7, 0);
    case "table": {
      const rows = [...block.head, ...block.body, ...block.foot];
      const shares = block.columns.map(({ share }) => share);
      const caption = block.caption === undefined ? 0 : 30;
      return caption + 18 + rows.reduce((sum, row) => sum + rowHeight(row, shares), 0);
    }
    case "list":
      return block.items.reduce((sum, item) => sum + blocksHeight(item), 8);
    default:
      return linesOf(blocksText([block]), timesNarrower) * linePt + paragraphPt;
  }
}

function rowHeight({ cells }: TableRow, shares: readonly number[]): number {
  const lines = cells.map(({ blocks }, index) => {
    const text = blocksText(blocks);
    // Codes, dates and figures have a column that is wide enough.
    const isOneWord = !/[ \n-]/.test(text) && text.length <= 14;
    return isOneWord ? 1 : linesOf(text, (shares[index] ?? 1) * timesNarrower);
  });
  return Math.max(1, ...lines) * linePt + rowPt;
}
