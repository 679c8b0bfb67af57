/** A compared text as pieces in reading order. */
import type { DiffNode } from "@brudnopis/schema";

export type PieceKind = NonNullable<DiffNode["change"]>["type"] | "same";

export interface Piece {
  readonly kind: PieceKind;
  /** Empty at the end of a block, and for a block without words that is new, gone or of another kind. */
  readonly text: string;
}

/** Neighbours of one kind are one: they differ in their marks or authors alone. */
export function piecesOf(blocks: readonly DiffNode[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of blocks.flatMap((block) => piecesOfNode(block, "same"))) {
    const last = whole.at(-1);
    if (last && last.kind === piece.kind && last.text !== "" && piece.text !== "") {
      whole.splice(-1, 1, { kind: piece.kind, text: last.text + piece.text });
    } else whole.push(piece);
  }
  return whole;
}

/** Keeps apart what two blocks say. */
const endOfBlock: Piece = { kind: "same", text: "" };

/** What is in a new or deleted block is new or deleted with it. */
function piecesOfNode(node: DiffNode, around: PieceKind): Piece[] {
  const kind = node.change?.type ?? around;
  if (node.text !== undefined) return [{ kind, text: node.text }];
  const content = (node.content ?? []).flatMap((child) => piecesOfNode(child, kind));
  // A block's own change is one even where there are no words in it.
  const own = content.length === 0 || kind === "reshaped" ? [{ kind, text: "" }] : [];
  return [...own, ...content, endOfBlock];
}
