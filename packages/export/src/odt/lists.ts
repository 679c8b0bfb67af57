import type { Block } from "../print.ts";
import type { Inside } from "./draft.ts";

type List = Extract<Block, { type: "list" }>;

/**
 * In a list OpenDocument knows paragraphs and lists, and no tables. One that holds a table ends before it and goes on behind
 * it, with its numbers and as deep as it was.
 */
export function listXml(list: List, style: string, inside: Inside): string {
  const own = style === "Text_20_body" ? "List_20_Contents" : style;
  return listPieces(list, own, inside)
    .map(({ xml }) => xml)
    .join("");
}

interface Piece {
  readonly isTable: boolean;
  readonly xml: string;
}

/** The list, cut where a table stands in it, however deep. */
function listPieces(list: List, style: string, inside: Inside): Piece[] {
  const pieces: Piece[] = [];
  let held = "";
  /** Whether this piece of the list counts already: behind a table it has to be told its number again. */
  let isCounting = false;
  const close = () => {
    if (held !== "") pieces.push({ isTable: false, xml: listOf(list, held) });
    [held, isCounting] = ["", false];
  };
  list.items.forEach((blocks, index) => {
    const start = list.ordered ? ` text:start-value="${list.start + index}"` : "";
    itemPieces(blocks, style, inside).forEach((piece, place) => {
      if (piece.isTable) {
        close();
        pieces.push(piece);
      } else if (place === 0) {
        held += `<text:list-item${isCounting ? "" : start}>${piece.xml}</text:list-item>`;
        isCounting = true;
      } else held += `<text:list-header>${piece.xml}</text:list-header>`;
    });
  });
  close();
  return pieces;
}

function listOf({ ordered }: List, items: string): string {
  return `<text:list text:style-name="${ordered ? "Numbers" : "Bullets"}">${items}</text:list>`;
}

/** What is in an item, lists already as lists. The first piece has the item's number, and is there also when it is empty. */
function itemPieces(blocks: readonly Block[], style: string, inside: Inside): Piece[] {
  const pieces: Piece[] = [];
  let held = "";
  const close = () => {
    if (held !== "" || pieces.length === 0) pieces.push({ isTable: false, xml: held });
    held = "";
  };
  for (const block of blocks) {
    for (const piece of blockPieces(block, style, inside)) {
      if (!piece.isTable) held += piece.xml;
      else {
        close();
        pieces.push(piece);
      }
    }
  }
  close();
  return pieces;
}

function blockPieces(block: Block, style: string, inside: Inside): Piece[] {
  switch (block.type) {
    case "table":
      return [{ isTable: true, xml: inside([block], style) }];
    case "list":
      return listPieces(block, style, inside);
    case "quote":
      return block.blocks.flatMap((inner) => blockPieces(inner, style, inside));
    default:
      return [{ isTable: false, xml: inside([block], style) }];
  }
}
